import type { AgentExecution } from "#shared/domain/agents/execution.ts";
import type { Metrics } from "#shared/ports/metrics.ts";
import type { RunStore } from "#shared/ports/run-store.ts";

/** Counts every run that ends: work that was done before and is only answered again ends nothing. */
export function countedRuns(runs: RunStore, metrics: Metrics): RunStore {
  return {
    ...runs,
    async end(execution) {
      await runs.end(execution);
      count(metrics, execution);
    },
  };
}

function count(
  metrics: Metrics,
  { agent, status, milliseconds = 0, modelCalls, toolCalls }: AgentExecution,
): void {
  metrics.add("AgentRuns", 1, { agent });
  if (status === "failed") metrics.add("AgentFailures", 1, { agent });
  metrics.add("AgentMilliseconds", milliseconds, { agent });
  // What earlier attempts cost was counted when they ended.
  const costUsd = [...modelCalls, ...toolCalls].reduce((sum, call) => sum + call.costUsd, 0);
  metrics.add("AgentCostUsd", costUsd, { agent });
  for (const [model, calls] of Map.groupBy(modelCalls, modelOf)) {
    metrics.add("ModelCalls", calls.length, { agent, model });
  }
}

/** An answer from the cache is no call of its model. */
function modelOf({ model, isCached }: AgentExecution["modelCalls"][number]): string {
  return isCached ? "cache" : model;
}
