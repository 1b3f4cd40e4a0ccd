import type { Slot } from "./approval.ts";
import type { Meeting } from "./meeting.ts";

/** What an iCalendar object about a meeting says (RFC 5546): the same UID for ever, a SEQUENCE that grows. */
export type Invitation = {
  readonly method: "REQUEST" | "CANCEL";
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Date;
  readonly slot: Slot;
  readonly timeZone: string;
  readonly title: string;
  readonly description: string;
  readonly organizer: Meeting["organizer"];
  readonly attendee: Meeting["attendee"];
};

export function invitationOf(
  meeting: Meeting,
  method: Invitation["method"],
  description: string,
): Invitation {
  const { title, slot, timeZone, organizer, attendee, sequence } = meeting;
  const stamp = new Date(meeting.updatedAt);
  const uid = uidOf(meeting);
  return { method, uid, sequence, stamp, slot, timeZone, title, description, organizer, attendee };
}

function uidOf({ id, organizer }: Meeting): string {
  return `${id}@${organizer.email.split("@").at(-1)}`;
}

/** The meeting that an answer to an invitation of ours is about. */
export function meetingIdOfUid(uid: string): string {
  return uid.split("@")[0] ?? "";
}
