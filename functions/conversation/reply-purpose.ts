import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";

/** An answer let go by the department and one let go by a person have the same purpose: a message is answered once. */
export function replyPurpose({ id }: Pick<ConversationMessage, "id">): string {
  return `reply-${id}`;
}

/** The note that goes when the time has come that they named. */
export function laterPurpose({ id }: Pick<ConversationMessage, "id">): string {
  return `later-${id}`;
}
