import { load } from "cheerio/slim";
import type { VendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import type { SearchEngine, SearchResult } from "#shared/ports/search-engine.ts";
import type { SafeFetch } from "#shared/runtime/safe-fetch.ts";

export type DuckduckgoOptions = { readonly fetch: SafeFetch; readonly baseUrl?: string };

/**
 * The results page without scripts, for a developer's laptop only: no licence covers it, and addresses of data centres
 * are soon answered with a puzzle.
 */
export function duckduckgoSearch(options: DuckduckgoOptions): SearchEngine {
  const { fetch, baseUrl = "https://html.duckduckgo.com" } = options;
  return {
    name: "duckduckgo",
    async search(query, { count }) {
      const address = `${baseUrl}/html/?${new URLSearchParams({ q: query })}`;
      const answer = await fetch(address, { timeoutMilliseconds: 10_000 });
      if (answer.kind !== "fetched")
        return unavailable("down", `could not be reached: ${answer.reason}`);
      // 202 with a page is how it says that it takes us for a machine.
      if (answer.status === 202 || answer.status === 403 || answer.status === 429) {
        return unavailable("limited", `asks us to slow down (HTTP ${answer.status})`);
      }
      if (answer.status !== 200) return unavailable("down", `failed (HTTP ${answer.status})`);
      return { kind: "results", results: resultsIn(answer.body).slice(0, count), costUsd: 0 };
    },
  };
}

function unavailable(problem: VendorProblem["problem"], what: string) {
  return { kind: "unavailable", problem, reason: `DuckDuckGo ${what}` } as const;
}

function resultsIn(html: string): readonly SearchResult[] {
  const $ = load(html);
  return $(".result:not(.result--ad)")
    .toArray()
    .flatMap((element) => {
      const link = $(element).find("a.result__a").first();
      const url = target(link.attr("href") ?? "");
      if (!url) return [];
      return [
        {
          title: tidy(link.text()),
          url,
          snippet: tidy($(element).find(".result__snippet").text()),
        },
      ];
    });
}

/** Its links go through a counter that carries the address as `uddg`. */
function target(href: string): string | undefined {
  const url = URL.parse(href, "https://duckduckgo.com");
  const real = url?.searchParams.get("uddg") ?? url?.href;
  return real && /^https?:/.test(real) ? real : undefined;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
