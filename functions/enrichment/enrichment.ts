import { describeConflict, withConflicts } from "#shared/domain/enrichment/conflict-facts.ts";
import { groundedFacts } from "#shared/domain/enrichment/grounded-facts.ts";
import { mergeCompany } from "#shared/domain/enrichment/merge-company.ts";
import { mergeFacts } from "#shared/domain/enrichment/merge-facts.ts";
import { mergePeople } from "#shared/domain/enrichment/merge-people.ts";
import { mergePerson } from "#shared/domain/enrichment/merge-person.ts";
import { ownNoteFacts } from "#shared/domain/enrichment/own-note-facts.ts";
import { pickAddress } from "#shared/domain/enrichment/pick-address.ts";
import { resolveConflicts } from "#shared/domain/enrichment/resolve-conflicts.ts";
import type { WaterfallCaps } from "#shared/domain/enrichment/waterfall.ts";
import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Agent, AgentRun } from "#shared/models/agent.ts";
import { contactsOf, factsOf } from "#shared/models/identified-findings.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { EnrichmentSource } from "#shared/ports/enrichment-source.ts";
import { LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";
import type { StudiedPage } from "#shared/ports/page-study.ts";
import { askSources, type Gathered } from "./ask-sources.ts";
import { findFacts } from "./questions/find-facts.ts";

export type EnrichmentDeps = {
  readonly leads: Pick<LeadStore, "find" | "saveFindings" | "change">;
  /** In order; those of one step are asked at the same time. */
  readonly sources: (hands: SourceHands) => Promise<readonly SourceStep[]>;
  readonly caps: WaterfallCaps;
  readonly now: Clock;
};

export type SourceStep = readonly EnrichmentSource[];

/** What the sources of one run use besides their own: what they read is recorded with the run. */
type SourceHands = {
  readonly record: AgentRun["tool"];
  readonly findFacts: (
    pages: readonly StudiedPage[],
    company: Lead["company"],
  ) => Promise<readonly PageFact[]>;
};

export function createEnrichment({
  leads,
  sources,
  caps,
  now,
}: EnrichmentDeps): Agent<"enrichment"> {
  return {
    name: "enrichment",

    async run({ leadId }, run) {
      const lead = await leads.find(leadId);
      if (!lead) throw new LeadNotFound(leadId);

      const steps = await sources({ record: run.tool, findFacts: factsByModel(run) });
      const gathered = await askSources(lead, steps, caps, run.tool);
      const { company, facts, people, conflicts } = conclude(lead, gathered);

      const saved = { facts: factsOf(leadId, facts, now()), contacts: contactsOf(leadId, people) };
      await leads.saveFindings(leadId, saved);
      await leads.change(leadId, (current) => {
        const isToBeLeftAlone = current.doNotContact !== undefined;
        const found = isToBeLeftAlone
          ? undefined
          : pickAddress({ ...current, company }, gathered.values, people);
        const foundOn = now().toISOString().slice(0, 10);
        const { email = found && { ...found, foundOn }, ...known } = current;
        const { emailNote, ...withoutNote } = known;
        return {
          ...withoutNote,
          company: { ...company, ...current.company },
          ...(current.person && { person: mergePerson(current.person, people) }),
          ...(email ? { email } : emailNote && { emailNote }),
          updatedAt: now().toISOString(),
        };
      });
      return {
        leadId,
        facts: facts.length,
        contacts: people.length,
        sources: [
          ...gathered.outcomes,
          ...conflicts.map((outcome) => ({ name: "conflict", outcome })),
        ],
      };
    },
  };
}

function conclude({ company: given, notes }: Lead, { values, facts, people }: Gathered) {
  const domain = given.domain ?? values.find(({ field }) => field === "domain")?.value;
  const { company, conflicts } = mergeCompany(given, resolveConflicts(values, domain));
  const merged = mergeFacts(facts, domain);
  const name = company.name ?? domain ?? "the company";
  return {
    company,
    facts: [...ownNoteFacts({ notes }), ...withConflicts(merged, conflicts, name)],
    people: mergePeople(people, domain),
    conflicts: conflicts.map(describeConflict),
  };
}

/** What a model reads out of the pages beyond the rules; nothing when the rules answer. */
function factsByModel({ ask }: AgentRun): SourceHands["findFacts"] {
  return async (pages, company) => {
    const known = pages.flatMap(({ facts }) => facts);
    const read = pages.map(({ url, text }) => ({ url, text }));
    const asked = await ask(findFacts, { company: company.name ?? "", pages: read, known });
    if (asked.kind === "needs-a-person" || asked.model === "rules") return [];
    return groundedFacts(asked.answer.facts, read);
  };
}
