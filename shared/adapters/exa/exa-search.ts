import * as z from "zod";
import { vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

export type ExaOptions = {
  readonly http: JsonHttp;
  readonly apiKey: string;
  readonly now: Clock;
  readonly baseUrl?: string;
};

/** 7 USD for a thousand searches of up to ten results, when the answer does not say what it cost. */
const USD_PER_SEARCH = 0.007;

export function exaSearch(options: ExaOptions): SearchEngine {
  const { http, apiKey, now, baseUrl = "https://api.exa.ai" } = options;
  return {
    name: "exa",
    async search(query, { count }) {
      const answer = await http.request({
        method: "POST",
        url: `${baseUrl}/search`,
        headers: { "x-api-key": apiKey },
        body: { query, type: "auto", numResults: Math.min(count, 10) },
        schema: ExaAnswer,
        timeoutMilliseconds: 10_000,
      });
      if (answer.kind !== "ok") {
        return { kind: "unavailable", ...vendorProblem("Exa", answer, now()) };
      }
      const { results: found, costDollars } = answer.value;
      const results = found.slice(0, count).map(({ title, url, text, publishedDate }) => ({
        title: title ?? "",
        url,
        snippet: (text ?? "").slice(0, 500),
        ...(publishedDate && { publishedOn: publishedDate.slice(0, 10) }),
      }));
      return { kind: "results", results, costUsd: costDollars?.total ?? USD_PER_SEARCH };
    },
  };
}

const ExaAnswer = z.object({
  results: z.array(
    z.object({
      title: z.string().nullish(),
      url: z.string(),
      text: z.string().nullish(),
      publishedDate: z
        .string()
        .regex(/^\d{4}-\d\d-\d\d/)
        .nullish()
        .catch(undefined),
    }),
  ),
  costDollars: z.object({ total: z.number() }).optional(),
});
