import { refusal } from "../../http/problem.ts";
import type { ConversationRoutesDeps } from "./deps.ts";

/** A conversation with all that belongs to it. */
export async function wholeConversation(
  leadId: string,
  deps: Pick<ConversationRoutesDeps, "conversations" | "outbox" | "approvals" | "meetingStore">,
) {
  const { conversations, outbox, approvals, meetingStore } = deps;
  const conversation = await conversations.find(leadId);
  if (!conversation) throw refusal(404, `Lead ${leadId} has no conversation.`);
  const { meetingId } = conversation;
  const [messages, entries, asked, meeting] = await Promise.all([
    conversations.messages(leadId),
    outbox.ofLead(leadId),
    approvals.ofLead(leadId),
    meetingId === undefined ? undefined : meetingStore.find(meetingId),
  ]);
  return { conversation, messages, outbox: entries, approvals: asked, meeting };
}
