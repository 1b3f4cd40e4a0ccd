import { acceptReading } from "#shared/domain/growth/accept-reading.ts";
import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import { growthEvidence } from "#shared/domain/growth/growth-evidence.ts";
import { readByRules } from "#shared/domain/growth/read-by-rules.ts";
import type { Step } from "./growth-analysis.ts";
import { analyseGrowth } from "./questions/analyse-growth.ts";

/** Weighs the facts, has them read, keeps what they carry. */
export const analyse: Step = async (lead, round, { leads, settings, clock }, run) => {
  const [facts, before, seller] = await Promise.all([
    leads.factsOf(lead.id),
    leads.growthOf(lead.id),
    settings.sellerProfile(),
  ]);
  const evidence = growthEvidence(lead, facts, clock());
  const asked = await run.ask(analyseGrowth, evidence);
  const { reading, model } =
    asked.kind === "answered"
      ? { reading: asked.answer, model: asked.model }
      : { reading: readByRules(evidence), model: "rules" };

  const accepted = acceptReading(reading, evidence, seller);
  await leads.saveGrowth({
    leadId: lead.id,
    round,
    model,
    ...accepted,
    evidence: { facts: facts.length, newFacts: newFacts(facts.length, round, before) },
  });
  const aside = accepted.refused.length > 0 ? `; ${accepted.refused.length} refused` : "";
  return {
    confidence: accepted.confidence,
    isEnough: false,
    reason: `score ${accepted.score} from ${accepted.signals.length} signals${aside}`,
  };
};

/** Against the round before; a round that was done again after a crash counts as it did then. */
function newFacts(facts: number, round: number, before: GrowthAnalysis | undefined): number {
  if (round === 1 || !before?.evidence) return facts;
  if (before.round === round) return before.evidence.newFacts;
  return Math.max(0, facts - before.evidence.facts);
}
