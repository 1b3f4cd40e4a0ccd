import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { noPersonNeeded } from "#shared/domain/conversations/person-needed.ts";
import type { Meeting } from "./meeting.ts";
import { slotInWords } from "./slot-in-words.ts";

/** Why a person is called: whether to ask again is theirs, for a decline may mean the time, or the whole meeting. */
export function declinedInWords(meeting: Meeting): string {
  return `${beginning(meeting)} ${slotInWords(meeting.slot, "en", meeting.timeZone)}`;
}

/** Whoever moves or cancels the meeting has done what the decline waited for; another matter goes on waiting. */
export function declineSeenTo(conversation: Conversation, meeting: Meeting): Conversation {
  const isAboutIt = conversation.personNeeded?.why.startsWith(beginning(meeting)) === true;
  return isAboutIt ? noPersonNeeded(conversation) : conversation;
}

function beginning({ attendee }: Pick<Meeting, "attendee">): string {
  return `${attendee.name} declined the invitation for`;
}
