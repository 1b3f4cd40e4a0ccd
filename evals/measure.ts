import type { Ask } from "#shared/models/question.ts";

/** One kind of judgement, measured on a labelled set. */
export type Measure = {
  readonly name: string;
  /** Asks no model: measured once, whoever answers the questions. */
  readonly isSameForAll?: boolean;
  readonly run: (provider: Provider) => Promise<MeasureResult>;
};

/** Who answers the questions: "rules" or one model of the catalogue. */
export type Provider = { readonly id: string; readonly ask: Ask };

export type MeasureResult = {
  readonly figures: readonly EvalFigure[];
  readonly tables: readonly EvalTable[];
};

export type EvalFigure = {
  readonly name: string;
  readonly value: number;
  readonly unit: "share" | "score" | "count";
  readonly goal?: { readonly kind: "at least" | "at most" | "below"; readonly value: number };
  /** What a reader must know to understand the value. */
  readonly note?: string;
};

/** Confusion tables, figures per label, and the cases that went wrong. */
export type EvalTable = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};
