import type { Candidate } from "#shared/domain/lead-search/candidate.ts";
import type { ProfileReading } from "#shared/domain/lead-search/profile-reading.ts";
import { identityOfLead } from "#shared/domain/leads/identity-of-lead.ts";
import type { LeadSearchSettings } from "#shared/domain/settings/lead-search-settings.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { Flows } from "#shared/ports/flows.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Limiter } from "#shared/ports/limiter.ts";
import type { Looked } from "./look-at-company.ts";

export type KeepDeps = {
  readonly leads: Pick<LeadStore, "find" | "add" | "holderOf">;
  readonly limiter: Pick<Limiter, "takeOfDay">;
  readonly flows: Pick<Flows<"lead-pipeline">, "start">;
  readonly bus: EventBus;
  readonly now: () => Date;
};

export type Kept = "kept" | "duplicate" | "below-threshold" | "day-full";

/** Makes a lead of what is good enough and new, within the day's number, and sends it into the pipeline. */
export async function keepLead(
  deps: KeepDeps,
  looked: Extract<Looked, { kind: "looked" }>,
  { threshold, perDay }: Pick<LeadSearchSettings, "threshold" | "perDay">,
  run: AgentRun,
): Promise<Kept> {
  const { leads, limiter } = deps;
  const { candidate, lead, reading } = looked;
  if (reading.quality < threshold) return "below-threshold";

  const known = await leads.find(lead.id);
  // A crash may have come between the lead and its pipeline, which starts once by its name.
  if (known) return known.status === "new" ? begin(deps, looked, run) : "duplicate";
  const keys = identityOfLead(lead);
  if (await leads.holderOf(keys)) return "duplicate";
  const turn = await limiter.takeOfDay("lead-finder", { perDay });
  if (turn.kind === "limited") return "day-full";
  const added = await leads.add({ ...lead, notes: notesOf(reading, candidate) }, keys);
  return added.kind === "taken" ? "duplicate" : begin(deps, looked, run);
}

async function begin(
  { flows, bus, now }: KeepDeps,
  { candidate, lead, reading, model }: Extract<Looked, { kind: "looked" }>,
  { runId }: AgentRun,
): Promise<Kept> {
  await flows.start("lead-pipeline", `finder-${lead.id}`, {
    leadId: lead.id,
    jobRow: null,
    isQuick: false,
    skipEnrichment: false,
    stopOnDuplicate: true,
  });
  await bus.say({
    type: "lead_discovered",
    agent: "lead-finder",
    data: {
      leadId: lead.id,
      company: lead.company.name,
      source: candidate.sourceName,
      url: candidate.url,
      ...reading,
      model,
    },
    timestamp: now().toISOString(),
    correlationId: runId,
  });
  return "kept";
}

const LONGEST_NOTES = 5_000;

function notesOf({ quality, classification, reasons }: ProfileReading, { url }: Candidate): string {
  const why = reasons.map(({ text, url: page }) => `${text} (${page})`).join("; ");
  const notes = `Found at ${url}. Quality ${quality} of 10, ${classification}: ${why}.`;
  return notes.slice(0, LONGEST_NOTES);
}
