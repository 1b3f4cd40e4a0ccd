import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { stopPerson } from "../../stop-person.ts";
import type { EffectDeps } from "./effect-deps.ts";
import { settleAsSent } from "./settle-by-evidence.ts";
import { tellOutcome } from "./tell-outcome.ts";

/** Somebody pressed "this is spam": nothing may go to the person any more, from this very moment (SES-11). */
export async function takeComplaint(
  deps: EffectDeps,
  entry: OutboxEntry,
  complaint: {
    readonly source: string;
    readonly reason: string;
    /** False for a report anybody could have written: it stops us writing to the person and counts for nothing else. */
    readonly isProven?: boolean;
  },
): Promise<void> {
  await stopPerson(deps, {
    leadId: entry.leadId,
    addresses: [entry.to],
    why: "complained",
    source: complaint.source,
    reason: `The person reported our mail as spam (${complaint.reason})`,
  });
  if (complaint.isProven === false) return;
  await settleAsSent(deps, entry, "a complaint came, so it was sent");
  await tellOutcome(deps, "complained", entry);
  await deps.lines.send({ kind: "check" });
}
