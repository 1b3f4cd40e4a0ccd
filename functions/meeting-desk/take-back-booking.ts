import { eventOf } from "./book-meeting.ts";
import type { MeetingDesk } from "./desk.ts";
import { cancelMeeting } from "./end-meeting.ts";

/**
 * Undoes what an attempt to book has left that died on its way, when the meeting must not be any more: its time is free
 * again, and nothing of it stays in the calendar. Who was not invited yet is not told.
 */
export async function takeBackBooking(desk: MeetingDesk, id: string, by: string): Promise<void> {
  const begun = await desk.meetings.find(id);
  if (begun?.status !== "booked") return;
  if (begun.calendarEventId) {
    await cancelMeeting(desk, id, by);
    return;
  }
  const calendar = await desk.calendar();
  // Nobody knows whether the event was made; made again it is the same one.
  const { eventId } = await calendar.book(eventOf(begun, ""));
  await calendar.cancel(eventId);
  await desk.meetings.change(id, (before) =>
    before.status === "booked"
      ? { ...before, status: "cancelled", updatedAt: desk.now().toISOString() }
      : before,
  );
}
