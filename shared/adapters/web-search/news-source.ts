import { valuesOfFacts } from "#shared/domain/enrichment/values-of-facts.ts";
import { writtenName } from "#shared/domain/enrichment/written-name.ts";
import { isSharedHost, registrableDomain } from "#shared/domain/leads/domain-name.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { EnrichmentSource } from "#shared/ports/enrichment-source.ts";
import type { PageStudent } from "#shared/ports/page-student.ts";
import type { SearchEngine, SearchResult } from "#shared/ports/search-engine.ts";

export type NewsOptions = {
  readonly engine: SearchEngine;
  readonly student: PageStudent;
  readonly now: Clock;
};

const MOST_PAGES = 4;

/** What others publish about the company this year. Only sentences that name the company become facts. */
export function newsSource({ engine, student, now }: NewsOptions): EnrichmentSource {
  return {
    name: "news",
    gives: ["facts"],
    mostUsd: 0,
    canHelp: ({ company }) => company.name !== undefined,

    async look({ company }) {
      const { domain } = company;
      const name = writtenName(company.name ?? "");
      const query = `${name} news ${now().getUTCFullYear()}`;
      const answer = await engine.search(query, { count: 8 });
      if (answer.kind === "unavailable") {
        const { reason, retryAt } = answer;
        const spent = { calls: 1, costUsd: 0 };
        return { kind: "unavailable", reason, ...(retryAt && { retryAt }), spent };
      }

      const elsewhere = answer.results.filter((result) => isSomebodyElses(result, domain));
      const about = { name, ...(domain && { domain }), isOwnSite: false };
      const reads = await Promise.all(
        elsewhere.slice(0, MOST_PAGES).map(({ url }) => student.study(url, about)),
      );
      const facts = reads.flatMap((read) => (read.kind === "studied" ? read.page.facts : []));
      const spent = { calls: 1, costUsd: answer.costUsd };
      if (facts.length === 0) {
        return { kind: "nothing", reason: `no page names ${name} with a fact`, spent };
      }
      const values = [...valuesOfFacts(facts, "news", now())];
      return { kind: "found", findings: { values, facts, people: [] }, spent };
    },
  };
}

/** The company's own pages are read by the website source; social networks are not read at all. */
function isSomebodyElses({ url }: SearchResult, ownDomain: string | undefined): boolean {
  const domain = registrableDomain(url);
  return domain !== undefined && domain !== ownDomain && !isSharedHost(domain);
}
