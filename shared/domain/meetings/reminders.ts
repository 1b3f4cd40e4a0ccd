import type { Meeting } from "./meeting.ts";

export type DueReminder = "day-before" | "hour-before";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Which reminder of a meeting is due; none for who declined, or was told of the meeting only a moment ago. */
export function dueReminder(meeting: Meeting, now: Date): DueReminder | undefined {
  if (meeting.status !== "booked" || meeting.answer === "declined") return undefined;
  const start = Date.parse(meeting.slot.startsAt);
  const left = start - now.getTime();
  // A change is told with a new invitation, which reminds as well.
  const notice = start - Date.parse(meeting.invitedAt);
  if (left > 2 * HOUR && left <= 24 * HOUR) {
    return meeting.remindedAt || notice < 26 * HOUR ? undefined : "day-before";
  }
  if (left > 10 * MINUTE && left <= HOUR) {
    return meeting.remindedShortlyAt || notice < 3 * HOUR ? undefined : "hour-before";
  }
  return undefined;
}
