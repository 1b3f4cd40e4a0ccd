import type { ConversationMessage } from "./conversation.ts";
import { readingOf } from "./reading-of.ts";

type Messages = readonly ConversationMessage[];

/**
 * What people of their side wrote, oldest first. A conversation also holds reports, which anybody can send, what machines
 * answered and what our own side wrote: none of it is answered, and none makes an answer late. What looked like a
 * machine's and was read all the same is theirs.
 */
export function whatTheyWrote(messages: Messages): Messages {
  return messages.filter(isTheirs);
}

/** That, and what we sent them: the thread as they have it. */
export function whatWasSaid(messages: Messages): Messages {
  return messages.filter((message) => message.direction === "out" || isTheirs(message));
}

function isTheirs(message: ConversationMessage): boolean {
  const isRead = message.mailKind === undefined || readingOf(message) !== undefined;
  return message.direction === "in" && isRead;
}
