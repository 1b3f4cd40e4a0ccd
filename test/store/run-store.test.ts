import { expect, test } from "vitest";
import type { AgentExecution } from "#shared/domain/agents/execution.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { dynamoTestRunStore } from "#shared/store/test-run-store.ts";
import { anExecution } from "../support/builders.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();
const failed = {
  status: "failed",
  output: undefined,
  error: { name: "ModelUnavailable", message: "Throttled." },
} as const;
const call = {
  tool: "hunter",
  request: "email-finder x.example",
  outcome: "found",
  startedAt: "2026-11-20T08:00:00.000Z",
  milliseconds: 10,
  costUsd: 0.25,
};

test("work begins, ends, and then answers what it answered", async () => {
  const runs = await store();

  expect(await runs.begin(work())).toEqual({ kind: "begun", attempt: 1, costUsd: 0 });
  expect(await runs.executionsOf("run-1")).toMatchObject([{ status: "running" }]);
  await runs.end(anExecution());

  expect(await runs.begin(work())).toMatchObject({
    kind: "completed",
    execution: { output: { leadId: "lead-1" } },
  });
});

test("work that failed begins again as another attempt that knows what the first has cost", async () => {
  const runs = await store();
  await runs.begin(work());
  await runs.end(anExecution({ ...failed, toolCalls: [call], costUsd: 0.25 }));

  expect(await runs.begin(work())).toEqual({ kind: "begun", attempt: 2, costUsd: 0.25 });
  await runs.end(anExecution({ attempt: 2, toolCalls: [call], costUsd: 0.5 }));

  expect(await runs.executionsOf("run-1")).toMatchObject([{ attempt: 2, costUsd: 0.5 }]);
  expect(await runs.status("qualification")).toMatchObject({ runs: 2, failures: 1, costUsd: 0.5 });
});

test("completed work stays completed when a late twin of it begins or fails", async () => {
  const runs = await store();
  await runs.begin(work());
  await runs.end(anExecution());
  await runs.end(anExecution(failed));

  expect(await runs.executionsOf("run-1")).toMatchObject([{ status: "completed" }]);
  expect(await runs.status("qualification")).toMatchObject({ runs: 1, failures: 0 });
});

test("occasions of one agent are separate work, and come in the order they began", async () => {
  const runs = await store();
  await runs.end(anExecution({ occasion: "later", startedAt: "2026-11-20T08:05:00.000Z" }));
  await runs.end(anExecution({ occasion: "earlier" }));

  const occasions = (await runs.executionsOf("run-1")).map(({ occasion }) => occasion);

  expect(occasions).toEqual(["earlier", "later"]);
});

test("what an agent did in a thread can be read and forgotten, other threads stay", async () => {
  const runs = await store();
  await runs.end(anExecution());
  await runs.end(anExecution({ runId: "run-2", ...failed, endedAt: "2026-11-20T09:00:00.000Z" }));
  await runs.end(anExecution({ threadId: "lead-2", runId: "run-3" }));

  const entries = await runs.context("qualification", "lead-1");
  expect(entries).toMatchObject([
    { runId: "run-1", status: "completed", output: { leadId: "lead-1" } },
    { runId: "run-2", status: "failed", error: failed.error },
  ]);

  expect(await runs.clearContext("qualification", "lead-1")).toBe(2);
  expect(await runs.context("qualification", "lead-1")).toEqual([]);
  expect(await runs.context("qualification", "lead-2")).toHaveLength(1);
});

test("the status of an agent sums up its runs until it is set back", async () => {
  const runs = await store();
  await runs.end(anExecution());
  await runs.end(anExecution({ ...failed, runId: "run-2" }));
  expect(await runs.status("qualification")).toMatchObject({
    runs: 2,
    failures: 1,
    milliseconds: 2000,
    lastError: "ModelUnavailable: Throttled.",
  });

  await runs.resetStatus("qualification");

  expect(await runs.status("qualification")).toEqual({
    agent: "qualification",
    runs: 0,
    failures: 0,
    costUsd: 0,
    milliseconds: 0,
    resetAt: expect.any(String),
  });
});

test("the latest runs of an agent come newest first", async () => {
  const runs = await store();
  for (const minute of [1, 3, 2]) {
    const startedAt = `2026-11-20T08:0${minute}:00.000Z`;
    await runs.end(anExecution({ runId: `run-${minute}`, startedAt }));
  }

  const recent = await runs.recent("qualification", 2);

  expect(recent.map(({ runId }) => runId)).toEqual(["run-3", "run-2"]);
});

test("an execution with more calls than fit is kept with its time and cost true", async () => {
  const runs = await store();
  const long = { ...call, request: "r".repeat(5_000), outcome: "o".repeat(5_000) };
  const toolCalls = Array.from({ length: 500 }, () => long);
  const modelCalls: AgentExecution["modelCalls"] = Array.from({ length: 200 }, (_, index) => ({
    question: "score-lead",
    model: "rules",
    inputTokens: 10,
    outputTokens: 1,
    costUsd: 0.5,
    milliseconds: 2,
    isCached: false,
    trace: Array.from({ length: 30 }, () => `${index} ${"t".repeat(3_000)}`),
  }));
  const error = { name: "ZodError", message: "m".repeat(300_000) };

  await runs.end(anExecution({ status: "failed", error, toolCalls, modelCalls, costUsd: 225 }));

  const [kept] = await runs.executionsOf("run-1");
  const size = JSON.stringify(kept).length;
  const total = [...(kept?.toolCalls ?? []), ...(kept?.modelCalls ?? [])];
  expect(size).toBeLessThan(125_000);
  expect(total.reduce((sum, { costUsd }) => sum + costUsd, 0)).toBe(225);
  expect(total.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBe(5_400);
  expect(kept?.toolCalls.at(-1)).toMatchObject({ request: "450 calls that are not listed" });
});

test("test runs are listed newest first", async () => {
  const { client, table } = dynamo();
  const testRuns = dynamoTestRunStore(client, await table("operations"));
  const options = {
    stopOnDuplicate: true,
    skipEnrichment: false,
    createInCrm: false,
    dryRun: true,
  };
  for (const minute of [1, 3, 2]) {
    await testRuns.add({
      id: `test-${minute}`,
      leadId: "lead-1",
      isQuick: false,
      options,
      startedBy: "rep@seller.example",
      startedAt: `2026-11-20T08:0${minute}:00.000Z`,
    });
  }

  expect((await testRuns.list(2)).map(({ id }) => id)).toEqual(["test-3", "test-2"]);
  expect(await testRuns.find("test-1")).toMatchObject({ leadId: "lead-1" });
  expect(await testRuns.find("test-9")).toBeUndefined();
});

async function store() {
  const { client, table } = dynamo();
  return dynamoRunStore(client, await table("operations"));
}

function work() {
  const { runId, agent, occasion, threadId, input, startedAt } = anExecution();
  return { runId, agent, occasion, threadId, input, startedAt };
}
