import type { Candidate } from "#shared/domain/lead-search/candidate.ts";
import type { SearchWish } from "#shared/domain/lead-search/search-wish.ts";

/** One place that names companies. A new source is one file that makes one of these. */
export type LeadSource = {
  readonly name: string;
  /** Never rejects for what the outside says. */
  readonly find: (wishes: readonly SearchWish[]) => Promise<LeadsFound>;
};

type LeadsFound =
  | {
      readonly kind: "found";
      /** A company may be named more than once; candidates without a domain are of no use. */
      readonly candidates: readonly Candidate[];
      readonly costUsd: number;
    }
  | { readonly kind: "unavailable"; readonly reason: string; readonly costUsd: number };
