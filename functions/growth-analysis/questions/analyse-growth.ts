import { freshnessOf } from "#shared/domain/campaigns/fact-freshness.ts";
import type { GrowthEvidence } from "#shared/domain/growth/growth-evidence.ts";
import { GrowthReading } from "#shared/domain/growth/growth-reading.ts";
import { readByRules } from "#shared/domain/growth/read-by-rules.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Question } from "#shared/models/question.ts";

const MOST_FACTS = 60;

/** Does this company grow, and which facts say so? */
export const analyseGrowth: Question<GrowthEvidence, GrowthReading> = {
  name: "analyse-growth",
  trust: "untrusted",
  instruction: [
    "Judge from the facts whether and how the company grows.",
    "A signal is one event or trend: its kind, one plain sentence, the ids of all facts that tell of it, and its points from -25 to 25. Points below zero say that the company shrinks.",
    "Money spent and buildings opened weigh most (15 to 25), contracts and hiring in proportion to the company's size (5 to 18), launches and appointments little (2 to 6). Halve the points of what is over a year old or has no date. A number alone is a size and no signal.",
    "Market statements and competitors also name their facts. Every name, number and date you write must stand in the facts you name; what does not is thrown away.",
    "The summary is two to four plain sentences for a salesperson, without praise. Open questions, at most four, are what another search could answer; give none when nothing would change the judgement.",
    "Confidence is 0 to 1: one publisher or old news is under 0.5, several publishers with dated events over 0.6.",
    "Use fact ids exactly as given.",
  ].join("\n"),
  evidence: ({ lead, facts, headcount, contradictions, now }) => [
    {
      label: "company",
      text: JSON.stringify({
        name: lead.company.name,
        industry: lead.company.industry,
        country: lead.company.country,
        headcount,
        today: now.toISOString().slice(0, 10),
      }),
    },
    {
      label: "facts",
      text: facts
        .slice(0, MOST_FACTS)
        .map((fact) => lineOf(fact, now))
        .join("\n"),
    },
    { label: "contradictions", text: contradictions.join("\n") || "none" },
  ],
  schema: GrowthReading,
  maxTokens: 2_000,
  rules: readByRules,
};

function lineOf(fact: Fact, now: Date): string {
  const age = freshnessOf(fact, now).kind === "stale" ? "too old to use" : undefined;
  const { id, kind, statement, sourceName, publishedOn } = fact;
  return JSON.stringify({ id, kind, statement, publishedOn, source: sourceName, age });
}
