import type { AgentRun } from "#shared/models/agent.ts";
import type { Ask } from "#shared/models/question.ts";

/** A turn of a call asks models like a run of the agent, and keeps no execution: its messages are the record. */
export function callRun(ask: Ask): (leadId: string, turnId: string) => AgentRun {
  return (leadId, turnId) => {
    const runId = `call-${leadId}-${turnId}`;
    let spent = 0;
    return {
      runId,
      spent: () => spent,
      async ask(question, input) {
        const asked = await ask(question, input, { runId, agent: "conversation", leadId });
        if (asked.kind === "answered") spent += asked.costUsd;
        return asked;
      },
      tool: (_call, work) => work(),
    };
  };
}
