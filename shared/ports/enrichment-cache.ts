import type { SourceFindings } from "#shared/domain/enrichment/sourced-value.ts";

/** What a source said about a subject, so that nobody asks it again within a day. */
export type EnrichmentCache = {
  readonly find: (source: string, subject: string) => Promise<KeptFindings | undefined>;
  readonly keep: (source: string, subject: string, kept: KeptFindings) => Promise<void>;
};

type KeptFindings =
  | { readonly kind: "found"; readonly findings: SourceFindings }
  | { readonly kind: "nothing"; readonly reason: string };
