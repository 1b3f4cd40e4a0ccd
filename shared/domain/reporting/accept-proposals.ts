import { isPlainProse } from "#shared/domain/campaigns/writing/plain-prose.ts";
import type { StrategyChange } from "./strategy-review.ts";

/** What a model made of the changes that the counts speak for: a choice among them, in its own words. */
export type ProposedChange = Pick<StrategyChange, "id" | "change" | "confidence">;

/**
 * Only what was found may be proposed, with its evidence, and with no more confidence than the counts give. Words of the
 * model stand only where every number in them stands in the evidence too.
 */
export function acceptProposals(
  proposed: readonly ProposedChange[],
  found: readonly StrategyChange[],
): readonly StrategyChange[] {
  const accepted = found.flatMap((one): readonly StrategyChange[] => {
    const own = proposed.find(({ id }) => id === one.id);
    if (!own) return [];
    const change = isSupported(own.change, one) ? own.change : one.change;
    return [{ ...one, change, confidence: Math.min(one.confidence, own.confidence) }];
  });
  // A model that chose nothing must not keep a clear finding from the person who decides.
  return accepted.length > 0 ? accepted : found;
}

const LONGEST_CHANGE = 200;

function isSupported(text: string, { change, evidence }: StrategyChange): boolean {
  const known = new Set(numbersIn([change, ...evidence].join(" ")));
  const isPlain = text.length > 0 && text.length <= LONGEST_CHANGE && isPlainProse(text);
  return isPlain && numbersIn(text).every((number) => known.has(number));
}

function numbersIn(text: string): readonly string[] {
  return text.match(/\d+(?:[.,]\d+)*/g) ?? [];
}
