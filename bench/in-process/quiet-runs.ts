import type { RunStore } from "#shared/ports/run-store.ts";

/** Takes every execution and forgets it. */
export const quietRuns: RunStore = {
  begin: async () => ({ kind: "begun", attempt: 1, costUsd: 0 }),
  end: async () => undefined,
  executionsOf: async () => [],
  context: async () => [],
  clearContext: async () => 0,
  status: async (agent) => ({ agent, runs: 0, failures: 0, costUsd: 0, milliseconds: 0 }),
  resetStatus: async () => undefined,
  recent: async () => [],
};
