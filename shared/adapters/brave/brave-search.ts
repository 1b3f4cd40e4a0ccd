import * as z from "zod";
import { vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

export type BraveOptions = {
  readonly http: JsonHttp;
  readonly apiKey: string;
  readonly now: Clock;
  readonly baseUrl?: string;
};

/** 5 USD for a thousand searches. */
const USD_PER_SEARCH = 0.005;

export function braveSearch(options: BraveOptions): SearchEngine {
  const { http, apiKey, now, baseUrl = "https://api.search.brave.com" } = options;
  return {
    name: "brave",
    async search(query, { count }) {
      const answer = await http.request({
        method: "GET",
        url: `${baseUrl}/res/v1/web/search`,
        headers: { "x-subscription-token": apiKey },
        // Brave refuses a query of more than 400 characters and a count of more than 20.
        query: { q: query.slice(0, 400), count: Math.min(count, 20) },
        schema: BraveAnswer,
        timeoutMilliseconds: 10_000,
      });
      if (answer.kind !== "ok") {
        return { kind: "unavailable", ...vendorProblem("Brave", answer, now(), meanings) };
      }
      const found = answer.value.web?.results ?? [];
      const results = found.slice(0, count).map(({ title, url, description, page_age }) => ({
        title: plain(title),
        url,
        snippet: plain(description),
        ...(page_age &&
          /^\d{4}-\d\d-\d\d/.test(page_age) && { publishedOn: page_age.slice(0, 10) }),
      }));
      return { kind: "results", results, costUsd: USD_PER_SEARCH };
    },
  };
}

// A wrong token is a 422 with the code SUBSCRIPTION_TOKEN_INVALID.
const meanings = { 422: "key" } as const;

/** Brave marks the words it found with <strong> and writes entities. */
function plain(text: string): string {
  return text
    .replace(/<[^>]+>/g, "")
    .replace(/&(?:amp|lt|gt|quot|#x27|#39);/g, (entity) => entities[entity] ?? entity);
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
};

const BraveAnswer = z.object({
  web: z
    .object({
      results: z.array(
        z.object({
          title: z.string().default(""),
          url: z.string(),
          description: z.string().default(""),
          page_age: z.string().optional(),
        }),
      ),
    })
    .optional(),
});
