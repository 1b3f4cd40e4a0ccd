import { apolloLeadSource } from "#shared/adapters/apollo/apollo-lead-source.ts";
import { directorySource } from "#shared/adapters/directory/directory-source.ts";
import type { PageReader } from "#shared/adapters/page-reader/page-reader.ts";
import { leadSearchSource } from "#shared/adapters/web-search/lead-search-source.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import type { AgentWiring } from "./agent-wiring.ts";
import { type FinderSource, finderSources } from "./lead-finder/finder-sources.ts";
import { searchEngine } from "./search-wiring.ts";

/** The finder's sources as the keys of the moment and the settings allow. */
export function finderSourcesFor(
  { secret, settings, now }: Pick<AgentWiring, "secret" | "settings" | "now">,
  pages: PageReader,
  worldUrl: string | undefined,
): () => Promise<readonly FinderSource[]> {
  const http = createJsonHttp();
  return async () => {
    const [keys, { directories, mostCredits }] = await Promise.all([
      secret(),
      settings.leadSearch(),
    ]);
    const { duckduckgo } = pages;
    const engine = searchEngine(keys, { worldUrl, http, duckduckgo, now });
    const { APOLLO_API_KEY: apiKey } = keys;
    return finderSources({
      lookAlikes: engine && leadSearchSource({ name: "look-alikes", engine }),
      directories: directorySource({ lister: pages, pages: directories }),
      webSearch: engine && leadSearchSource({ name: "web-search", engine }),
      apollo: apiKey ? apolloLeadSource({ http, apiKey, now, mostCredits }) : undefined,
    });
  };
}
