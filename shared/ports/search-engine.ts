import type { VendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";

export type SearchEngine = {
  readonly name: string;
  /** Never rejects for what the vendor says. */
  readonly search: (query: string, options: { readonly count: number }) => Promise<SearchAnswer>;
};

export type SearchAnswer =
  | {
      readonly kind: "results";
      readonly results: readonly SearchResult[];
      readonly costUsd: number;
    }
  | ({ readonly kind: "unavailable" } & VendorProblem);

/** Title and snippet are a stranger's words. */
export type SearchResult = {
  readonly title: string;
  readonly url: string;
  readonly snippet: string;
  readonly publishedOn?: string;
};
