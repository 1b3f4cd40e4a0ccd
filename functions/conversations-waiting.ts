import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { type PersonNeeded, waitsForPerson } from "#shared/domain/conversations/person-needed.ts";
import type { ConversationLists } from "#shared/ports/conversation-store.ts";

export type WaitingConversation = {
  readonly conversation: Conversation;
  readonly needed: PersonNeeded;
};

export type WaitingConversations = {
  readonly waiting: readonly WaitingConversation[];
  /** Where those behind begin, if there are more. */
  readonly next: string | undefined;
};

/** As many as are read, named and shown at once, however many wait. */
const A_PAGE = 50;

/** A page of conversations whose next word is a person's and that no approval asks about, who waits longest first. */
export async function conversationsWaiting(
  { waiting: list }: Pick<ConversationLists, "waiting">,
  after?: string,
): Promise<WaitingConversations> {
  const { conversations, cursor } = await list({ limit: A_PAGE, cursor: after });
  const waiting = conversations.flatMap((conversation) => {
    const needed = waitsForPerson(conversation);
    return needed ? [{ conversation, needed }] : [];
  });
  return { waiting, next: cursor };
}
