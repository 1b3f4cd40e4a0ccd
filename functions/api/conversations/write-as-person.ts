import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { replyEntry, replySubject } from "#shared/domain/conversations/reply-entry.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import type { ConversationRoutesDeps } from "./deps.ts";
import { takeBackOwn } from "./take-over.ts";

export type WrittenByPerson = {
  /** The same key again is the same mail. */
  readonly key: string;
  readonly text: string;
  readonly subject?: string | undefined;
};

export type WriteDecision =
  | { readonly kind: "planned"; readonly entry: OutboxEntry }
  | { readonly kind: "refused"; readonly reason: string };

/** A person's own answer, let go by that person. What waited for a decision is withdrawn: it is answered now. */
export async function writeAsPerson(
  conversation: Conversation,
  { key, text, subject }: WrittenByPerson,
  by: string,
  deps: ConversationRoutesDeps,
): Promise<WriteDecision> {
  const { leadId } = conversation;
  const account = await accountOf(conversation, deps);
  if (!account) return { kind: "refused", reason: "No mailbox is set up to write from." };
  const messages = await deps.conversations.messages(leadId);
  const message = messages.findLast(
    ({ direction, channel }) => direction === "in" && channel === "email",
  );
  const latest = message ?? messages.findLast(({ channel }) => channel === "email");
  const purpose = `person-${key}`;
  const entry = replyEntry({
    conversation,
    message,
    purpose,
    version: 1,
    subject: subject ?? replySubject(latest?.subject),
    text,
    account,
    thread: messages.flatMap(({ messageId }) => messageId ?? []),
    tag: await deps.signer.tag(outboxId(leadId, purpose, 1)),
    approvedBy: by,
    dueAt: deps.now(),
  });
  if (!entry) return { kind: "refused", reason: "No address of this lead is known." };
  await takeBackOwn(leadId, `answered by ${by}`, deps);
  await withdrawDrafts(leadId, by, deps);
  await deps.outbox.plan(entry);
  return { kind: "planned", entry };
}

async function accountOf(
  { accounts: { email } }: Conversation,
  { accounts }: Pick<ConversationRoutesDeps, "accounts">,
) {
  const own = email ? await accounts.find(email) : undefined;
  return own ?? (await accounts.list()).find(({ channel }) => channel === "email");
}

async function withdrawDrafts(
  leadId: string,
  by: string,
  { approvals, now }: ConversationRoutesDeps,
): Promise<void> {
  const waiting = (await approvals.ofLead(leadId)).filter(
    ({ status, proposal }) => status === "waiting" && proposal.kind === "reply",
  );
  const decidedAt = now().toISOString();
  for (const { id } of waiting) {
    await approvals.decide(id, (approval) => ({
      ...approval,
      status: "rejected",
      decision: { note: "answered in other words" },
      decidedBy: by,
      decidedThrough: "api",
      decidedAt,
    }));
  }
}
