/** Finds a named person's address at a company, for money. */
export type EmailFinder = {
  readonly find: (person: {
    readonly domain: string;
    readonly firstName: string;
    readonly lastName: string;
  }) => Promise<FoundEmail>;
};

export type FoundEmail =
  | {
      readonly kind: "found";
      readonly address: string;
      readonly confidence: number;
      /** Pages where the finder has seen the address; empty when it inferred it. */
      readonly sources: readonly string[];
      readonly costUsd: number;
    }
  | { readonly kind: "none"; readonly reason: string }
  | { readonly kind: "unavailable"; readonly reason: string; readonly retryAt?: Date }
  /** The person asked the finder not to be processed: they must never be contacted. */
  | { readonly kind: "forbidden"; readonly reason: string };
