import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { noPersonNeeded } from "#shared/domain/conversations/person-needed.ts";
import type { ReplyLabel } from "#shared/domain/replies/reply-reading.ts";
import type { ConversationRoutesDeps } from "./deps.ts";

/** A person's word on what a reply means. It is handled again with it, and becomes a case of the evals. */
export async function correctReading(
  { leadId, id }: ConversationMessage,
  labels: readonly ReplyLabel[],
  by: string,
  { conversations, corrections, replies, now }: ConversationRoutesDeps,
): Promise<ConversationMessage> {
  const at = now().toISOString();
  const corrected = await conversations.changeMessage(leadId, id, (message) => {
    const { outcome: _, stateBefore: __, ...rest } = message;
    return { ...rest, correction: { labels: [...labels], by, at } };
  });
  await conversations.change(leadId, noPersonNeeded);
  await corrections.note({ leadId, messageId: id });
  await replies.send({ leadId, messageId: id, correctedAt: at });
  return corrected;
}
