import { freshnessOf } from "#shared/domain/campaigns/fact-freshness.ts";
import { numberMentions } from "#shared/domain/campaigns/number-mentions.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { contradictions } from "./contradictions.ts";
import { evidenceConfidence } from "./evidence-confidence.ts";
import { type GrowthEvent, growthEvents } from "./growth-event.ts";
import { weighEvent } from "./weigh-event.ts";

/** What the facts give before anybody judges them. */
export type GrowthEvidence = {
  readonly lead: Pick<Lead, "company" | "person">;
  readonly facts: readonly Fact[];
  readonly now: Date;
  readonly headcount: number | undefined;
  /** Events that say something of growth, the weightiest first, with their points. */
  readonly weighed: readonly { readonly event: GrowthEvent; readonly points: number }[];
  readonly stale: readonly Fact[];
  readonly contradictions: readonly string[];
  readonly confidence: number;
};

export function growthEvidence(
  lead: Pick<Lead, "company" | "person">,
  facts: readonly Fact[],
  now: Date,
): GrowthEvidence {
  const ofCompany = facts.filter(({ subject }) => subject === "company");
  const stale = ofCompany.filter((fact) => freshnessOf(fact, now).kind === "stale");
  const current = ofCompany.filter((fact) => !stale.includes(fact));
  const headcount = headcountOf(current, lead);
  const weighed = growthEvents(current)
    .map((event) => ({ event, points: weighEvent(event, headcount, now) }))
    .filter(({ points }) => Math.abs(points) >= 1)
    .toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points));
  const events = weighed.map(({ event }) => event);
  return {
    lead,
    facts: ofCompany,
    now,
    headcount,
    weighed: withDiminishing(weighed),
    stale,
    contradictions: contradictions(ofCompany),
    confidence: evidenceConfidence(ofCompany, events, now),
  };
}

function headcountOf(facts: readonly Fact[], { company }: Pick<Lead, "company">) {
  const stated = facts
    .filter(({ kind }) => kind === "headcount")
    .toSorted((one, other) => other.confidence - one.confidence)
    .flatMap(({ value = "" }) => numberMentions(value)[0]?.values[0] ?? []);
  const { min, max } = company.employees ?? {};
  return stated[0] ?? max ?? min;
}

/** A third new warehouse says less than the first, and a list of launches is no growth. */
function withDiminishing(weighed: GrowthEvidence["weighed"]): GrowthEvidence["weighed"] {
  const seen = new Map<string, number>();
  return weighed
    .map(({ event, points }) => {
      const before = seen.get(event.kind) ?? 0;
      seen.set(event.kind, before + 1);
      return { event, points: Math.round(points * 0.55 ** before) };
    })
    .filter(({ points }) => points !== 0);
}
