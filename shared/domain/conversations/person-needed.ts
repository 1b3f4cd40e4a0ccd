import type { Conversation } from "./conversation.ts";

export type PersonNeeded = NonNullable<Conversation["personNeeded"]>;

/** The next word is a person's: the oldest matter stays the one that waits, with what was added since. */
export function askPersonTo(
  conversation: Conversation,
  { why, messageId }: Pick<PersonNeeded, "why" | "messageId">,
  at: string,
): Conversation {
  const since = conversation.personNeeded?.since ?? at;
  return {
    ...conversation,
    personNeeded: { why, ...(messageId && { messageId }), since },
    updatedAt: at,
  };
}

/** A person said what is to become of it, or what they wrote since was handled without one. */
export function noPersonNeeded(conversation: Conversation): Conversation {
  if (!conversation.personNeeded) return conversation;
  const { personNeeded: _, ...rest } = conversation;
  return rest;
}

/**
 * Why the next word of a conversation is a person's; undefined where nothing waits. What waits as an approval is decided
 * there, and asked for once.
 */
export function waitsForPerson(conversation: Conversation): PersonNeeded | undefined {
  return conversation.personNeeded;
}
