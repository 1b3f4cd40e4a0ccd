import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { outboxId } from "#shared/domain/outreach/outbox-entry.ts";

/** An answer let go by the department and one let go by a person have the same id: a message is answered once. */
export function replyPurpose({ id, leadId }: Pick<ConversationMessage, "id" | "leadId">) {
  const purpose = `reply-${id}`;
  return { purpose, id: outboxId(leadId, purpose, 1) };
}

/** The note that goes when the time has come that they named. */
export function laterPurpose({ id, leadId }: Pick<ConversationMessage, "id" | "leadId">) {
  const purpose = `later-${id}`;
  return { purpose, id: outboxId(leadId, purpose, 1) };
}
