import * as z from "zod";
import { vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

export type WorldSearchOptions = {
  readonly http: JsonHttp;
  readonly worldUrl: string;
  readonly now: Clock;
};

/** The search of the demo world, which knows its own sites and nothing else. */
export function worldSearch({ http, worldUrl, now }: WorldSearchOptions): SearchEngine {
  return {
    name: "world",
    async search(query, { count }) {
      const answer = await http.request({
        method: "GET",
        url: new URL("/__search", worldUrl).href,
        query: { q: query },
        schema: WorldAnswer,
        timeoutMilliseconds: 10_000,
      });
      if (answer.kind !== "ok") {
        return { kind: "unavailable", ...vendorProblem("The demo world", answer, now()) };
      }
      return { kind: "results", results: answer.value.results.slice(0, count), costUsd: 0 };
    },
  };
}

const WorldAnswer = z.object({
  results: z.array(z.object({ title: z.string(), url: z.string(), snippet: z.string() })),
});
