import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { isByHand } from "#shared/domain/outreach/person-task.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import { type TellSentDeps, tellSent } from "../tell-sent.ts";

export type FollowUpDeps = TellSentDeps & {
  readonly conversations: Pick<ConversationStore, "find" | "change" | "addMessage">;
  readonly outbox: Pick<OutboxStore, "find" | "told">;
  readonly accounts: Pick<SenderAccounts, "find">;
  readonly outreach: Queue<{
    readonly kind: "plan-next";
    readonly leadId: string;
    readonly after?: string;
  }>;
};

/**
 * What follows from a message that is out, or with a person. Each part may be done twice without harm; the last notes
 * that all was done. What a person is to do by hand is told as sent once they say that they did it.
 */
export async function followUp(
  deps: FollowUpDeps,
  leadId: string,
  outboxId: string,
): Promise<void> {
  const { outbox, leads, conversations, outreach } = deps;
  const entry = await outbox.find(leadId, outboxId);
  if (entry?.status !== "sent") return;
  const at = entry.sentAt ?? entry.dueAt;
  const isKnown = (await conversations.find(leadId)) && (await leads.find(leadId));
  if (isKnown) await addToConversation(deps, entry, at);
  if (!isByHand(entry)) await tellSent(deps, entry, { at });
  else if (isKnown) {
    await conversations.change(leadId, (before) => afterHandingOver(before, entry));
  }
  if (entry.kind === "step") await outreach.send({ kind: "plan-next", leadId, after: outboxId });
  await outbox.told(entry);
}

async function addToConversation(
  { conversations, accounts }: FollowUpDeps,
  entry: OutboxEntry,
  at: string,
): Promise<void> {
  const account = await accounts.find(entry.accountId);
  await conversations.addMessage({
    id: entry.id,
    leadId: entry.leadId,
    direction: "out",
    channel: entry.channel,
    at,
    from: account?.address ?? entry.accountId,
    to: entry.to,
    ...(entry.subject && { subject: entry.subject }),
    text: entry.text,
    ...(entry.channel === "email" && { messageId: entry.sentMessageId ?? entry.messageId }),
    outcome: entry.reason ?? `sent by ${entry.transport}; ${entry.basis}`,
  });
}

/** Nobody was written to yet, so the state stays what it is. */
function afterHandingOver(
  before: Conversation,
  { kind, step, channel }: OutboxEntry,
): Conversation {
  if (kind !== "step" || before.state !== "initial_outreach") return before;
  const toDoByHand = channel === "call" ? "call" : "send on LinkedIn";
  return { ...before, reason: `step ${step} waits for a person to ${toDoByHand}` };
}
