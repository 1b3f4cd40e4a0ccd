import { withdrawnFor } from "#shared/domain/meetings/withdrawn-for.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";

export type WithdrawApprovalsDeps = {
  readonly approvals: Pick<ApprovalStore, "ofLead" | "decide">;
  readonly now: () => Date;
};

type Withdrawing = {
  /** Where the wish came from, where that was no reply. */
  readonly through?: string;
  readonly kinds?: readonly string[];
  /** Belongs to the reply in hand. */
  readonly kept?: string;
};

/** What a person was still to decide is decided: the sweep of decisions tells a flow that waits. */
export async function withdrawApprovals(
  { approvals, now }: WithdrawApprovalsDeps,
  leadId: string,
  reason: string,
  { through = "reply", kinds = ["reply", "meeting"], kept }: Withdrawing = {},
): Promise<void> {
  const waiting = (await approvals.ofLead(leadId)).filter(
    ({ id, status, proposal }) =>
      id !== kept && status === "waiting" && kinds.includes(proposal.kind),
  );
  for (const { id } of waiting) {
    await approvals.decide(id, withdrawnFor(reason, now(), through));
  }
}
