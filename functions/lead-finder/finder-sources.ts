import type { SearchWish } from "#shared/domain/lead-search/search-wish.ts";
import type { LeadSource } from "#shared/ports/lead-source.ts";

/** A source, and which of the day's wishes it is asked. */
export type FinderSource = {
  readonly source: LeadSource;
  readonly takes: (wish: SearchWish) => boolean;
};

export type SourcesAtHand = {
  readonly lookAlikes: LeadSource | undefined;
  readonly directories: LeadSource;
  readonly webSearch: LeadSource | undefined;
  readonly apollo: LeadSource | undefined;
};

/** More of what was won first, then what costs nothing, then what is paid for. */
export function finderSources(at: SourcesAtHand): readonly FinderSource[] {
  return [
    ...(at.lookAlikes ? [{ source: at.lookAlikes, takes: isAfterWonLead }] : []),
    { source: at.directories, takes: () => true },
    ...(at.webSearch ? [{ source: at.webSearch, takes: isAfterProfile }] : []),
    ...(at.apollo ? [{ source: at.apollo, takes: () => true }] : []),
  ];
}

function isAfterWonLead({ after }: SearchWish): boolean {
  return after === "won-lead";
}

function isAfterProfile({ after }: SearchWish): boolean {
  return after === "profile";
}
