import { nextState } from "#shared/domain/conversations/next-state.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { decide } from "#shared/domain/meetings/decide.ts";
import { isWithdrawn } from "#shared/domain/meetings/withdrawn-for.ts";
import { callPerson } from "../call-person.ts";
import type { BdrDeps, BdrStep, Done } from "./bdr.ts";
import { book } from "./book.ts";
import { handOver } from "./hand-over.ts";

/** No meeting comes of it: a person said no, nobody decided in time, or a step failed for good. */
export const decline: BdrStep = async (deps, work) => {
  const { approvalId } = work;
  const approval = await expired(deps, approvalId);
  if (!approval) {
    await handOver(deps, work, "no meeting could be proposed; a person arranges it");
    return { decision: "declined", reason: "no proposal came about" };
  }
  // Decided in the moment the time ran out, or booking failed: what a person allowed is still to be done.
  if (approval.status === "approved") return book(deps, work);

  if (approval.status === "expired") {
    await handOver(deps, work, `nobody decided in time: ${approval.reason}`);
  }
  const isTurnedDown = approval.status === "rejected" && !isWithdrawn(approval);
  if (isTurnedDown) {
    const why = `${approval.decidedBy} rejected the proposed times; they still wait for an answer`;
    await callPerson(deps, work.leadId, { why, messageId: work.messageId });
  }
  return done(deps, approval);
};

async function expired(
  { approvals, now }: BdrDeps,
  approvalId: string,
): Promise<Approval | undefined> {
  const decided = await approvals.decide(approvalId, (approval) => {
    const by = { by: "nobody", through: "timeout" } as const;
    const decision = decide(approval, { kind: "expire" }, by, now());
    return decision.kind === "decided" ? decision.approval : approval;
  });
  return decided.kind === "unknown" ? undefined : decided.approval;
}

async function done({ approvals, conversations, now }: BdrDeps, approval: Approval): Promise<Done> {
  const { id, leadId } = approval;
  const reason = reasonOf(approval);
  // Where another proposal took its place, the meeting is still being arranged.
  if (leadId && (await approvals.newestForMeeting(leadId))?.id === id) {
    await conversations.change(leadId, ({ approvalId, ...conversation }) => {
      const { state } = nextState(conversation.state, "meeting-declined");
      const kept = approvalId && approvalId !== id ? { approvalId } : {};
      return { ...conversation, ...kept, state, reason, updatedAt: now().toISOString() };
    });
  }
  await approvals.note(id, { carriedOutAt: now().toISOString(), outcome: reason });
  return { decision: "declined", approvalId: id, reason };
}

function reasonOf(approval: Approval): string {
  if (approval.status === "expired") return "nobody decided in time";
  return isWithdrawn(approval)
    ? `withdrawn: ${approval.decision?.note}`
    : `${approval.decidedBy} rejected the proposal`;
}
