import { valuesOfFacts } from "#shared/domain/enrichment/values-of-facts.ts";
import { isSharedHost, registrableDomain } from "#shared/domain/leads/domain-name.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { EnrichmentSource } from "#shared/ports/enrichment-source.ts";
import type { StudyPage } from "#shared/ports/page-study.ts";
import type { SearchEngine, SearchResult } from "#shared/ports/search-engine.ts";
import type { WebReader } from "#shared/ports/web-reader.ts";

export type NewsOptions = {
  readonly engine: SearchEngine;
  readonly reader: WebReader;
  readonly study: StudyPage;
  readonly now: Clock;
};

const MOST_PAGES = 4;

/** What others publish about the company this year. Only sentences that name the company become facts. */
export function newsSource({ engine, reader, study, now }: NewsOptions): EnrichmentSource {
  return {
    name: "news",
    gives: ["facts"],
    mostUsd: 0,
    canHelp: ({ company }) => company.name !== undefined,

    async look({ company }) {
      const { name = "", domain } = company;
      const query = `${name} news ${now().getUTCFullYear()}`;
      const answer = await engine.search(query, { count: 8 });
      if (answer.kind === "unavailable") {
        const { reason, retryAt } = answer;
        const spent = { calls: 1, costUsd: 0 };
        return { kind: "unavailable", reason, ...(retryAt && { retryAt }), spent };
      }

      const elsewhere = answer.results.filter((result) => isSomebodyElses(result, domain));
      const reads = await Promise.all(
        elsewhere.slice(0, MOST_PAGES).map(({ url }) => reader.read(url)),
      );
      const about = { name, ...(domain && { domain }) };
      const facts = reads
        .filter((read) => read.kind === "page")
        .flatMap((page) => study(page, about).facts);
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
