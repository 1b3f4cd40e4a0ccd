import { identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { wantsMove } from "#shared/domain/meetings/wants-move.ts";
import { withdrawnFor } from "#shared/domain/meetings/withdrawn-for.ts";
import type { BdrDeps, BdrStep, BdrWork } from "./bdr.ts";
import { handOver } from "./hand-over.ts";
import { readWish, type Wish } from "./wish.ts";

/** Whether there is a meeting to arrange: with somebody who may be written to, and not arranged already. */
export const qualify: BdrStep = async (deps, work) => {
  const qualified = await qualifiedWish(deps, work);
  return qualified.kind === "stop"
    ? { decision: "stop", reason: qualified.reason }
    : { decision: "continue", reason: qualified.reason };
};

export type Qualified = {
  readonly kind: "qualified";
  readonly reason: string;
  readonly wish: Wish;
  /** The lead's meeting that is still to come, and is to be moved. */
  readonly meeting: Meeting | undefined;
  /** Read before all else: what is proposed now rests on there being no newer one. */
  readonly newest: Approval | undefined;
};

export async function qualifiedWish(
  deps: BdrDeps,
  work: BdrWork,
): Promise<Qualified | { readonly kind: "stop"; readonly reason: string }> {
  const newest = await deps.approvals.newestForMeeting(work.leadId);
  const wish = await readWish(deps, work);
  const { conversation, attendee, lead } = wish;
  if (conversation.state === "closed" || conversation.state === "handed_off") {
    return stop(`the conversation is ${conversation.state}: ${conversation.reason}`);
  }
  const suppression = await deps.suppressions.find({
    ...identitiesOf(lead, conversation),
    email: attendee.email,
    companyKey: conversation.companyKey,
  });
  if (suppression) return stop(`nothing may be sent any more: ${suppression.reason}`);
  if (!attendee.email) {
    await handOver(deps, work, "wants to meet, and no e-mail address is known to invite");
    return stop("no address is known to invite; a person asks for one");
  }

  const meeting = await openMeeting(deps, wish);
  if (meeting && !wantsMove({ ...wish, text: wish.message.text }, meeting.slot, wish.zone)) {
    return stop(`the meeting is booked for ${slotInWords(meeting.slot, "en", meeting.timeZone)}`);
  }
  if (newest && newest.id !== work.approvalId && !(await givesWay(deps, newest, wish))) {
    return stop(`approval ${newest.id} of an earlier wish still waits for a person`);
  }
  const wants = meeting ? "wants another time for the meeting" : "wants to meet";
  const tier = lead.qualification ? `, tier ${lead.qualification.tier}` : "";
  const reason = `${attendee.name} ${wants}${tier}`;
  return { kind: "qualified", reason, wish, meeting, newest };
}

/** What nobody has decided yet is withdrawn for what they wrote after it: a person decides on their last word. */
async function givesWay(deps: BdrDeps, earlier: Approval, { message }: Wish): Promise<boolean> {
  const open = earlier.status === "waiting" ? await withdrawn(deps, earlier, message) : earlier;
  // The flow tries again in a moment, and then sees what came of it.
  if (open?.status === "approved" && !open.carriedOutAt) throw new EarlierWish(open.id);
  return open !== undefined;
}

/** As it was decided; undefined where it is no earlier one, and stays. */
async function withdrawn(
  { approvals, conversations, now }: BdrDeps,
  { id, proposal }: Approval,
  { leadId, at }: Wish["message"],
): Promise<Approval | undefined> {
  const before =
    proposal.kind === "meeting" && (await conversations.message(leadId, proposal.messageId));
  if (!before || before.at >= at) return undefined;
  const decided = await approvals.decide(id, withdrawnFor("they wrote again", now()));
  return decided.kind === "unknown" ? undefined : decided.approval;
}

function stop(reason: string) {
  return { kind: "stop", reason } as const;
}

class EarlierWish extends Error {
  override readonly name = "EarlierWish";
  constructor(approvalId: string) {
    super(`What approval ${approvalId} of an earlier wish decided is being carried out`);
  }
}

/** The lead's meeting that is still to come. */
async function openMeeting(
  { meetings, now }: BdrDeps,
  { conversation }: Pick<Wish, "conversation">,
): Promise<Meeting | undefined> {
  const meeting = conversation.meetingId ? await meetings.find(conversation.meetingId) : undefined;
  const isToCome = meeting?.status === "booked" && meeting.slot.startsAt > now().toISOString();
  return isToCome ? meeting : undefined;
}
