import { exclusionOf, type Scoring, type ScoringInput, scoreLead, tierOf } from "./score-lead.ts";

/** What somebody who read the lead would give it. */
type ProposedScore = Pick<Scoring, "score" | "classification" | "reasoning" | "confidence">;

/** What of a proposed score may stand beside what the rules weigh; the tier follows from it by the profile's bounds. */
export function acceptScore(proposed: ProposedScore, input: ScoringInput): Scoring {
  const weighed = scoreLead(input);
  const isExcluded = exclusionOf(input) !== undefined;
  // An exclusion is the company's own rule; no model talks itself past it.
  const score = isExcluded
    ? Math.min(weighed.score, proposed.score)
    : near(weighed.score, proposed.score);
  const { reasoning, confidence } =
    isExcluded || !isPlainReasoning(proposed.reasoning) ? weighed : proposed;
  const isClass = input.profile.classes.some(({ name }) => name === proposed.classification);
  return {
    score,
    tier: tierOf(score, input.profile),
    classification: isExcluded || !isClass ? weighed.classification : proposed.classification,
    reasoning,
    confidence,
    criteria: weighed.criteria,
  };
}

/** A model reads what rules cannot, but a page that flatters it must not carry a lead through all tiers. */
const MOST_APART = 20;

function near(weighed: number, proposed: number): number {
  return Math.min(100, weighed + MOST_APART, Math.max(0, weighed - MOST_APART, proposed));
}

const LONGEST_REASONING = 1_200;

/** Reasons need no address, link or markup; an answer with one repeats what somebody planted. */
function isPlainReasoning(text: string): boolean {
  return text.length <= LONGEST_REASONING && !/@|https?:|www\.|[<>{}]/iu.test(text);
}
