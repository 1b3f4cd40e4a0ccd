import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { hourAt } from "#shared/domain/outreach/business-hours.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { outcomeOfEntry } from "#shared/domain/outreach/outcome.ts";
import { placeOf } from "#shared/domain/outreach/recipient-place.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";

export type FollowUpDeps = {
  readonly leads: Pick<LeadStore, "find">;
  readonly conversations: Pick<ConversationStore, "find" | "change" | "addMessage">;
  readonly outbox: Pick<OutboxStore, "find" | "told">;
  readonly accounts: Pick<SenderAccounts, "find">;
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly outcomes: Pick<OutcomeLog, "tell">;
  readonly bus: EventBus;
  readonly outreach: Queue<{
    readonly kind: "plan-next";
    readonly leadId: string;
    readonly after?: string;
  }>;
};

/** What follows from a message that is out. Each part may be done twice without harm; the last notes that all was done. */
export async function followUp(
  deps: FollowUpDeps,
  leadId: string,
  outboxId: string,
): Promise<void> {
  const { outbox, leads, conversations, bus, outreach } = deps;
  const entry = await outbox.find(leadId, outboxId);
  if (entry?.status !== "sent") return;
  const at = entry.sentAt ?? entry.dueAt;
  const lead = await leads.find(leadId);
  if (lead && (await conversations.find(leadId))) {
    await addToConversation(deps, entry, at);
    await tellSent(deps, entry, lead, at);
  }
  await bus.say({
    type: "message_sent",
    agent: "outreach",
    data: {
      leadId,
      outboxId,
      channel: entry.channel,
      step: entry.step,
      accountId: entry.accountId,
    },
    timestamp: at,
    correlationId: outboxId,
  });
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
  await conversations.change(entry.leadId, (before) => afterSending(before, entry, at));
}

function afterSending(before: Conversation, entry: OutboxEntry, at: string): Conversation {
  if (before.lastOutboundAt !== undefined && before.lastOutboundAt >= at) return before;
  const begins = entry.kind === "step" && before.state === "initial_outreach";
  return {
    ...before,
    ...(begins && { state: "awaiting_response", reason: `step ${entry.step} was sent` }),
    lastOutboundAt: at,
    updatedAt: at > before.updatedAt ? at : before.updatedAt,
  };
}

/** The hour it arrived at is what is learnt of send times. */
async function tellSent(
  { directory, outcomes }: FollowUpDeps,
  entry: OutboxEntry,
  lead: Lead,
  at: string,
): Promise<void> {
  const { timeZone } = await directory.companyDay();
  const sendHour = hourAt(placeOf(lead, timeZone), new Date(at));
  await outcomes.tell(outcomeOfEntry("sent", entry, { lead, at, sendHour }));
}
