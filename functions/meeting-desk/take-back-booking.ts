import type { MeetingDesk } from "./desk.ts";
import { cancelMeeting } from "./end-meeting.ts";
import { takeOutOfCalendar } from "./settle-in-calendar.ts";

/**
 * Undoes what an attempt to book has left that died on its way, when the meeting must not be any more: its time is free
 * again, and nothing of it stays in the calendar. Who was not invited yet is not told.
 */
export async function takeBackBooking(desk: MeetingDesk, id: string, by: string): Promise<void> {
  if (!(await desk.meetings.find(id))) return;
  const begun = await desk.meetings.change(id, (before) =>
    before.status === "booked" && !before.calendarEventId
      ? { ...before, status: "cancelled", updatedAt: desk.now().toISOString() }
      : before,
  );
  if (begun.status === "booked") await cancelMeeting(desk, id, by);
  // Stored first: who is booking it at this moment finds it cancelled and takes its event out again.
  if (begun.status === "cancelled") await takeOutOfCalendar(desk, begun);
}
