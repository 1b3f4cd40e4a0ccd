import { remotePageReader } from "#shared/adapters/page-reader/page-reader.ts";
import { companySiteSource } from "#shared/adapters/web-search/company-site-source.ts";
import { newsSource } from "#shared/adapters/web-search/news-source.ts";
import { websiteSource } from "#shared/adapters/website/website-source.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { dynamoEnrichmentCache } from "#shared/store/enrichment-cache.ts";
import type { AgentEnv } from "./agent-env.ts";
import type { AgentWiring } from "./agent-wiring.ts";
import type { EnrichmentDeps, SourceStep } from "./enrichment/enrichment.ts";
import { type LimitedSourceOptions, limitedSource } from "./enrichment/limited-source.ts";
import { recordedEngine, recordedStudent } from "./enrichment/recorded-hands.ts";
import { functionCaller } from "./function-caller.ts";
import { searchEngine } from "./search-wiring.ts";
import { vendorSteps } from "./vendor-sources.ts";

/** The waterfall in its order: find the site; read it and the news of the company; then what costs money. */
export function enrichmentSources(
  env: AgentEnv & { readonly PAGE_READER_FUNCTION: string },
  wiring: AgentWiring,
): EnrichmentDeps["sources"] {
  const { dynamo, limiter, log, now, secret } = wiring;
  const http = createJsonHttp();
  const pages = remotePageReader(functionCaller(), env.PAGE_READER_FUNCTION);
  const search = { worldUrl: env.WORLD_URL, http, duckduckgo: pages.duckduckgo, now };
  const shared = {
    cache: dynamoEnrichmentCache(dynamo, env.GUARD_TABLE, now),
    limiter,
    log,
    underWay: new Map(),
  };
  const limited = (options: Pick<LimitedSourceOptions, "about" | "rate" | "perDay">) => ({
    ...shared,
    ...options,
  });
  const ofCompany = limited({ about: "company" });

  return async ({ record, findFacts }) => {
    const keys = await secret();
    const found = searchEngine(keys, search);
    const engine = found && recordedEngine(found, record);
    const student = recordedStudent(pages, record);
    const website = websiteSource({ student, findFacts, now });
    const steps: readonly SourceStep[] = [
      engine ? [limitedSource(companySiteSource({ engine, now }), ofCompany)] : [],
      [
        limitedSource(website, ofCompany),
        ...(engine ? [limitedSource(newsSource({ student, engine, now }), ofCompany)] : []),
      ],
    ];
    return [...steps, ...vendorSteps(keys, { http, now, limited })];
  };
}
