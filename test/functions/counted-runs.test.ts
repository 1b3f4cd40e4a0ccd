import { expect, test } from "vitest";
import type { AgentExecution, ModelCall } from "#shared/domain/agents/execution.ts";
import type { RunStore } from "#shared/ports/run-store.ts";
import { countedRuns } from "../../functions/counted-runs.ts";
import { anExecution } from "../support/builders.ts";
import { recordedMetrics } from "../support/recorded-metrics.ts";

test("a run that ends is counted with its time, its cost and its calls by model", async () => {
  const said = await countOf({
    modelCalls: [
      aCall({ model: "openai/small", costUsd: 0.25 }),
      aCall({ model: "openai/small", costUsd: 0.25 }),
      aCall({ model: "openai/small", isCached: true }),
    ],
    toolCalls: [{ ...aTool, costUsd: 0.5 }],
    // With what an earlier attempt cost, which was counted when that one ended.
    costUsd: 1.5,
  });

  expect(said).toEqual([
    "AgentRuns 1 agent=qualification",
    "AgentMilliseconds 40 agent=qualification",
    "AgentCostUsd 1 agent=qualification",
    "ModelCalls 2 agent=qualification model=openai/small",
    "ModelCalls 1 agent=qualification model=cache",
  ]);
});

test("a run that fails is counted as a run and as a failure", async () => {
  const said = await countOf({ status: "failed" });

  expect(said).toContain("AgentRuns 1 agent=qualification");
  expect(said).toContain("AgentFailures 1 agent=qualification");
});

test("a run that could not be stored is not counted", async () => {
  const metrics = recordedMetrics();
  const runs = countedRuns(storeThat(new Error("the table does not answer")), metrics);

  await expect(runs.end(anExecution({}))).rejects.toThrow("does not answer");
  expect(metrics.said).toEqual([]);
});

async function countOf(changes: Partial<AgentExecution>): Promise<readonly string[]> {
  const metrics = recordedMetrics();
  await countedRuns(storeThat(), metrics).end(anExecution({ milliseconds: 40, ...changes }));
  return metrics.said;
}

function storeThat(failure?: Error): RunStore {
  return {
    begin: async () => ({ kind: "begun", attempt: 1, costUsd: 0 }),
    end: async () => {
      if (failure) throw failure;
    },
    executionsOf: async () => [],
    context: async () => [],
    clearContext: async () => 0,
    status: async (agent) => ({ agent, runs: 0, failures: 0, costUsd: 0, milliseconds: 0 }),
    resetStatus: async () => undefined,
    recent: async () => [],
  };
}

const aTool = {
  tool: "hunter",
  request: "domain-search",
  outcome: "one address",
  startedAt: "2026-01-05T09:00:00Z",
  milliseconds: 20,
};

function aCall(changes: Partial<ModelCall>): ModelCall {
  return {
    question: "score-lead",
    model: "rules",
    inputTokens: 10,
    outputTokens: 5,
    costUsd: 0,
    milliseconds: 3,
    isCached: false,
    trace: [],
    ...changes,
  };
}
