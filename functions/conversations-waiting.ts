import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { type PersonNeeded, waitsForPerson } from "#shared/domain/conversations/person-needed.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";

export type WaitingConversation = {
  readonly conversation: Conversation;
  readonly needed: PersonNeeded;
};

const A_PAGE = 100;

/** The newest this many are looked at: an older one that waits is found on its own page. */
const MOST_LOOKED_AT = 1_000;

/** Conversations whose next word is a person's and that no approval asks about, who waits longest first. */
export async function conversationsWaiting(
  conversations: Pick<ConversationStore, "list">,
): Promise<readonly WaitingConversation[]> {
  const waiting: WaitingConversation[] = [];
  let looked = 0;
  let cursor: string | undefined;
  do {
    const page = await conversations.list({ limit: A_PAGE, cursor });
    for (const conversation of page.conversations) {
      const needed = waitsForPerson(conversation);
      if (needed) waiting.push({ conversation, needed });
    }
    looked += page.conversations.length;
    cursor = page.cursor;
  } while (cursor && looked < MOST_LOOKED_AT);
  return waiting.toSorted((one, other) => one.needed.since.localeCompare(other.needed.since));
}
