import type { Arm, ArmTally } from "./arm-tally.ts";
import { type beliefOf, worthOf } from "./bandit.ts";
import { betaDraw, seededDraw } from "./random-draws.ts";
import { capital, counted, inWords } from "./report-sentences.ts";

/** A change of the way the department works, with what speaks for it. It is made by a person or not at all. */
export type StrategyChange = {
  readonly id: string;
  readonly change: string;
  /** Each a sentence made of counts. */
  readonly evidence: readonly string[];
  /** Probability that it is right, by the counts. */
  readonly confidence: number;
};

export type ReviewInput = {
  /** Of the weeks looked at. */
  readonly board: readonly ArmTally[];
  readonly weeks: number;
  /** Makes the draws the same when the review is made again. */
  readonly seed: string;
};

/** Proposes what the counts of the last weeks speak for clearly, strongest first; often nothing. */
export function reviewStrategy(input: ReviewInput): readonly StrategyChange[] {
  return [...comparisons.flatMap((comparison) => compare(comparison, input)), ...complaints(input)]
    .toSorted((one, other) => other.confidence - one.confidence)
    .slice(0, MOST_CHANGES);
}

const MOST_CHANGES = 5;
/** Under this many messages on a side nothing is proposed. */
const LEAST_SENT = 40;
const SURE_ENOUGH = 0.9;
const DRAWS = 2_000;

type Comparison = {
  readonly name: string;
  readonly of: (tally: ArmTally) => string;
  readonly more: (value: string) => string;
  readonly less: (value: string) => string;
};

const comparisons: readonly Comparison[] = [
  {
    name: "segment",
    of: ({ segment }) => segment,
    more: (value) => `Look for more leads of the segment ${value}`,
    less: (value) => `Stop looking for leads of the segment ${value}`,
  },
  {
    name: "angle",
    of: ({ angleId }) => angleId,
    more: (value) => `Lead with the angle “${inWords(value)}” where it fits`,
    less: (value) => `Drop the angle “${inWords(value)}”`,
  },
  {
    name: "hours",
    of: ({ hours }) => hours,
    more: (value) => `Send in the ${value} where the day allows`,
    less: (value) => `Do not send in the ${value}`,
  },
];

/** Each value against all others together: how likely is it that it is better, or worse, by what was counted? */
function compare(
  { name, of, more, less }: Comparison,
  input: ReviewInput,
): readonly StrategyChange[] {
  const values = [...Map.groupBy(input.board, of)].filter(([value]) => value !== "unknown");
  return values.flatMap(([value, own]): readonly StrategyChange[] => {
    const others = input.board.filter((tally) => of(tally) !== value);
    const [mine, theirs] = [total(own), total(others)];
    if (mine.sent < LEAST_SENT || theirs.sent < LEAST_SENT) return [];
    const better = chanceOfMore(mine, theirs, `${input.seed}|${name}|${value}`);
    const confidence = Math.max(better, 1 - better);
    if (confidence < SURE_ENOUGH) return [];
    const isBetter = better > 0.5;
    return [
      {
        id: `${name}-${isBetter ? "more" : "less"}-${value}`,
        change: `${isBetter ? more(value) : less(value)}.`,
        evidence: [
          `${capital(inWords(value))}, last ${input.weeks} weeks: ${counts(mine)}.`,
          `All others together: ${counts(theirs)}.`,
        ],
        confidence: rounded(confidence),
      },
    ];
  });
}

function complaints({ board, weeks }: ReviewInput): readonly StrategyChange[] {
  const angles = [...Map.groupBy(board, ({ angleId }) => angleId)];
  return angles.flatMap(([angleId, own]): readonly StrategyChange[] => {
    const sums = total(own);
    if (sums.complained < 2) return [];
    const angle = inWords(angleId);
    const evidence = [`${capital(angle)}, last ${weeks} weeks: ${counts(sums)}.`];
    const change = `Rewrite or drop the angle “${angle}”: people complain of it.`;
    return [{ id: `complaints-${angleId}`, change, evidence, confidence: 0.95 }];
  });
}

type Sums = Omit<ArmTally, keyof Arm>;

function total(tallies: readonly ArmTally[]): Sums {
  const sum = (of: (tally: ArmTally) => number) => tallies.reduce((all, one) => all + of(one), 0);
  return {
    sent: sum(({ sent }) => sent),
    positive: sum(({ positive }) => positive),
    meetings: sum(({ meetings }) => meetings),
    unsubscribed: sum(({ unsubscribed }) => unsubscribed),
    complained: sum(({ complained }) => complained),
  };
}

function chanceOfMore(one: Sums, other: Sums, seed: string): number {
  const draw = seededDraw(seed);
  const [mine, theirs] = [beliefOfSums(one), beliefOfSums(other)];
  let more = 0;
  for (let number = 0; number < DRAWS; number += 1) {
    const isMore =
      betaDraw(mine.alpha, mine.beta, draw) > betaDraw(theirs.alpha, theirs.beta, draw);
    if (isMore) more += 1;
  }
  return more / DRAWS;
}

/** With nothing known beforehand: the counts alone decide. */
function beliefOfSums(sums: Sums): ReturnType<typeof beliefOf> {
  const worth = Math.max(0, worthOf(sums));
  return { alpha: 0.5 + worth, beta: 0.5 + Math.max(0, sums.sent - worth) };
}

function counts({ sent, positive, meetings, unsubscribed, complained }: Sums): string {
  return [
    counted(sent, "message"),
    counted(positive, "positive reply", "positive replies"),
    counted(meetings, "meeting"),
    counted(unsubscribed, "opt-out"),
    counted(complained, "spam complaint"),
  ].join(", ");
}

function rounded(share: number): number {
  return Math.min(0.99, Math.round(share * 100) / 100);
}
