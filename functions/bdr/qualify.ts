import { identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { wantsMove } from "#shared/domain/meetings/wants-move.ts";
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
  const newest = await deps.approvals.newestMeeting(work.leadId);
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

  if (newest && newest.id !== work.approvalId) {
    if (newest.status === "waiting") {
      return stop(`approval ${newest.id} of an earlier wish still waits for a person`);
    }
    // The flow tries again in a moment, and then sees what came of it.
    if (newest.status === "approved" && !newest.carriedOutAt) throw new EarlierWish(newest.id);
  }

  const meeting = await openMeeting(deps, wish);
  if (meeting && !wantsMove({ ...wish, text: wish.message.text }, meeting.slot, wish.zone)) {
    return stop(`the meeting is booked for ${slotInWords(meeting.slot, "en", meeting.timeZone)}`);
  }
  const wants = meeting ? "wants another time for the meeting" : "wants to meet";
  const tier = lead.qualification ? `, tier ${lead.qualification.tier}` : "";
  const reason = `${attendee.name} ${wants}${tier}`;
  return { kind: "qualified", reason, wish, meeting, newest };
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
