import type { Slot } from "#shared/domain/meetings/approval.ts";
import { declineSeenTo } from "#shared/domain/meetings/declined-in-words.ts";
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
  if (moved.kind === "taken") {
    await leaveNothingBehind(desk, await desk.meetings.find(id), slot);
    return moved;
  }
  const { meeting } = moved;
  if (meeting.status !== "booked") {
    await leaveNothingBehind(desk, meeting, slot);
    return { kind: "over", status: meeting.status };
  }

  const said = text ?? (await wordsOf(desk, meeting));
  const calendar = await desk.calendar();
  const eventId = meeting.calendarEventId;
  if (eventId) {
    await calendar.move(eventId, eventOf(meeting, said));
    const settled = await settleInCalendar(desk, calendar, { eventId, meeting, description: said });
    if (settled.status !== "booked") return { kind: "over", status: settled.status };
  }
  const purpose = invitationPurpose(meeting, "REQUEST");
  await tellAttendee(desk, meeting, { purpose, text: said, calendar: "REQUEST", approvedBy });
  await desk.conversations.change(meeting.leadId, (before) => declineSeenTo(before, meeting));
  return { kind: "booked", meeting };
}

/** An attempt at this move that died may have written its time into the calendar, after others wrote what is stored now. */
async function leaveNothingBehind(
  desk: MeetingDesk,
  stored: Meeting | undefined,
  slot: Slot,
): Promise<void> {
  const eventId = stored?.calendarEventId;
  if (!stored || !eventId || stored.status === "held" || stored.status === "no_show") return;
  const description = await wordsOf(desk, stored);
  const meeting = { ...stored, slot };
  await settleInCalendar(desk, await desk.calendar(), { eventId, meeting, description });
}

async function wordsOf(desk: MeetingDesk, meeting: Meeting): Promise<string> {
  const [seller, lead] = await Promise.all([
    desk.settings.sellerProfile(),
    desk.leads.find(meeting.leadId),
  ]);
  return textsFor(meeting, seller, lead).moved(meeting.slot);
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
