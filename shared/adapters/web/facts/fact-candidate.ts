import type { PageFact } from "#shared/domain/leads/fact.ts";

/** A fact before the page it stands on is written beside it. */
export type Candidate = Pick<
  PageFact,
  "kind" | "statement" | "value" | "quote" | "confidence" | "publishedOn"
>;
