import { readFile } from "node:fs/promises";
import * as z from "zod";

const SearchResult = z.object({ title: z.string(), url: z.string(), snippet: z.string() });
type SearchResult = z.infer<typeof SearchResult>;

const SearchEntries = z.array(z.object({ query: z.string(), results: z.array(SearchResult) }));
type SearchEntry = z.infer<typeof SearchEntries>[number];

export type WorldSearch = (query: string) => readonly SearchResult[];

const MAX_RESULTS = 10;

// At half of an entry's weight the rare words (a company's name) agree, not only "official website".
const MIN_SCORE = 0.5;

/** Search over the entries of a file; without the file nothing is ever found. */
export async function readWorldSearch(file: string): Promise<WorldSearch> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "[]";
    throw error;
  });
  const entries = parseEntries(file, text);
  const weigh = rarity(entries);
  return (query) => {
    const asked = wordsOf(query);
    const scored = entries
      .map((entry) => ({ entry, score: scoreOf(entry, query, asked, weigh) }))
      .filter(({ score }) => score >= MIN_SCORE)
      .toSorted((one, other) => other.score - one.score);
    const results = scored.flatMap(({ entry }) => entry.results);
    return [...new Map(results.map((result) => [result.url, result])).values()].slice(
      0,
      MAX_RESULTS,
    );
  };
}

function parseEntries(file: string, text: string): readonly SearchEntry[] {
  try {
    return SearchEntries.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${file} is not a list of {query, results}`, { cause: error });
  }
}

function rarity(entries: readonly SearchEntry[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { query } of entries) {
    for (const word of wordsOf(query)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (word) => Math.log(1 + entries.length / (counts.get(word) ?? 1));
}

function scoreOf(
  entry: SearchEntry,
  query: string,
  asked: ReadonlySet<string>,
  weigh: (word: string) => number,
): number {
  const pattern = patternOf(entry.query);
  if (pattern) return pattern.test(query) ? 1 : 0;
  const words = [...wordsOf(entry.query)];
  const weight = (some: readonly string[]) => some.reduce((sum, word) => sum + weigh(word), 0);
  return weight(words.filter((word) => asked.has(word))) / (weight(words) || 1);
}

/** `/words|like these/` is a regular expression, anything else is words. */
function patternOf(query: string): RegExp | undefined {
  const source = /^\/(.+)\/i?$/.exec(query)?.[1];
  return source === undefined ? undefined : new RegExp(source, "i");
}

function wordsOf(text: string): ReadonlySet<string> {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? []);
}
