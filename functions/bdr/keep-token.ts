import { AgentInvocation, agents } from "#shared/domain/agents/agents.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import { approvalIdOf } from "./approval-id.ts";

export type KeepTokenDeps = {
  readonly approvals: Pick<ApprovalStore, "note">;
  readonly decisions: Queue<{ readonly kind: "decided"; readonly approvalId: string }>;
};

/**
 * Stores the flow's token with the approval before the agent sees the work. Each attempt has another token while the work
 * is recorded as done once, and what is recorded can be read by people; so the token stays out of both.
 */
export function keepToken<Rest extends readonly unknown[], Result>(
  { approvals, decisions }: KeepTokenDeps,
  handle: (event: unknown, ...rest: Rest) => Promise<Result>,
): (event: unknown, ...rest: Rest) => Promise<Result> {
  return async (event, ...rest) => {
    const invocation = AgentInvocation.parse(event);
    const { taskToken, ...input } = agents.bdr.input.parse(invocation.input);
    if (!taskToken) return handle(event, ...rest);

    const { leadId, messageId, round = 0 } = input;
    const approvalId = approvalIdOf({ leadId, messageId, round });
    const approval = await approvals.note(approvalId, { taskToken });
    const result = await handle({ ...invocation, input }, ...rest);
    // Decided before the flow waited: nobody has told this token yet.
    if (approval && approval.status !== "waiting") {
      await decisions.send({ kind: "decided", approvalId });
    }
    return result;
  };
}
