import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { type PersonNeeded, waitsForPerson } from "#shared/domain/conversations/person-needed.ts";
import type { ConversationLists } from "#shared/ports/conversation-store.ts";

export type WaitingConversation = {
  readonly conversation: Conversation;
  readonly needed: PersonNeeded;
};

const A_PAGE = 100;

/** Conversations whose next word is a person's and that no approval asks about, who waits longest first. */
export async function conversationsWaiting({
  waiting: nextPage,
}: Pick<ConversationLists, "waiting">): Promise<readonly WaitingConversation[]> {
  const waiting: WaitingConversation[] = [];
  let cursor: string | undefined;
  do {
    const page = await nextPage({ limit: A_PAGE, cursor });
    for (const conversation of page.conversations) {
      const needed = waitsForPerson(conversation);
      if (needed) waiting.push({ conversation, needed });
    }
    cursor = page.cursor;
  } while (cursor);
  return waiting;
}
