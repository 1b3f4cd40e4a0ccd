import type { SearchEngine } from "#shared/ports/search-engine.ts";
import type { SafeFetch } from "#shared/runtime/safe-fetch.ts";
import type { Firm } from "../../local/simulation/world/firms.ts";
import { searchEntries } from "../../local/simulation/world/search-entries.ts";
import { sitePages } from "../../local/simulation/world/site-pages.ts";

/** The site of one firm without a network: fetching and searching take no time and no system calls. */
export function memoryWeb(firm: Firm): {
  readonly fetch: SafeFetch;
  readonly engine: SearchEngine;
} {
  const pages = new Map(Object.entries(sitePages(firm)));
  const { results } = searchEntries(firm);
  return {
    async fetch(url) {
      const { hostname, pathname, href } = new URL(url);
      if (hostname !== firm.domain) return { kind: "unreachable", url: href, reason: "dns" };
      const name = pathname === "/" ? "index" : pathname.slice(1);
      const body = pages.get(name) ?? pages.get(`${name}.html`);
      const contentType = name.endsWith(".txt") ? "text/plain" : "text/html";
      const status = body === undefined ? 404 : 200;
      return { kind: "fetched", url: href, status, contentType, headers: {}, body: body ?? "" };
    },
    engine: { name: "memory", search: async () => ({ kind: "results", results, costUsd: 0 }) },
  };
}
