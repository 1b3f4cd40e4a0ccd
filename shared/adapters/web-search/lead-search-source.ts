import type { Candidate } from "#shared/domain/lead-search/candidate.ts";
import { nameFromTitle } from "#shared/domain/lead-search/name-from-title.ts";
import type { SearchWish } from "#shared/domain/lead-search/search-wish.ts";
import { countryName } from "#shared/domain/leads/country-name.ts";
import {
  isFreeMailDomain,
  isSharedHost,
  registrableDomain,
} from "#shared/domain/leads/domain-name.ts";
import type { LeadSource } from "#shared/ports/lead-source.ts";
import type { SearchEngine, SearchResult } from "#shared/ports/search-engine.ts";

export type LeadSearchOptions = { readonly name: string; readonly engine: SearchEngine };

const RESULTS_A_SEARCH = 10;

/** Companies whose own site a web search for their trade and country shows. Articles and lists are others' pages. */
export function leadSearchSource({ name, engine }: LeadSearchOptions): LeadSource {
  return {
    name,
    async find(wishes) {
      let costUsd = 0;
      const candidates: Candidate[] = [];
      for (const wish of wishes) {
        const answer = await engine.search(queryOf(wish), { count: RESULTS_A_SEARCH });
        if (answer.kind === "unavailable") {
          const { reason } = answer;
          if (candidates.length === 0) return { kind: "unavailable", reason, costUsd };
          break;
        }
        costUsd += answer.costUsd;
        candidates.push(...answer.results.flatMap((result) => asCandidate(result, name)));
      }
      return { kind: "found", candidates, costUsd };
    },
  };
}

function queryOf({ trade, country }: SearchWish): string {
  return [trade, country && countryName(country)].filter(Boolean).join(" ");
}

function asCandidate(
  { title, url, snippet }: SearchResult,
  sourceName: string,
): readonly Candidate[] {
  const domain = registrableDomain(url);
  if (!domain || isSharedHost(domain) || isFreeMailDomain(domain)) return [];
  const name = nameFromTitle(title, domain);
  if (!name) return [];
  const company = { name, domain, website: new URL("/", url).href };
  return [{ company, sourceName, url, snippet }];
}
