import { segmentOfLead } from "#shared/domain/leads/segment-of-lead.ts";
import { senderDomainOf } from "#shared/domain/outreach/choose-account.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Log } from "#shared/ports/log.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import { type StopPersonDeps, stopPerson } from "../stop-person.ts";

export type OptOutDeps = StopPersonDeps & {
  readonly outcomes: Pick<OutcomeLog, "tell">;
  readonly accounts: Pick<SenderAccounts, "find">;
  readonly leads: Pick<LeadStore, "find">;
  readonly log: Log;
};

const REASON = "the person opted out with the link in a mail";

/** Stops everything to a person, at one click. */
export function createOptOut(deps: OptOutDeps) {
  const { outcomes, log, now } = deps;
  return async (entry: OutboxEntry): Promise<void> => {
    const { leadId, to } = entry;
    const at = now().toISOString();
    const cancelled = await stopPerson(deps, {
      leadId,
      addresses: [to],
      why: "opted-out",
      source: "one-click",
      reason: REASON,
    });
    const isNew = await outcomes.tell({
      id: `unsubscribed#${leadId}`,
      kind: "unsubscribed",
      at,
      ...(await aboutEntry(deps, entry)),
    });
    if (isNew) log.info("opted out", { leadId, cancelled });
  };
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
