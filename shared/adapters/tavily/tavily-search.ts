import * as z from "zod";
import { vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

export type TavilyOptions = {
  readonly http: JsonHttp;
  readonly apiKey: string;
  readonly now: Clock;
  readonly baseUrl?: string;
};

/** A basic search is one credit; 0.008 USD each beyond the free thousand of a month. */
const USD_PER_SEARCH = 0.008;

export function tavilySearch(options: TavilyOptions): SearchEngine {
  const { http, apiKey, now, baseUrl = "https://api.tavily.com" } = options;
  return {
    name: "tavily",
    async search(query, { count }) {
      const answer = await http.request({
        method: "POST",
        url: `${baseUrl}/search`,
        headers: { authorization: `Bearer ${apiKey}` },
        body: { query, max_results: count, search_depth: "basic" },
        schema: TavilyAnswer,
        timeoutMilliseconds: 10_000,
      });
      if (answer.kind !== "ok") {
        return { kind: "unavailable", ...vendorProblem("Tavily", answer, now(), meanings) };
      }
      const results = answer.value.results.slice(0, count).map(({ title, url, content }) => ({
        title,
        url,
        snippet: content,
      }));
      return { kind: "results", results, costUsd: USD_PER_SEARCH };
    },
  };
}

// 432: the plan's or the key's limit is reached; 433: the limit of pay-as-you-go.
const meanings = { 432: "quota", 433: "quota" } as const;

const TavilyAnswer = z.object({
  results: z.array(
    z.object({ title: z.string().default(""), url: z.string(), content: z.string().default("") }),
  ),
});
