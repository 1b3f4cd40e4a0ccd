import type { SourceFindings } from "#shared/domain/enrichment/sourced-value.ts";
import type { Wanted } from "#shared/domain/enrichment/waterfall.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

/** One place that knows things about companies and people. A new source is one file that makes one of these. */
export type EnrichmentSource = {
  /** Stands beside each value it gave, and is the key of its budget and limit. */
  readonly name: string;
  /** What it may find; a paid source is asked only while some of it is missing. */
  readonly gives: readonly Wanted[];
  /** The most one look can cost; 0 for a free source. */
  readonly mostUsd: number;
  /** False while the source has nothing to go on, e.g. a website source for a lead without a domain. */
  readonly canHelp: (subject: EnrichmentSubject) => boolean;
  /** Never rejects for what the vendor says; only faults of ours reject. */
  readonly look: (subject: EnrichmentSubject) => Promise<SourceOutcome>;
};

/** The lead as known so far in the waterfall: values of earlier sources are already merged in. */
export type EnrichmentSubject = Pick<Lead, "id" | "company" | "person">;

export type SourceOutcome =
  | { readonly kind: "found"; readonly findings: SourceFindings; readonly spent: Spent }
  | { readonly kind: "nothing"; readonly reason: string; readonly spent: Spent }
  /** Not asked, or asked in vain: limited, budget spent, down. `retryAt` where the vendor or our limiter says when. */
  | {
      readonly kind: "unavailable";
      readonly reason: string;
      readonly retryAt?: Date;
      readonly spent: Spent;
    };

export type Spent = { readonly calls: number; readonly costUsd: number };
