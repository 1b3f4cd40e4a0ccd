import type { PageFact } from "#shared/domain/leads/fact.ts";

/** What a rule makes of a sentence: a statement of its own, or the sentence itself told in the third person. */
export type Reading = {
  readonly value?: string;
  readonly statement?: string;
  readonly confidence?: number;
};

export type FactRule = {
  readonly kind: PageFact["kind"];
  /** Over the sentence with the company's sign in it. */
  readonly pattern: RegExp;
  readonly confidence: number;
  /** Nothing back means: matched, but not to be trusted. */
  readonly read?: (match: RegExpExecArray, name: string) => Reading | undefined;
  /** Most facts have happened; only some are worth telling as a plan. */
  readonly mayBePlanned?: boolean;
  /** The sentence is in another language, so only the rule's own statement can be used. */
  readonly isForeign?: boolean;
};
