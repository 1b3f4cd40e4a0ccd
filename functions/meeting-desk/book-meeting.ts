import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { outcomeOfMeeting } from "#shared/domain/outreach/outcome.ts";
import type { MeetingDesk } from "./desk.ts";
import { invitationPurpose } from "./sent-invitation.ts";
import { eventOf, settleInCalendar, takeOutOfCalendar } from "./settle-in-calendar.ts";
import { tellAttendee } from "./tell-attendee.ts";

export type Booking = {
  readonly meeting: Meeting;
  readonly lead: Lead;
  readonly conversation: Conversation;
  /** What goes with the invitation. */
  readonly text: string;
  readonly approvedBy: string;
};

export type Booked =
  | { readonly kind: "booked"; readonly meeting: Meeting }
  /** Another meeting has the time by now. */
  | { readonly kind: "taken" }
  /** Another attempt found that there must be none, and the approval is carried out. */
  | { readonly kind: "closed" };

/**
 * Books what was approved. Each effect is keyed by the meeting's id, so that whoever died in between can begin again:
 * first the meeting, which takes the time, then the calendar, the invitation, and what follows.
 */
export async function bookMeeting(desk: MeetingDesk, booking: Booking): Promise<Booked> {
  const { lead, conversation, text, approvedBy } = booking;
  const added = await desk.meetings.add(booking.meeting);
  if (added === "taken" || added === "closed") return { kind: added };
  const found = (await desk.meetings.find(booking.meeting.id)) ?? booking.meeting;
  // An attempt before this one booked it, and somebody ended it since.
  if (found.status === "cancelled") await takeOutOfCalendar(desk, found);
  if (found.status !== "booked") return { kind: "booked", meeting: found };

  const calendar = await desk.calendar();
  const { eventId, joinUrl } = await calendar.book(eventOf(found, text));
  const noted = await desk.meetings.change(found.id, (now) =>
    now.calendarEventId === eventId
      ? now
      : { ...now, calendarEventId: eventId, ...(joinUrl && { place: joinUrl }) },
  );
  const written = { eventId, meeting: { ...noted, slot: found.slot }, description: text };
  const meeting = await settleInCalendar(desk, calendar, written);
  if (meeting.status === "cancelled") return { kind: "booked", meeting };
  const purpose = invitationPurpose(meeting, "REQUEST");
  await tellAttendee(desk, meeting, { purpose, text, calendar: "REQUEST", approvedBy });
  await desk.conversations.change(lead.id, (current) => settled(current, meeting, desk.now()));
  const happened = { lead, at: desk.now().toISOString() };
  await desk.outcomes.tell(outcomeOfMeeting("meeting-booked", meeting, conversation, happened));
  return { kind: "booked", meeting };
}

function settled(
  { approvalId: _decided, ...conversation }: Conversation,
  meeting: Meeting,
  now: Date,
): Conversation {
  return {
    ...conversation,
    reason: `a meeting is booked for ${slotInWords(meeting.slot, "en", meeting.timeZone)}`,
    meetingId: meeting.id,
    updatedAt: now.toISOString(),
  };
}
