import type { SearchEngine } from "#shared/ports/search-engine.ts";

/** Asks the first engine, and the next one only while the one before could not answer. */
export function enginesInOrder(engines: readonly SearchEngine[]): SearchEngine | undefined {
  const [first, ...others] = engines;
  const fallback = others.length > 0 ? enginesInOrder(others) : undefined;
  if (!first || !fallback) return first;
  return {
    name: first.name,
    async search(query, options) {
      const answer = await first.search(query, options);
      if (answer.kind === "results") return answer;
      const second = await fallback.search(query, options);
      return second.kind === "results" ? second : answer;
    },
  };
}
