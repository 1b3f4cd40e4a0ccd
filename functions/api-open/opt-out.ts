import { segmentOfLead } from "#shared/domain/leads/segment-of-lead.ts";
import { senderDomainOf } from "#shared/domain/outreach/choose-account.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Log } from "#shared/ports/log.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";

export type OptOutDeps = {
  readonly suppressions: Pick<SuppressionList, "add">;
  readonly conversations: Pick<ConversationStore, "find" | "change">;
  readonly outbox: Pick<OutboxStore, "ofLead" | "cancel">;
  readonly outcomes: Pick<OutcomeLog, "tell">;
  readonly accounts: Pick<SenderAccounts, "find">;
  readonly leads: Pick<LeadStore, "find">;
  readonly log: Log;
  readonly now: () => Date;
};

const REASON = "the person opted out with the link in a mail";

/**
 * Stops everything to a person. The suppression comes first: from then on no claim of a send succeeds, so a crash in
 * what follows costs tidiness and no mail. All of it can be done again.
 */
export function createOptOut(deps: OptOutDeps) {
  const { suppressions, outbox, outcomes, log, now } = deps;
  return async (entry: OutboxEntry): Promise<void> => {
    const at = now().toISOString();
    await suppressions.add("address", entry.to, {
      scope: "address",
      reason: "opted-out",
      source: "one-click",
      at,
    });
    await closeConversation(deps, entry.leadId);
    const entries = await outbox.ofLead(entry.leadId);
    const planned = entries.filter(({ status }) => status === "planned");
    await Promise.all(planned.map((one) => outbox.cancel(one, REASON)));
    const isNew = await outcomes.tell({
      id: `unsubscribed#${entry.leadId}`,
      kind: "unsubscribed",
      at,
      ...(await aboutEntry(deps, entry)),
    });
    if (isNew) log.info("opted out", { leadId: entry.leadId, cancelled: planned.length });
  };
}

async function closeConversation(
  { conversations, now }: OptOutDeps,
  leadId: string,
): Promise<void> {
  if (!(await conversations.find(leadId))) return;
  const at = now().toISOString();
  await conversations.change(leadId, (conversation) => ({
    ...conversation,
    state: "closed",
    reason: REASON,
    sequence: {
      ...conversation.sequence,
      stopped: conversation.sequence.stopped ?? { reason: REASON, at },
    },
    updatedAt: at,
  }));
}

async function aboutEntry({ accounts, leads }: OptOutDeps, entry: OutboxEntry) {
  const [account, lead] = await Promise.all([
    accounts.find(entry.accountId),
    leads.find(entry.leadId),
  ]);
  return {
    leadId: entry.leadId,
    campaignId: entry.campaignId,
    accountId: entry.accountId,
    senderDomain: account ? senderDomainOf(account) : "",
    step: entry.step,
    variant: entry.variant,
    angleId: entry.angleId ?? "",
    segment: lead ? segmentOfLead(lead) : "unknown",
    sendHour: -1,
  };
}
