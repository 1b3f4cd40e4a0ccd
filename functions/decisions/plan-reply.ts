import { answerWay } from "#shared/domain/conversations/answer-way.ts";
import { endedSince } from "#shared/domain/conversations/ended-since.ts";
import { replyEntry, replySubject } from "#shared/domain/conversations/reply-entry.ts";
import type { Approval, Proposal } from "#shared/domain/meetings/approval.ts";
import { outboxId } from "#shared/domain/outreach/outbox-entry.ts";
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
  const next = versionOf(await outbox.ofLead(leadId), leadId, purpose);
  if (next.kind === "there") return `was planned before as ${next.entry.id}`;
  if (next.kind === "failed") return `not planned: ${next.entry.id} failed before`;
  const { version } = next;
  const id = outboxId(leadId, purpose, version);
  const entry = replyEntry({
    conversation,
    message,
    purpose,
    version,
    subject: decision?.subject ?? (proposal.subject || replySubject(message, messages)),
    text: decision?.text ?? proposal.text,
    way,
    messages,
    tag: await signer.tag(id),
    approvedBy: decidedBy,
    dueAt: proposal.sendAt ? new Date(proposal.sendAt) : now(),
  });
  const isNew = await outbox.plan(entry);
  return isNew ? `planned as ${id}` : `not planned: ${id} was planned at the same moment`;
}
