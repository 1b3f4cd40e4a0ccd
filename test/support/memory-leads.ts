import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";

/** One lead, and what agents that look for things read and save of it. */
export function memoryLeads(lead: Lead, facts: readonly Fact[] = []): LookingSide {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  let current = lead;
  let growth: GrowthAnalysis | undefined;
  return {
    lead: () => current,
    find: async (id) => (id === current.id ? current : undefined),
    async change(id, change) {
      if (id !== current.id) throw new LeadNotFound(id);
      current = { ...change(current), version: current.version + 1 };
      return current;
    },
    factsOf: async () => [...known.values()],
    async saveFindings(_, findings) {
      for (const fact of findings.facts) known.set(fact.id, fact);
    },
    growthOf: async () => growth,
    async saveGrowth(analysis) {
      growth = structuredClone(analysis);
    },
  };
}

type LookingSide = Pick<
  LeadStore,
  "find" | "change" | "factsOf" | "saveFindings" | "growthOf" | "saveGrowth"
> & { readonly lead: () => Lead };
