import type { Slot } from "#shared/domain/meetings/approval.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import type { Booked } from "./book-meeting.ts";
import { type MeetingDesk, textsFor } from "./desk.ts";
import { invitationPurpose } from "./sent-invitation.ts";
import { eventOf, settleInCalendar } from "./settle-in-calendar.ts";
import { tellAttendee } from "./tell-attendee.ts";

export type Moved =
  | Exclude<Booked, { readonly kind: "closed" }>
  /** It was cancelled, or took place: there is nothing to move. */
  | { readonly kind: "over"; readonly status: Exclude<Meeting["status"], "booked"> };

/** The same meeting at another time: the same UID with the next SEQUENCE, so that calendars replace the old one. */
export async function moveMeeting(
  desk: MeetingDesk,
  id: string,
  slot: Slot,
  { approvedBy, text }: { readonly approvedBy: string; readonly text?: string | undefined },
): Promise<Moved> {
  const now = desk.now().toISOString();
  const moved = await desk.meetings.move(id, slot, (meeting) => nextOf(meeting, now));
  if (moved.kind === "taken") return moved;
  const { meeting } = moved;
  if (meeting.status !== "booked") return { kind: "over", status: meeting.status };

  const [seller, lead] = await Promise.all([
    desk.settings.sellerProfile(),
    desk.leads.find(meeting.leadId),
  ]);
  const said = text ?? textsFor(meeting, seller, lead).moved(meeting.slot);
  const calendar = await desk.calendar();
  const eventId = meeting.calendarEventId;
  if (eventId) {
    await calendar.move(eventId, eventOf(meeting, said));
    const settled = await settleInCalendar(desk, calendar, { eventId, meeting, description: said });
    if (settled.status !== "booked") return { kind: "over", status: settled.status };
  }
  const purpose = invitationPurpose(meeting, "REQUEST");
  await tellAttendee(desk, meeting, { purpose, text: said, calendar: "REQUEST", approvedBy });
  return { kind: "booked", meeting };
}

/** Reminders and the answer belonged to the old time. */
function nextOf(
  {
    remindedAt: _day,
    remindedShortlyAt: _hour,
    answer: _answer,
    answeredAt: _at,
    ...rest
  }: Meeting,
  now: string,
): Meeting {
  return { ...rest, sequence: rest.sequence + 1, invitedAt: now, updatedAt: now };
}
