import { pickCompanySite } from "#shared/domain/enrichment/pick-company-site.ts";
import { countryName } from "#shared/domain/leads/country-name.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { EnrichmentSource, EnrichmentSubject } from "#shared/ports/enrichment-source.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";

export type CompanySiteOptions = { readonly engine: SearchEngine; readonly now: Clock };

/** Finds the site of a company that is known by name only, so that the other sources have something to go on. */
export function companySiteSource({ engine, now }: CompanySiteOptions): EnrichmentSource {
  return {
    name: "web-search",
    gives: ["domain"],
    mostUsd: 0,
    canHelp: ({ company }) => company.name !== undefined && company.domain === undefined,

    async look({ company }) {
      const { name = "" } = company;
      const answer = await engine.search(siteQuery(company), { count: 8 });
      if (answer.kind === "unavailable") {
        const { reason, retryAt } = answer;
        const spent = { calls: 1, costUsd: 0 };
        return { kind: "unavailable", reason, ...(retryAt && { retryAt }), spent };
      }
      const spent = { calls: 1, costUsd: answer.costUsd };
      const pick = pickCompanySite(name, answer.results);
      if (pick.kind === "none") return { kind: "nothing", reason: pick.reason, spent };

      const { domain, result, confidence } = pick;
      const seen = {
        sourceName: engine.name,
        url: result.url,
        snippet: `${result.title}: ${result.snippet}`,
        observedAt: now().toISOString(),
        confidence,
      };
      const website = new URL("/", result.url).href;
      const values = [
        { field: "domain", value: domain, ...seen } as const,
        { field: "website", value: website, ...seen } as const,
      ];
      return { kind: "found", findings: { values, facts: [], people: [] }, spent };
    },
  };
}

function siteQuery({ name, city, country }: EnrichmentSubject["company"]): string {
  const place = city ?? (country && countryName(country));
  return [name, place, "official website"].filter(Boolean).join(" ");
}
