import type { ToolCall } from "#shared/domain/agents/execution.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type { Ask } from "#shared/models/question.ts";

export type TestRun = AgentRun & {
  readonly tools: readonly Pick<ToolCall, "tool" | "request" | "outcome" | "costUsd">[];
};

/** A run that asks as told and keeps the tool calls for the test to look at. */
export function agentRun(ask: Ask): TestRun {
  const tools: TestRun["tools"][number][] = [];
  return {
    runId: "run-1",
    tools,
    ask: (question, input) => ask(question, input, { runId: "run-1", agent: "test" }),
    async tool(call, work, say) {
      const result = await work();
      const { outcome, costUsd = 0 } = say(result);
      tools.push({ ...call, outcome, costUsd });
      return result;
    },
    spent: () => tools.reduce((sum, { costUsd }) => sum + costUsd, 0),
  };
}
