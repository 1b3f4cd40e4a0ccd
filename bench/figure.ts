export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly goal?: Goal;
  /** What a reader must know to understand the value. */
  readonly note?: string;
};

type Unit = "rows/s" | "leads/s" | "times" | "ms" | "s" | "kB" | "MB" | "leads" | "requests";

export type Goal = { readonly kind: "at most" | "at least"; readonly value: number };

export type Verdict = "met" | "not met" | "";

export function verdictOf({ value, goal }: Figure): Verdict {
  if (!goal) return "";
  const isMet = goal.kind === "at most" ? value <= goal.value : value >= goal.value;
  return isMet ? "met" : "not met";
}

export const atMost = (value: number): Goal => ({ kind: "at most", value });
export const atLeast = (value: number): Goal => ({ kind: "at least", value });
