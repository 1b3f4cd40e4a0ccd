import { segmentOfLead } from "#shared/domain/leads/segment-of-lead.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { OutcomeKind } from "#shared/ports/outcome-log.ts";
import type { EffectDeps } from "./effect-deps.ts";

/** Tells what happened to a mail we sent; false when it was told before. */
export async function tellOutcome(
  { outcomes, leads, now }: EffectDeps,
  kind: OutcomeKind,
  entry: OutboxEntry,
  /** What makes the event the same when it is told again: the outbox id, or the id of a reply. */
  key: string = entry.id,
): Promise<boolean> {
  const lead = await leads.find(entry.leadId);
  return outcomes.tell({
    id: `${kind}#${key}`,
    kind,
    at: now().toISOString(),
    leadId: entry.leadId,
    campaignId: entry.campaignId,
    accountId: entry.accountId,
    senderDomain: senderDomainOf(entry),
    step: entry.step,
    variant: entry.variant,
    angleId: entry.angleId ?? "",
    segment: lead ? segmentOfLead(lead) : "unknown",
    sendHour: -1,
  });
}

/** A Message-ID ends in the domain of the account that sent it. */
export function senderDomainOf({ messageId }: Pick<OutboxEntry, "messageId">): string {
  return messageId.slice(messageId.lastIndexOf("@") + 1).toLowerCase();
}
