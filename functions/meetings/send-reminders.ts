import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { type DueReminder, dueReminder } from "#shared/domain/meetings/reminders.ts";
import { textsFor } from "./desk/desk.ts";
import { tellAttendee } from "./desk/tell-attendee.ts";
import type { MeetingsDeps } from "./meetings.ts";

const MOST_MEETINGS = 200;

/** Plans what is due; noted after it is planned, because planning it twice changes nothing. */
export async function sendReminders(deps: MeetingsDeps): Promise<void> {
  const now = deps.now();
  const coming = await deps.meetings.from(now, MOST_MEETINGS);
  for (const meeting of coming) {
    const due = dueReminder(meeting, now);
    if (due) await remind(deps, meeting, due, now);
  }
}

async function remind(
  deps: MeetingsDeps,
  meeting: Meeting,
  due: DueReminder,
  now: Date,
): Promise<void> {
  const [seller, lead] = await Promise.all([
    deps.settings.sellerProfile(),
    deps.leads.find(meeting.leadId),
  ]);
  const text = textsFor(meeting, seller, lead).reminder(meeting.slot);
  // With the sequence: a meeting that was moved is reminded of again.
  const purpose = `reminder-${due}-${meeting.sequence}`;
  await tellAttendee(deps, meeting, { purpose, text, approvedBy: "reminder of a booked meeting" });
  const at = now.toISOString();
  await deps.meetings.change(meeting.id, (before) => ({
    ...before,
    ...(due === "day-before" ? { remindedAt: at } : { remindedShortlyAt: at }),
    updatedAt: at,
  }));
  deps.log.info("reminder planned", { meetingId: meeting.id, due });
}
