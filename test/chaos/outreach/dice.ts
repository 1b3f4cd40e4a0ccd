import { numbersFrom } from "../numbers-from.ts";

export type Dice = {
  readonly chance: (share: number) => boolean;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly one: <Value>(of: readonly [Value, ...Value[]]) => Value;
  /** One of them, or undefined of none. */
  readonly any: <Value>(of: readonly Value[]) => Value | undefined;
  readonly weighted: <Name extends string>(weights: Readonly<Record<Name, number>>) => Name;
};

/** All luck of a storm comes from one seed, so the same seed is the same storm. */
export function diceFrom(seed: number): Dice {
  const next = numbersFrom(seed);
  const any = <Value>(of: readonly Value[]) => of[Math.floor(next() * of.length)];
  return {
    chance: (share) => next() < share,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    one: (of) => any(of) ?? of[0],
    any,
    weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
      const names = Object.keys(weights) as Name[];
      const total = names.reduce((sum, name) => sum + weights[name], 0);
      let left = next() * total;
      for (const name of names) {
        left -= weights[name];
        if (left < 0) return name;
      }
      throw new Error("There is nothing to choose from");
    },
  };
}
