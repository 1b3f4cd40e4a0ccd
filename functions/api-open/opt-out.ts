import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { outcomeOfOptOut } from "#shared/domain/outreach/outcome.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Log } from "#shared/ports/log.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import { asIdentities, type StopPersonDeps, stopPerson } from "../stop-person.ts";

export type OptOutDeps = StopPersonDeps & {
  readonly outcomes: Pick<OutcomeLog, "tell">;
  readonly leads: Pick<LeadStore, "find">;
  readonly log: Log;
};

const REASON = "the person opted out with the link in a mail";

/** Stops everything to a person, at one click. */
export function createOptOut(deps: OptOutDeps) {
  const { outcomes, leads, log, now } = deps;
  return async (entry: OutboxEntry): Promise<void> => {
    const { leadId, to } = entry;
    const at = now().toISOString();
    const cancelled = await stopPerson(deps, {
      leadId,
      identities: asIdentities([to]),
      why: "opted-out",
      source: "one-click",
      reason: REASON,
    });
    const happened = { lead: await leads.find(leadId), at };
    const isNew = await outcomes.tell(outcomeOfOptOut(entry, happened));
    if (isNew) log.info("opted out", { leadId, cancelled });
  };
}
