import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { asIdentities, stopPerson } from "../../stop-person.ts";
import type { EffectDeps } from "./effect-deps.ts";
import { settleAsSent } from "./settle-by-evidence.ts";
import { tellOutcome } from "./tell-outcome.ts";

/** Somebody pressed "this is spam": nothing may go to the person any more, from this very moment (SES-11). */
export async function takeComplaint(
  deps: EffectDeps,
  entry: OutboxEntry,
  complaint: { readonly source: string; readonly reason: string },
): Promise<void> {
  await stopPerson(deps, {
    leadId: entry.leadId,
    identities: asIdentities([entry.to]),
    why: "complained",
    source: complaint.source,
    reason: `The person reported our mail as spam (${complaint.reason})`,
  });
  await settleAsSent(deps, entry, "a complaint came, so it was sent");
  await tellOutcome(deps, "complained", entry);
  await deps.lines.send({ kind: "check" });
}
