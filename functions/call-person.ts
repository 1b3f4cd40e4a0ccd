import { askPersonTo, type PersonNeeded } from "#shared/domain/conversations/person-needed.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";

export type CallPersonDeps = {
  readonly conversations: Pick<ConversationStore, "find" | "change">;
  readonly now: () => Date;
};

/** Puts a conversation on the list of those that wait for a person; the notice that tells them is said beside it. */
export async function callPerson(
  { conversations, now }: CallPersonDeps,
  leadId: string,
  needed: Pick<PersonNeeded, "why" | "messageId">,
): Promise<void> {
  if (leadId === "" || !(await conversations.find(leadId))) return;
  const at = now().toISOString();
  await conversations.change(leadId, (conversation) => askPersonTo(conversation, needed, at));
}
