import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import type { Calendar, CalendarEvent } from "#shared/ports/calendar.ts";
import type { MeetingDesk } from "./desk.ts";

type Written = {
  readonly eventId: string;
  /** The meeting as the calendar has it now. */
  readonly meeting: Meeting;
  readonly description: string;
};

/**
 * What is stored decides, and the calendar follows: whoever moved or cancelled the meeting while this was written may have
 * been at the calendar before, and would be overwritten by it. Gives the meeting as it stands in both.
 */
export async function settleInCalendar(
  desk: MeetingDesk,
  calendar: Calendar,
  { eventId, meeting, description }: Written,
): Promise<Meeting> {
  const stored = (await desk.meetings.find(meeting.id)) ?? meeting;
  if (stored.status === "cancelled") {
    await calendar.cancel(eventId);
    return stored;
  }
  if (stored.slot.startsAt === meeting.slot.startsAt) return stored;
  await calendar.move(eventId, eventOf(stored, description));
  return settleInCalendar(desk, calendar, { eventId, meeting: stored, description });
}

/** A meeting that was cancelled, whether or not anybody wrote down that it has an event. */
export async function takeOutOfCalendar(desk: MeetingDesk, meeting: Meeting): Promise<void> {
  const calendar = await desk.calendar();
  // Whoever died booking it may have made the event and not have written so; made again it is the same one.
  const eventId =
    meeting.calendarEventId ?? (await calendar.book(eventOf(meeting, meeting.title))).eventId;
  await calendar.cancel(eventId);
}

export function eventOf(
  { id, title, slot, timeZone, attendee }: Meeting,
  description: string,
): CalendarEvent {
  return { id, title, description, slot, timeZone, attendee };
}
