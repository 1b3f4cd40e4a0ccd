import type { BdrStep } from "./bdr.ts";

/** Lays the proposal before a person; that it waits is said as an event, which notices carry to people. */
export const propose: BdrStep = async ({ approvals, conversations, now }, work) => {
  const { approvalId, leadId } = work;
  const approval = await approvals.find(approvalId);
  if (!approval) throw new Error(`There is no approval ${approvalId} to propose`);
  if (approval.status === "waiting") {
    await conversations.change(leadId, (conversation) => ({
      ...conversation,
      approvalId,
      updatedAt: now().toISOString(),
    }));
  }
  return { decision: "waiting", approvalId, reason: approval.reason };
};

export const remind: BdrStep = async ({ approvals, now }, { approvalId }) => {
  const approval = await approvals.note(approvalId, { remindedAt: now().toISOString() });
  if (!approval) throw new Error(`There is no approval ${approvalId} to remind of`);
  return { decision: "waiting", approvalId, reason: `still waits: ${approval.reason}` };
};
