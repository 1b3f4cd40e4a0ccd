import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { outcomeOfEntry } from "#shared/domain/outreach/outcome.ts";
import type { EffectDeps } from "./effect-deps.ts";

/** Tells what became of a mail we sent; false when it was told before. */
export async function tellOutcome(
  { outcomes, leads, now }: Pick<EffectDeps, "outcomes" | "leads" | "now">,
  kind: Parameters<typeof outcomeOfEntry>[0],
  entry: OutboxEntry,
): Promise<boolean> {
  const lead = await leads.find(entry.leadId);
  return outcomes.tell(outcomeOfEntry(kind, entry, { lead, at: now().toISOString() }));
}
