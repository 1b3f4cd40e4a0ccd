import type { Slot } from "./approval.ts";
import type { Meeting } from "./meeting.ts";
import { attachmentSentences } from "./meeting-texts.ts";

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
  readonly location: string | undefined;
  readonly organizer: Meeting["organizer"];
  readonly attendee: Meeting["attendee"];
};

export function invitationOf(
  meeting: Meeting,
  method: Invitation["method"],
  text: string,
): Invitation {
  const { title, slot, timeZone, organizer, attendee, sequence, place: location } = meeting;
  const description = withoutAttachment(text);
  const stamp = new Date(meeting.updatedAt);
  const uid = uidOf(meeting);
  return {
    method,
    uid,
    sequence,
    stamp,
    slot,
    timeZone,
    title,
    description,
    location,
    organizer,
    attendee,
  };
}

/** "The invitation is attached" is of the mail; within the file it would speak of itself. */
function withoutAttachment(text: string): string {
  return attachmentSentences.reduce((left, sentence) => left.replace(sentence, ""), text);
}

function uidOf({ id, organizer }: Meeting): string {
  return `${id}@${organizer.email.split("@").at(-1)}`;
}

/** The meeting that an answer to an invitation of ours is about. */
export function meetingIdOfUid(uid: string): string {
  return uid.split("@")[0] ?? "";
}
