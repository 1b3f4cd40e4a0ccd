import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { whatTheyWrote } from "#shared/domain/conversations/what-they-wrote.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { namesNumber } from "#shared/domain/meetings/names-number.ts";
import { type DueReminder, dueReminder } from "#shared/domain/meetings/reminders.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { textsFor } from "../meeting-desk/desk.ts";
import { tellAttendee } from "../meeting-desk/tell-attendee.ts";
import type { MeetingsDeps } from "./meetings.ts";

const MOST_MEETINGS = 200;

/** Plans what is due; noted after it is planned, because planning it twice changes nothing. */
export async function sendReminders(deps: MeetingsDeps): Promise<void> {
  const now = deps.now();
  const coming = await deps.meetings.from(now, MOST_MEETINGS);
  for (const meeting of coming) {
    const due = dueReminder(meeting, now);
    if (!due) continue;
    const conversation = await deps.conversations.find(meeting.leadId);
    if (conversation?.state === "closed" || conversation?.state === "handed_off") {
      await leaveToPerson(deps, meeting, conversation, now);
    } else await remind(deps, meeting, due, now);
  }
}

/** Whoever said no, or is a person's now, gets nothing by itself. Told once: no second reminder falls due. */
async function leaveToPerson(
  { bus, meetings, log }: MeetingsDeps,
  { id, leadId, slot, timeZone }: Meeting,
  { state, reason }: Conversation,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const has = state === "closed" ? "is closed" : "was handed to a person";
  await bus.say({
    type: "handoff_requested",
    agent: "bdr",
    data: {
      leadId,
      meetingId: id,
      reason: `a meeting is booked for ${slotInWords(slot, "en", timeZone)}, and the conversation ${has}: ${reason}. No reminder is sent; keep or cancel the meeting`,
    },
    timestamp: at,
    correlationId: id,
  });
  await meetings.change(id, (before) => ({
    ...before,
    remindedAt: before.remindedAt ?? at,
    remindedShortlyAt: at,
    updatedAt: at,
  }));
  log.info("reminder left to a person", { meetingId: id, state });
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
  const text = await reminderOf(deps, meeting, due, textsFor(meeting, seller, lead));
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

/** Whoever calls needs a number: it is asked for until one stands in what they wrote. */
async function reminderOf(
  { conversations }: MeetingsDeps,
  { leadId, slot, place }: Meeting,
  due: DueReminder,
  texts: ReturnType<typeof textsFor>,
): Promise<string> {
  const isNumberMissing =
    place === texts.byPhone(undefined) &&
    !whatTheyWrote(await conversations.messages(leadId)).some(({ text }) => namesNumber(text));
  const besides = isNumberMissing ? { place } : {};
  return due === "day-before" ? texts.reminder(slot, besides) : texts.lastReminder(slot, besides);
}
