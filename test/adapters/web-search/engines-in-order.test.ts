import { expect, test } from "vitest";
import { enginesInOrder } from "#shared/adapters/web-search/engines-in-order.ts";
import type { SearchAnswer, SearchEngine } from "#shared/ports/search-engine.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { searchEngine } from "../../../functions/search-wiring.ts";

function engine(name: string, answer: SearchAnswer, asked: string[] = []): SearchEngine {
  return {
    name,
    async search() {
      asked.push(name);
      return answer;
    },
  };
}

const results: SearchAnswer = { kind: "results", results: [], costUsd: 0 };
const down: SearchAnswer = { kind: "unavailable", problem: "down", reason: "down" };

test("the next engine is asked only when the one before could not answer", async () => {
  const asked: string[] = [];
  const first = enginesInOrder([engine("a", results, asked), engine("b", results, asked)]);
  const second = enginesInOrder([engine("a", down, asked), engine("b", results, asked)]);

  expect(await first?.search("x", { count: 1 })).toEqual(results);
  expect(await second?.search("x", { count: 1 })).toEqual(results);
  expect(asked).toEqual(["a", "a", "b"]);
});

test("when none can answer, the first one's reason is told", async () => {
  const quota: SearchAnswer = { kind: "unavailable", problem: "quota", reason: "used up" };
  const both = enginesInOrder([engine("a", quota), engine("b", down)]);
  expect(await both?.search("x", { count: 1 })).toEqual(quota);
});

test.each([
  [{ TAVILY_API_KEY: "t", BRAVE_API_KEY: "b", EXA_API_KEY: "e" }, undefined, "tavily"],
  [{ BRAVE_API_KEY: "b", EXA_API_KEY: "e" }, undefined, "brave"],
  [{ EXA_API_KEY: "e", SEARCH_FALLBACK: "duckduckgo" }, undefined, "exa"],
  [{ SEARCH_FALLBACK: "duckduckgo" }, undefined, "duckduckgo"],
  [{}, undefined, undefined],
  [{ TAVILY_API_KEY: "t" }, "http://127.0.0.1:1", "world"],
])("with %j and the world %s it is %s", (keys, worldUrl, name) => {
  const http = createJsonHttp();
  const duckduckgo = engine("duckduckgo", down);
  const chosen = searchEngine(keys, { worldUrl, http, duckduckgo, now: () => new Date() });
  expect(chosen?.name).toBe(name);
});
