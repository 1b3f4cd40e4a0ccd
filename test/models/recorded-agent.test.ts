import { expect, test } from "vitest";
import * as z from "zod";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import { type RecordedAgentOptions, recordedAgent } from "#shared/models/recorded-agent.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { rulesAsk } from "../support/fake-ask.ts";

const dynamo = embeddedDynamo();
const invocation = {
  runId: "run-1",
  occasion: "enrich",
  threadId: "lead-1",
  jobRow: { jobId: "job-1", row: 3 },
  input: { leadId: "lead-1" },
};

test("work is done once for each run and occasion, and told again however often it is asked for", async () => {
  const world = await department();

  const answers = [await world.invoke(), await world.invoke()];

  expect(answers).toEqual([{ facts: 2 }, { facts: 2 }]);
  expect(world.worked).toBe(1);
  expect(world.passed).toEqual([3, 3]);
  expect(world.said.map(({ type }) => type)).toEqual(["lead_enriched", "lead_enriched"]);
  expect(await world.runs.executionsOf("run-1")).toMatchObject([
    { status: "completed", costUsd: 0.25, toolCalls: [{ tool: "apollo", outcome: "2 facts" }] },
  ]);
});

test("a failure is stored, said, and thrown; the next attempt knows what it has cost", async () => {
  const world = await department({ failures: 1 });

  await expect(world.invoke()).rejects.toThrow("Apollo does not answer");
  expect(await world.runs.executionsOf("run-1")).toMatchObject([
    { status: "failed", error: { message: "Apollo does not answer" }, costUsd: 0.25 },
  ]);
  expect(world.said).toMatchObject([{ type: "agent_error", data: { occasion: "enrich" } }]);

  expect(await world.invoke()).toEqual({ facts: 2 });
  expect(await world.runs.executionsOf("run-1")).toMatchObject([
    { status: "completed", attempt: 2, costUsd: 0.5 },
  ]);
});

test("a bus that does not answer turns no work that is done into work that failed", async () => {
  const world = await department({ deafCalls: 1 });

  await expect(world.invoke()).rejects.toThrow("The bus is away");
  expect(await world.runs.executionsOf("run-1")).toMatchObject([{ status: "completed" }]);

  expect(await world.invoke()).toEqual({ facts: 2 });
  expect(world.worked).toBe(1);
});

test("an answer that does not fit is a failure of the agent", async () => {
  const world = await department({ output: z.object({ facts: z.number().max(1) }) });

  await expect(world.invoke()).rejects.toBeInstanceOf(z.ZodError);
  expect(await world.runs.executionsOf("run-1")).toMatchObject([{ status: "failed" }]);
});

type Output = { readonly facts: number };
type Options = RecordedAgentOptions<{ leadId: string }, Output>;

async function department({
  failures = 0,
  deafCalls = 0,
  output = z.object({ facts: z.number() }),
}: {
  readonly failures?: number;
  readonly deafCalls?: number;
  readonly output?: Options["output"];
} = {}) {
  const { client, table } = dynamo();
  const runs = dynamoRunStore(client, await table("operations"));
  const said: DepartmentEvent[] = [];
  const passed: number[] = [];
  let worked = 0;
  let calls = 0;
  const handle = recordedAgent<{ leadId: string }, Output>({
    agent: {
      name: "enrichment",
      async run(_, run) {
        worked += 1;
        return run
          .tool(
            { tool: "apollo", request: "match" },
            async () => ({ facts: 2 }),
            ({ facts }) => ({ outcome: `${facts} facts`, costUsd: 0.25 }),
          )
          .then((answer) => {
            if (worked <= failures) throw new Error("Apollo does not answer");
            return answer;
          });
      },
    },
    input: z.object({ leadId: z.string() }),
    output,
    ask: rulesAsk(),
    runs,
    bus: {
      async say(event) {
        calls += 1;
        if (calls <= deafCalls) throw new Error("The bus is away");
        said.push(event);
      },
    },
    event: () => "lead_enriched",
    passed: async ({ row }) => void passed.push(row),
    now: () => new Date("2026-11-20T09:00:00Z"),
  });
  return {
    runs,
    said,
    passed,
    invoke: () => handle(invocation),
    get worked() {
      return worked;
    },
  };
}
