import type { Sentence } from "#shared/domain/campaigns/campaign.ts";
import type { Brief, Problem } from "./brief.ts";
import type { FactClause } from "./fact-clause.ts";

export type Paragraphs = readonly (readonly Sentence[])[];

/** What one message is made of. */
export type Material = {
  readonly brief: Brief;
  readonly problem: Problem;
  readonly clause: FactClause | undefined;
  readonly proof: string | undefined;
  /** A proof from the reader's own trade, which may open a mail. */
  readonly story: string | undefined;
  readonly seed: string;
};
