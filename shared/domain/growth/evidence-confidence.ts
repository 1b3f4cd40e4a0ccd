import { freshnessOf } from "#shared/domain/campaigns/fact-freshness.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import { contradictions } from "./contradictions.ts";
import { type GrowthEvent, publishersOf } from "./growth-event.ts";

/** How far the evidence carries any judgement of growth: several fresh events from more than one publisher carry far. */
export function evidenceConfidence(
  facts: readonly Fact[],
  signals: readonly GrowthEvent[],
  now: Date,
): number {
  if (facts.length === 0) return 0.1;
  const publishers = publishersOf(facts).length;
  const confirmed = signals.filter((event) => event.publishers.length > 1).length;
  const stale = facts.filter((fact) => freshnessOf(fact, now).kind === "stale").length;
  const has = (kind: Fact["kind"]) => facts.some((fact) => fact.kind === kind);
  const sum =
    0.2 +
    0.08 * Math.min(3, signals.filter(({ best }) => isDated(best, now)).length) +
    0.15 * Number(publishers > 1) +
    0.05 * Number(publishers > 2) +
    0.1 * Math.min(2, confirmed) +
    0.05 * [has("headcount"), has("market"), has("competitor")].filter(Boolean).length -
    0.25 * (stale / facts.length) -
    0.1 * contradictions(facts).length;
  return Math.round(Math.min(0.95, Math.max(0.1, sum)) * 100) / 100;
}

function isDated(fact: Fact, now: Date): boolean {
  const freshness = freshnessOf(fact, now);
  return freshness.kind === "fresh" && freshness.days !== undefined;
}
