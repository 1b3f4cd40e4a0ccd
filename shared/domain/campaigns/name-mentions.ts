import { fold, withoutPossessive } from "./fold.ts";
import { isOrdinaryWord } from "./ordinary-words.ts";

/** Proper names in a text, as phrases: capitals inside a sentence, and at its start where the word is no ordinary one. */
export function nameMentions(
  text: string,
  isKnownWord: (folded: string) => boolean,
): readonly string[] {
  const phrases: string[][] = [];
  let phrase: string[] = [];
  let lastEnd = -1;
  for (const match of text.matchAll(WORD)) {
    const word = withoutPossessive(match[0]);
    const isJoined = lastEnd >= 0 && /^[ -]$/.test(text.slice(lastEnd, match.index));
    if (!isJoined && phrase.length > 0) phrase = close(phrases, phrase);
    if (isName(word, startsSentence(text, match.index), isKnownWord)) phrase.push(word);
    else phrase = close(phrases, phrase);
    const isPossessive = word.length < match[0].length;
    if (isPossessive) phrase = close(phrases, phrase);
    lastEnd = match.index + match[0].length;
  }
  close(phrases, phrase);
  return phrases.map((words) => words.join(" "));
}

const WORD = /[\p{L}\p{N}]+(?:['\u2019.&][\p{L}\p{N}]+)*['\u2019]?/gu;

function close(phrases: string[][], phrase: string[]): string[] {
  if (phrase.length > 0) phrases.push(phrase);
  return [];
}

function isName(word: string, isFirst: boolean, isKnownWord: (folded: string) => boolean): boolean {
  if (!/\p{Lu}/u.test(word)) return false;
  if (GENERIC.has(word)) return false;
  const folded = fold(word);
  if (!isFirst) return !/^i(?:'|$)/.test(folded);
  if (/^\p{Lu}\p{Ll}*(?:'\p{Ll}+)?$/u.test(word.replace("\u2019", "'"))) {
    return !(isKnownWord(folded) || isOrdinaryWord(folded));
  }
  return folded !== "i";
}

function startsSentence(text: string, index: number): boolean {
  return (
    /(?:^|[.!?:\u2026]["'\u201d\u2019)]?\s+|\n\s*|^["'\u201c\u2018(]|[\s(]["\u201c\u2018])$/u.test(
      text.slice(Math.max(0, index - 4), index),
    ) || index === 0
  );
}

/** Capitals that name no one: trade words every buyer reads without a source. */
const GENERIC: ReadonlySet<string> = new Set([
  "AI",
  "API",
  "B2B",
  "CSV",
  "ERP",
  "FAQ",
  "HR",
  "IT",
  "KPI",
  "KPIs",
  "MRP",
  "OK",
  "PDF",
  "PS",
  "ROI",
  "SKU",
  "SKUs",
  "WMS",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "LinkedIn",
]);
