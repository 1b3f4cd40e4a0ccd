import { braveSearch } from "#shared/adapters/brave/brave-search.ts";
import { exaSearch } from "#shared/adapters/exa/exa-search.ts";
import { tavilySearch } from "#shared/adapters/tavily/tavily-search.ts";
import { enginesInOrder } from "#shared/adapters/web-search/engines-in-order.ts";
import { worldSearch } from "#shared/adapters/world/world-search.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

export type SearchWiring = {
  readonly worldUrl: string | undefined;
  readonly http: JsonHttp;
  /** Used only where SEARCH_FALLBACK says so. */
  readonly duckduckgo: SearchEngine;
  readonly now: Clock;
};

/** The engines whose keys are stored, in this order; in the demo world only its own. Undefined without any. */
export function searchEngine(
  keys: DepartmentSecret,
  { worldUrl, http, duckduckgo, now }: SearchWiring,
): SearchEngine | undefined {
  if (worldUrl) return worldSearch({ http, worldUrl, now });
  const { TAVILY_API_KEY, BRAVE_API_KEY, EXA_API_KEY, SEARCH_FALLBACK } = keys;
  return enginesInOrder([
    ...(TAVILY_API_KEY ? [tavilySearch({ http, apiKey: TAVILY_API_KEY, now })] : []),
    ...(BRAVE_API_KEY ? [braveSearch({ http, apiKey: BRAVE_API_KEY, now })] : []),
    ...(EXA_API_KEY ? [exaSearch({ http, apiKey: EXA_API_KEY, now })] : []),
    ...(SEARCH_FALLBACK === "duckduckgo" ? [duckduckgo] : []),
  ]);
}
