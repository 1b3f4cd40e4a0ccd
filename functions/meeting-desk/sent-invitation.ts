import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import type { MeetingDesk } from "./desk.ts";

/** Of the mail that invites, changes or cancels: once for a state of the meeting that the attendee is told of. */
export function invitationPurpose(
  { sequence }: Pick<Meeting, "sequence">,
  method: "REQUEST" | "CANCEL",
): string {
  return `${method === "CANCEL" ? "cancel" : "invite"}-${sequence}`;
}

/** The calendar file that the attendee was last sent, to the byte; undefined while none was written. */
export async function sentInvitation(
  { outbox }: Pick<MeetingDesk, "outbox">,
  meeting: Meeting,
): Promise<OutboxEntry["calendar"]> {
  const method = meeting.status === "cancelled" ? "CANCEL" : "REQUEST";
  const purpose = `meeting-${meeting.id}-${invitationPurpose(meeting, method)}`;
  // A mail that a server put off went again as its next version, with the same file.
  const anyVersion = outboxId(meeting.leadId, purpose, 1).slice(0, -1);
  const entries = await outbox.ofLead(meeting.leadId);
  return entries.find(({ id, calendar }) => calendar && id.startsWith(anyVersion))?.calendar;
}
