import { declineSeenTo } from "#shared/domain/meetings/declined-in-words.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { outcomeOfMeeting } from "#shared/domain/outreach/outcome.ts";
import { type MeetingDesk, textsFor } from "./desk.ts";
import { invitationPurpose } from "./sent-invitation.ts";
import { takeOutOfCalendar } from "./settle-in-calendar.ts";
import { tellAttendee } from "./tell-attendee.ts";

export type Ended =
  | { readonly kind: "ended"; readonly meeting: Meeting }
  | { readonly kind: "refused"; readonly reason: string };

/** Takes the meeting out of everybody's calendar and tells the attendee. */
export async function cancelMeeting(desk: MeetingDesk, id: string, by: string): Promise<Ended> {
  const now = desk.now().toISOString();
  const meeting = await desk.meetings.change(id, (before) =>
    before.status === "booked"
      ? { ...before, status: "cancelled", sequence: before.sequence + 1, updatedAt: now }
      : before,
  );
  if (meeting.status !== "cancelled") return refused(meeting, "cancelled");

  await takeOutOfCalendar(desk, meeting);
  const text = (await wordsFor(desk, meeting)).cancelled(meeting.slot);
  const purpose = invitationPurpose(meeting, "CANCEL");
  await tellAttendee(desk, meeting, { purpose, text, calendar: "CANCEL", approvedBy: by });
  await takeBackReminders(desk, meeting);
  await desk.conversations.change(meeting.leadId, (before) => {
    const { meetingId, ...conversation } = declineSeenTo(before, meeting);
    return {
      ...conversation,
      ...(meetingId !== id && meetingId && { meetingId }),
      reason: `the meeting of ${slotInWords(meeting.slot, "en", meeting.timeZone)} was cancelled`,
      updatedAt: now,
    };
  });
  return { kind: "ended", meeting };
}

/** A person says how it went. Who did not come is written to once, and offered another time. */
export async function markMeeting(
  desk: MeetingDesk,
  id: string,
  status: "held" | "no_show",
  by: string,
): Promise<Ended> {
  const now = desk.now().toISOString();
  const meeting = await desk.meetings.change(id, (before) =>
    before.status === "cancelled" || before.slot.startsAt > now || before.status === status
      ? before
      : { ...before, status, updatedAt: now },
  );
  if (meeting.status !== status) return refused(meeting, status === "held" ? "held" : "missed");

  const [lead, conversation] = await Promise.all([
    desk.leads.find(meeting.leadId),
    desk.conversations.find(meeting.leadId),
  ]);
  if (status === "no_show") {
    const text = (await wordsFor(desk, meeting)).missed(meeting.slot);
    await tellAttendee(desk, meeting, { purpose: "missed", text, approvedBy: by });
  }
  if (conversation) {
    const kind = status === "held" ? "meeting-held" : "no-show";
    const happened = { lead, at: desk.now().toISOString() };
    await desk.outcomes.tell(outcomeOfMeeting(kind, meeting, conversation, happened));
  }
  return { kind: "ended", meeting };
}

function refused({ status, slot, timeZone }: Meeting, wish: string): Ended {
  const when =
    status === "booked"
      ? `begins only ${slotInWords(slot, "en", timeZone)}`
      : `is ${status.replace("_", " ")}`;
  return { kind: "refused", reason: `the meeting ${when}; it cannot be marked as ${wish}` };
}

async function wordsFor(desk: MeetingDesk, meeting: Meeting) {
  const [seller, lead] = await Promise.all([
    desk.settings.sellerProfile(),
    desk.leads.find(meeting.leadId),
  ]);
  return textsFor(meeting, seller, lead);
}

/** Planned and not sent yet: nobody is reminded of what is cancelled. */
async function takeBackReminders(desk: MeetingDesk, { id, leadId }: Meeting): Promise<void> {
  const entries = await desk.outbox.ofLead(leadId);
  const reminders = entries.filter(
    (entry) => entry.status === "planned" && entry.id.includes(`.meeting-${id}-reminder-`),
  );
  for (const entry of reminders) await desk.outbox.cancel(entry, "the meeting is cancelled");
}
