import type { Outcome } from "#shared/domain/outreach/outcome.ts";

export type ChangeReason =
  | {
      readonly kind: "one-part";
      /** Which part moved it: "segment", "step", "campaign", "account" or "angle", and its name. */
      readonly by: Dimension;
      readonly name: string;
      readonly count: number;
      readonly mean: number;
      /** Its part of the difference; over the difference itself where other parts went the other way. */
      readonly part: number;
    }
  | { readonly kind: "spread" };

export const dimensions = ["segment", "step", "campaign", "account", "angle"] as const;
export type Dimension = (typeof dimensions)[number];

/**
 * What moved a count against its mean. The parts of each dimension add up to the whole difference, so a part that
 * makes up half of it or more is named; where no part does, the difference is spread.
 */
export function explainChange(
  ofDay: readonly Outcome[],
  before: readonly Outcome[],
  daysBefore: number,
): ChangeReason {
  const difference = ofDay.length - before.length / daysBefore;
  const strongest = varyingDimensions([...ofDay, ...before])
    .flatMap((by) => partsOf(by, ofDay, before, daysBefore))
    // "Those of which nothing is known" explains nothing.
    .filter(({ name }) => name !== NOTHING_KNOWN)
    .map((part) => ({ ...part, part: part.count - part.mean }))
    .filter(({ part }) => part / difference >= LEAST_SHARE)
    .toSorted((one, other) => Math.abs(other.part) - Math.abs(one.part))[0];
  return strongest ? { kind: "one-part", ...strongest } : { kind: "spread" };
}

/** A dimension in which everything is of one value explains nothing. */
function varyingDimensions(outcomes: readonly Outcome[]): readonly Dimension[] {
  return dimensions.filter((by) => new Set(outcomes.map(nameOf[by])).size > 1);
}

const LEAST_SHARE = 0.5;

export type Part = {
  readonly by: Dimension;
  readonly name: string;
  readonly count: number;
  readonly mean: number;
};

export function partsOf(
  by: Dimension,
  ofDay: readonly Outcome[],
  before: readonly Outcome[],
  daysBefore: number,
): readonly Part[] {
  const [today, earlier] = [countBy(by, ofDay), countBy(by, before)];
  const names = [...new Set([...today.keys(), ...earlier.keys()])];
  return names.map((name) => ({
    by,
    name,
    count: today.get(name) ?? 0,
    mean: (earlier.get(name) ?? 0) / daysBefore,
  }));
}

function countBy(by: Dimension, outcomes: readonly Outcome[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) {
    const name = nameOf[by](outcome);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

const NOTHING_KNOWN = "";

const nameOf: Readonly<Record<Dimension, (outcome: Outcome) => string>> = {
  segment: ({ segment }) => (segment === "unknown" ? NOTHING_KNOWN : segment),
  step: ({ step }) => (step === 0 ? NOTHING_KNOWN : String(step)),
  campaign: ({ campaignId }) => campaignId || NOTHING_KNOWN,
  account: ({ accountId }) => accountId || NOTHING_KNOWN,
  angle: ({ angleId }) => angleId || NOTHING_KNOWN,
};
