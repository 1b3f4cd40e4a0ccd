import type { Angle } from "./campaign.ts";
import { checkEvidence } from "./evidence-check.ts";
import type { Brief } from "./writing/brief.ts";
import { chooseAngles } from "./writing/choose-angles.ts";

const MOST_ANGLES = 4;
/** Two variants of the first mail want two angles. */
const LEAST_ANGLES = 2;
/** No facts, no great hopes. */
const GENERAL_STRENGTH = 0.3;

/** Which of the proposed angles may be written about. Where too few stand, the rules add theirs. */
export function acceptAngles(
  found: readonly Omit<Angle, "id">[],
  brief: Brief,
): { readonly accepted: readonly Angle[]; readonly refused: readonly string[] } {
  const accepted: Angle[] = [];
  const refused: string[] = [];
  for (const angle of found.toSorted((one, other) => other.strength - one.strength)) {
    const reason = whyNot(angle, accepted, brief);
    if (reason) refused.push(`${angle.problemId}: ${reason}`);
    else if (accepted.length < MOST_ANGLES) accepted.push(asAngle(angle));
  }
  if (accepted.length >= LEAST_ANGLES) return { accepted, refused };
  const further = chooseAngles(brief).filter(
    ({ problemId }) => !accepted.some((angle) => angle.problemId === problemId),
  );
  return { accepted: [...accepted, ...further.slice(0, LEAST_ANGLES - accepted.length)], refused };
}

function whyNot(
  { problemId, reason, factIds }: Omit<Angle, "id">,
  accepted: readonly Angle[],
  brief: Brief,
): string | undefined {
  if (!brief.seller.problems.some(({ id }) => id === problemId))
    return "the seller solves no such problem";
  if (accepted.some((angle) => angle.problemId === problemId)) return "the problem is taken";
  const decision = checkEvidence({ text: factIds.length > 0 ? reason : "", factIds }, brief);
  if (decision.kind === "supported") return undefined;
  return decision.terms.map((term) => `${term.term} (${term.reason})`).join(", ");
}

function asAngle({ problemId, reason, factIds, strength }: Omit<Angle, "id">): Angle {
  return {
    id: problemId,
    problemId,
    reason,
    factIds,
    strength: factIds.length > 0 ? strength : Math.min(strength, GENERAL_STRENGTH),
  };
}
