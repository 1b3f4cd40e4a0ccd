import { foldText } from "#shared/domain/leads/company-name.ts";

/** Lower case, without accents, straight apostrophes, single spaces: what the recognisers' patterns are written in. */
export function plainWords(text: string): string {
  return foldText(text.replace(/[’‘`´]/g, "'"))
    .replace(/\s+/g, " ")
    .trim();
}

/** Of a single line: what it is shows at its beginning, however long somebody made it. */
export function lineWords(line = ""): string {
  return plainWords(line.slice(0, 500));
}

/** One expression from alternatives of several languages. */
export function anyOf(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(?:${alternatives.join("|")})`);
}

/** The words around a hit, as a reason a person can read. */
export function wordsAt(text: string, pattern: RegExp): string | undefined {
  const hit = pattern.exec(text);
  if (!hit) return undefined;
  const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, hit.index - 20)));
  return text.slice(from, hit.index + hit[0].length + 30).trim();
}
