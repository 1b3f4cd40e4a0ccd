import { identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import { endedSince } from "#shared/domain/conversations/ended-since.ts";
import type { Approval, Slot } from "#shared/domain/meetings/approval.ts";
import { bookedSlot } from "#shared/domain/meetings/decide.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { answerSubject } from "#shared/domain/meetings/meeting-entry.ts";
import { offeredSlots } from "#shared/domain/meetings/open-offer.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { type Booked, bookMeeting } from "../meeting-desk/book-meeting.ts";
import { type Moved, moveMeeting } from "../meeting-desk/move-meeting.ts";
import { takeBackBooking } from "../meeting-desk/take-back-booking.ts";
import { planMail } from "../meeting-desk/tell-attendee.ts";
import { meetingIdOf, offerPurpose } from "./approval-id.ts";
import type { BdrDeps, BdrStep, BdrWork, Done } from "./bdr.ts";
import { placeBefore } from "./find-slots.ts";
import { handOver } from "./hand-over.ts";
import { readWish, type Wish } from "./wish.ts";

const MOST_ROUNDS = 3;

type CarriedOut = Done & { readonly decision: NonNullable<Approval["cameTo"]> };

/** Carries out what was approved: sends the times to choose from, or books or moves the meeting. */
export const book: BdrStep = async (deps, work) => {
  const { approvalId } = work;
  const approval = await deps.approvals.find(approvalId);
  if (approval?.status !== "approved") {
    return { decision: "stop", approvalId, reason: `approval ${approvalId} is not approved` };
  }
  if (approval.carriedOutAt) return doneBefore(deps, approval);
  const wish = await readWish(deps, work);
  const obstacle = await obstacleTo(deps, wish, approval);
  if (obstacle) {
    // Who approved it expects a meeting.
    await handOver(deps, work, obstacle);
    return withoutMeeting(deps, approval, { decision: "stop", reason: obstacle });
  }

  const slot = bookedSlot(approval);
  if (!slot) return closed(deps, approval, await offer(deps, wish, approval));
  const done = await take(deps, wish, approval, slot);
  if (done.kind === "closed") {
    return doneBefore(deps, (await deps.approvals.find(approvalId)) ?? approval);
  }
  if (done.kind === "taken") return withoutMeeting(deps, approval, await askAgain(deps, work));
  if (done.kind === "over") {
    const why = `not moved, the meeting is ${done.status}; a person arranges it`;
    await handOver(deps, work, why);
    return closed(deps, approval, { decision: "stop", reason: why });
  }
  const { id, slot: taken, timeZone, status } = done.meeting;
  if (status !== "booked") {
    return closed(deps, approval, { decision: "stop", reason: `the meeting is ${status}` });
  }
  const when = slotInWords(taken, "en", timeZone);
  const reason = `booked for ${when}, approved by ${approval.decidedBy}`;
  return closed(deps, approval, { decision: "booked", meetingId: id, reason });
};

async function doneBefore(deps: BdrDeps, approval: Approval): Promise<Done> {
  const { id: approvalId, proposal, cameTo, outcome: reason = "done before" } = approval;
  if (cameTo === "stop") return withoutMeeting(deps, approval, { decision: "stop", reason });
  if (!bookedSlot(approval)) return { decision: "offered", approvalId, reason };
  const own = proposal.kind === "meeting" ? proposal.meetingId : undefined;
  const meeting = await deps.meetings.find(own ?? meetingIdOf(approvalId));
  if (!meeting) return { decision: "stop", approvalId, reason };
  // Something else came of it while an attempt to book was dying, which may have left it in the calendar.
  if (meeting.status === "cancelled" || (meeting.status === "booked" && !meeting.calendarEventId)) {
    await takeBackBooking(deps, meeting.id, approval.decidedBy ?? "");
    return { decision: "stop", approvalId, reason };
  }
  return { decision: "booked", approvalId, meetingId: meeting.id, reason };
}

/** An opt-out, a refusal or a hand-over can come between the approval and the booking. */
async function obstacleTo(
  { suppressions }: BdrDeps,
  { lead, conversation, attendee }: Wish,
  { decidedAt, decidedThrough }: Approval,
): Promise<string | undefined> {
  const suppression = await suppressions.find({
    ...identitiesOf(lead, conversation),
    email: attendee.email,
    companyKey: conversation.companyKey,
  });
  if (suppression) return `not booked, nothing may be sent any more: ${suppression.reason}`;
  // A time that the prospect chose was let go before: no person decided on it since.
  const ended = endedSince(conversation, decidedThrough === "prospect" ? undefined : decidedAt);
  return ended === undefined ? undefined : `not booked, ${ended}`;
}

/** Closed first: an attempt beside this one adds no meeting any more, and what it added before is taken back. */
async function withoutMeeting(deps: BdrDeps, approval: Approval, done: CarriedOut): Promise<Done> {
  const ended = await closed(deps, approval, done);
  const { proposal, id, decidedBy = "" } = approval;
  // What was to be moved stays where it is.
  const isNew = proposal.kind === "meeting" && proposal.meetingId === undefined;
  if (isNew) await takeBackBooking(deps, meetingIdOf(id), decidedBy);
  return ended;
}

async function closed(
  { approvals, conversations, now }: BdrDeps,
  { id, leadId, carriedOutAt }: Approval,
  done: CarriedOut,
): Promise<Done> {
  if (leadId) {
    await conversations.change(leadId, ({ approvalId, ...conversation }) => ({
      ...conversation,
      ...(approvalId && approvalId !== id && { approvalId }),
      updatedAt: now().toISOString(),
    }));
  }
  if (!carriedOutAt) {
    const { decision: cameTo, reason: outcome } = done;
    await approvals.note(id, { carriedOutAt: now().toISOString(), outcome, cameTo });
  }
  return { ...done, approvalId: id };
}

async function offer(
  deps: BdrDeps,
  { message, attendee }: Wish,
  { id, proposal, decision, decidedBy = "" }: Approval,
): Promise<CarriedOut> {
  if (proposal.kind !== "meeting") return { decision: "stop", reason: "there are no times in it" };
  await planMail(deps, {
    leadId: message.leadId,
    purpose: offerPurpose(id),
    to: attendee.email,
    subject: decision?.subject ?? answerSubject(message.subject, proposal.title),
    text: decision?.text ?? proposal.text,
    approvedBy: decidedBy,
    answers: message.id,
  });
  const slots = offeredSlots(proposal, decision);
  const reason = `${slots.length} times offered, approved by ${decidedBy}`;
  return { decision: "offered", reason };
}

async function take(
  deps: BdrDeps,
  wish: Wish,
  { id, proposal, decision, decidedBy: approvedBy = "" }: Approval,
  slot: Slot,
): Promise<Booked | Moved> {
  if (proposal.kind !== "meeting") throw new Error(`Approval ${id} is about no meeting`);
  if (proposal.meetingId) {
    const text = decision?.text;
    return moveMeeting(deps, proposal.meetingId, slot, { approvedBy, text });
  }
  if (await isBusy(deps, id, slot)) return { kind: "taken" };
  // An offer's own text lists times; with one of them chosen it is a confirmation that is wanted.
  const place = await placeBefore(deps, wish);
  const written =
    proposal.purpose === "book" ? proposal.text : wish.texts.confirmation(slot, { place });
  const { lead, conversation } = wish;
  const text = decision?.text ?? written;
  const meeting = meetingFrom(deps, wish, { approvalId: id, title: proposal.title, slot });
  return bookMeeting(deps, { meeting, lead, conversation, text, approvedBy });
}

/** The calendar may have filled since the proposal. Our own meeting, of an attempt before or beside this one, is found last. */
async function isBusy({ meetings, calendar }: BdrDeps, id: string, slot: Slot): Promise<boolean> {
  const busy = await (await calendar()).busy(slot);
  const isTaken = busy.some(
    ({ startsAt, endsAt }) => startsAt < slot.endsAt && slot.startsAt < endsAt,
  );
  return isTaken && (await meetings.find(meetingIdOf(id))) === undefined;
}

function meetingFrom(
  { now }: BdrDeps,
  { lead, attendee, seller, zone, language, texts }: Wish,
  about: Pick<Meeting, "approvalId" | "title" | "slot">,
): Meeting {
  const at = now().toISOString();
  return {
    ...about,
    id: meetingIdOf(about.approvalId),
    version: 1,
    leadId: lead.id,
    status: "booked",
    timeZone: zone,
    place: texts.byPhone(lead.person?.phone),
    attendee: { name: attendee.name, email: attendee.email },
    organizer: { name: seller.sender.name, email: seller.sender.email },
    sequence: 0,
    invitedAt: at,
    language,
    createdAt: at,
    updatedAt: at,
  };
}

/** Somebody else got the time first: other times are found and a person is asked again. */
async function askAgain(deps: BdrDeps, work: BdrWork): Promise<CarriedOut> {
  const { leadId, messageId, round } = work;
  if (round + 1 >= MOST_ROUNDS) {
    await handOver(deps, work, "approved times were taken by others again and again");
    return { decision: "stop", reason: "the time was taken; a person arranges it" };
  }
  await deps.meetingWishes.send({ kind: "arrange", leadId, messageId, round: round + 1 });
  return { decision: "stop", reason: "the time was taken meanwhile; other times are looked for" };
}
