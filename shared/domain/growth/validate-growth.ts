import type { GrowthAnalysis } from "./growth-analysis.ts";
import type { GrowthEvidence } from "./growth-evidence.ts";
import { MOST_ROUNDS } from "./research-plan.ts";

type GrowthValidation =
  | { readonly kind: "enough"; readonly reason: string; readonly concerns: readonly string[] }
  | { readonly kind: "again"; readonly reason: string; readonly concerns: readonly string[] };

/**
 * Two dated events, or one that two publishers tell, with some of headcount and market known reach this. Below it an
 * analysis rests on one company's own words, and a second look costs less than a salesperson's wrong opening.
 */
const ENOUGH_CONFIDENCE = 0.6;

/** Whether the analysis may stand, and what a reader of it should know. */
export function validateGrowth(
  analysis: Pick<GrowthAnalysis, "round" | "confidence" | "signals" | "openQuestions" | "evidence">,
  evidence: Pick<GrowthEvidence, "facts" | "stale" | "contradictions">,
  threshold = ENOUGH_CONFIDENCE,
): GrowthValidation {
  const concerns = concernsOf(analysis, evidence);
  const confidence = analysis.confidence.toFixed(2);
  const enough = (reason: string): GrowthValidation => ({ kind: "enough", reason, concerns });
  if (analysis.confidence >= threshold) return enough(`confidence ${confidence} is enough`);
  if (analysis.evidence?.newFacts === 0) {
    return enough(`confidence ${confidence}, and this round found nothing new`);
  }
  if (analysis.openQuestions.length === 0) {
    return enough(`confidence ${confidence}, and nothing is left to look for`);
  }
  if (analysis.round >= MOST_ROUNDS) {
    return enough(`confidence ${confidence} after ${MOST_ROUNDS} rounds`);
  }
  return {
    kind: "again",
    reason: `confidence ${confidence} is under ${threshold}: ${analysis.openQuestions[0]}`,
    concerns,
  };
}

function concernsOf(
  { signals }: Pick<GrowthAnalysis, "signals">,
  { facts, stale, contradictions }: Pick<GrowthEvidence, "facts" | "stale" | "contradictions">,
): readonly string[] {
  const publisherOf = new Map(facts.map(({ id, sourceName }) => [id, sourceName]));
  const single = signals.filter(({ factIds }) => {
    return new Set(factIds.map((id) => publisherOf.get(id))).size < 2;
  });
  return [
    ...contradictions,
    single.length > 0
      ? `${counted(single.length, "signal rests on a single source", "signals rest on a single source each")}.`
      : "",
    stale.length > 0 ? `${counted(stale.length, "fact is", "facts are")} too old to count.` : "",
  ].filter(Boolean);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
