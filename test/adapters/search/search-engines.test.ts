import { describe, expect, test } from "vitest";
import { braveSearch } from "#shared/adapters/brave/brave-search.ts";
import { duckduckgoSearch } from "#shared/adapters/duckduckgo/duckduckgo-search.ts";
import { exaSearch } from "#shared/adapters/exa/exa-search.ts";
import { tavilySearch } from "#shared/adapters/tavily/tavily-search.ts";
import { worldSearch } from "#shared/adapters/world/world-search.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import type { SafeFetch } from "#shared/runtime/safe-fetch.ts";
import { localServer } from "../../support/local-server.ts";

const now = () => new Date("2026-11-20T09:00:00Z");
const http = createJsonHttp({ timeoutMilliseconds: 500 });

type Engine = {
  readonly make: (baseUrl: string) => SearchEngine;
  /** The vendor's answer with two results. */
  readonly answer: string;
};

const two = [
  { title: "Kestrel & Co", url: "https://kestrel.example/", snippet: "Bearings" },
  { title: "Kestrel news", url: "https://wire.example/kestrel", snippet: "A deal" },
] as const;

const engines: Readonly<Record<string, Engine>> = {
  tavily: {
    make: (baseUrl) => tavilySearch({ http, apiKey: "tvly-key", now, baseUrl }),
    answer: JSON.stringify({
      query: "x",
      results: two.map(({ title, url, snippet }) => ({ title, url, content: snippet, score: 0.9 })),
    }),
  },
  brave: {
    make: (baseUrl) => braveSearch({ http, apiKey: "brave-key", now, baseUrl }),
    answer: JSON.stringify({
      type: "search",
      web: {
        results: two.map(({ title, url, snippet }) => ({
          title: title.replace("&", "&amp;"),
          url,
          description: `<strong>${snippet}</strong>`,
        })),
      },
    }),
  },
  exa: {
    make: (baseUrl) => exaSearch({ http, apiKey: "exa-key", now, baseUrl }),
    answer: JSON.stringify({
      requestId: "1",
      results: two.map(({ title, url, snippet }) => ({ id: url, title, url, text: snippet })),
    }),
  },
  world: {
    make: (worldUrl) => worldSearch({ http, worldUrl, now }),
    answer: JSON.stringify({ results: two }),
  },
  duckduckgo: {
    make: (baseUrl) => duckduckgoSearch({ fetch: plainFetch, baseUrl }),
    answer: two
      .map(
        ({ title, url, snippet }) =>
          `<div class="result"><a class="result__a" href="//duckduckgo.com/l/?uddg=${encodeURIComponent(url)}&rut=1">${title.replace("&", "&amp;")}</a><a class="result__snippet">${snippet}</a></div>`,
      )
      .join(""),
  },
};

/** The safe fetch refuses loopback, where these tests answer. */
const plainFetch: SafeFetch = async (url) => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(500) });
    const { status } = response;
    return {
      kind: "fetched",
      url,
      status,
      contentType: "text/html",
      headers: {},
      body: await response.text(),
    };
  } catch {
    return { kind: "unreachable", url, reason: "timeout" };
  }
};

describe.each(Object.entries(engines))("%s", (_name, { make, answer }) => {
  async function searching(status: number, body: string, headers: Record<string, string> = {}) {
    const server = await localServer((_, response) => {
      response.writeHead(status, headers).end(body);
    });
    return { server, answer: await make(server.url).search("kestrel bearings", { count: 5 }) };
  }

  test("its results are read, in its order, as plain text", async () => {
    const { answer: found } = await searching(200, answer);
    expect(found).toMatchObject({ kind: "results", results: two });
  });

  test("no more results are given than were asked for", async () => {
    const server = await localServer((_, response) => response.end(answer));
    const found = await make(server.url).search("kestrel", { count: 1 });
    expect(found).toMatchObject({ results: [two[0]] });
  });

  test("being asked to slow down is told", async () => {
    const { answer: found } = await searching(429, "{}");
    expect(found).toMatchObject({ kind: "unavailable", problem: "limited" });
  });

  test("a failure of the vendor is told", async () => {
    const { answer: found } = await searching(503, "oh no");
    expect(found).toMatchObject({ kind: "unavailable", problem: "down" });
  });

  test("silence ends as unavailable", async () => {
    const server = await localServer(() => undefined);
    const engine = make(server.url);
    server.server.close();
    server.server.closeAllConnections();
    expect(await engine.search("kestrel", { count: 1 })).toMatchObject({ kind: "unavailable" });
  });
});

test.each([
  ["tavily", 401, "key"],
  ["tavily", 432, "quota"],
  ["tavily", 433, "quota"],
  ["brave", 402, "quota"],
  ["brave", 422, "key"],
  ["exa", 401, "key"],
  ["exa", 402, "quota"],
])("%s says by %i that it is about the %s", async (name, status, problem) => {
  const server = await localServer((_, response) => response.writeHead(status).end("{}"));
  const engine = engines[name]?.make(server.url);
  expect(await engine?.search("kestrel", { count: 1 })).toMatchObject({ problem });
});

test("when the vendor says how long to wait, the time is handed on", async () => {
  const server = await localServer((_, response) => {
    response.writeHead(429, { "retry-after": "30" }).end("{}");
  });
  expect(await engines["exa"]?.make(server.url).search("x", { count: 1 })).toMatchObject({
    retryAt: new Date("2026-11-20T09:00:30Z"),
  });
});

test("keys travel in headers, never in addresses", async () => {
  for (const name of ["tavily", "brave", "exa"]) {
    const server = await localServer((_, response) => response.end(engines[name]?.answer));
    await engines[name]?.make(server.url).search("x", { count: 1 });
    expect(server.seen.join()).not.toMatch(/key/);
  }
});

test("DuckDuckGo's puzzle page is no answer", async () => {
  const server = await localServer((_, response) => response.writeHead(202).end("<p>puzzle</p>"));
  const engine = engines["duckduckgo"]?.make(server.url);
  expect(await engine?.search("x", { count: 1 })).toMatchObject({ problem: "limited" });
});
