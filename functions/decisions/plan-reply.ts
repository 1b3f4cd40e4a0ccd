import { answerWay } from "#shared/domain/conversations/answer-way.ts";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { endedSince } from "#shared/domain/conversations/ended-since.ts";
import { replyEntry, replySubject } from "#shared/domain/conversations/reply-entry.ts";
import { isSameText } from "#shared/domain/conversations/said-already.ts";
import type { Approval, Proposal } from "#shared/domain/meetings/approval.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import { versionOf } from "#shared/domain/outreach/plan-again.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import type { Signer } from "#shared/ports/signer.ts";

export type PlanReplyDeps = {
  readonly conversations: Pick<ConversationStore, "find" | "change" | "messages">;
  readonly outbox: Pick<OutboxStore, "plan" | "ofLead">;
  readonly accounts: Pick<SenderAccounts, "list">;
  readonly signer: Pick<Signer, "tag">;
  readonly now: () => Date;
};

/** Puts an answer that a person let go into the outbox, and says what became of it. Planned before, it stays as it was. */
export async function planReply(
  { conversations, outbox, accounts, signer, now }: PlanReplyDeps,
  { decision, decidedBy = "", decidedAt }: Approval,
  leadId: string,
  proposal: Extract<Proposal, { kind: "reply" }>,
): Promise<string> {
  const conversation = await conversations.find(leadId);
  if (!conversation) return "not sent: the conversation is gone";
  const ended = endedSince(conversation, decidedAt);
  if (ended !== undefined) return `not sent, ${ended}`;
  const messages = await conversations.messages(leadId);
  const message = messages.find(({ id }) => id === proposal.messageId);
  const way = answerWay(conversation, message, await accounts.list());
  if (way.kind === "none") return `not sent: ${way.reason}`;

  const purpose = `${proposal.sendAt ? "later" : "reply"}-${proposal.messageId}`;
  const entries = await outbox.ofLead(leadId);
  const next = versionOf(entries, leadId, purpose);
  if (next.kind === "there") return `was planned before as ${next.entry.id}`;
  if (next.kind === "failed") return `not planned: ${next.entry.id} failed before`;
  const text = decision?.text ?? proposal.text;
  const same = entries.find((entry) => answersToo(entry, text, message));
  if (same)
    return `not planned: ${same.id} says the same, and they had not read it when they wrote`;
  const { version } = next;
  const id = outboxId(leadId, purpose, version);
  const entry = replyEntry({
    conversation,
    message,
    purpose,
    version,
    subject: decision?.subject ?? (proposal.subject || replySubject(message, messages)),
    text,
    way,
    messages,
    tag: await signer.tag(id),
    approvedBy: decidedBy,
    dueAt: proposal.sendAt ? new Date(proposal.sendAt) : now(),
  });
  const isNew = await outbox.plan(entry);
  return isNew ? `planned as ${id}` : `not planned: ${id} was planned at the same moment`;
}

/** Of two mails in a row both may be answered alike; whoever gets one text twice takes us for a machine. */
function answersToo(
  entry: OutboxEntry,
  text: string,
  message: Pick<ConversationMessage, "at"> | undefined,
): boolean {
  if (entry.status === "failed" || entry.status === "cancelled") return false;
  const isUnread = entry.sentAt === undefined || message === undefined || entry.sentAt > message.at;
  return isUnread && isSameText(entry.text, text);
}
