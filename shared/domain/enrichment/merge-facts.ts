import { foldText } from "#shared/domain/leads/company-name.ts";
import type { PageFact } from "#shared/domain/leads/fact.ts";
import { standingOf, standings } from "./source-standing.ts";

const MOST_FACTS = 60;

/** Facts of many pages, each once: the best-placed page's wording stays. */
export function mergeFacts(
  facts: readonly PageFact[],
  ownDomain: string | undefined,
): readonly PageFact[] {
  const best = facts.toSorted(
    (one, other) =>
      standings.indexOf(standingOf(one, ownDomain)) -
        standings.indexOf(standingOf(other, ownDomain)) ||
      Number(other.publishedOn !== undefined) - Number(one.publishedOn !== undefined) ||
      other.confidence - one.confidence,
  );
  const kept: PageFact[] = [];
  for (const fact of best) {
    if (kept.length < MOST_FACTS && !kept.some((known) => isSameFact(known, fact))) kept.push(fact);
  }
  return kept;
}

/** A company is founded once and described once; other facts are the same by their value or their words. */
export function isSameFact(one: PageFact, other: PageFact): boolean {
  if (one.kind !== other.kind || one.subject !== other.subject) return false;
  if (one.kind === "founded") return one.value === other.value;
  if (one.kind === "description") return true;
  if (counted.has(one.kind) && figuresOf(one.value) === figuresOf(other.value)) return true;
  return saysTheSame(one.value, other.value) || foldText(one.quote) === foldText(other.quote);
}

/** Said in figures, so that "EUR 12 million" and "12 million euros" are one. */
const counted = new Set<PageFact["kind"]>(["funding", "revenue", "headcount"]);

function figuresOf(value = ""): string {
  return (value.match(/\d[\d.,]*|thousand|million|billion/gi) ?? [value]).join(" ").toLowerCase();
}

function saysTheSame(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other) return false;
  const [short = [], long = []] = [wordsOf(one), wordsOf(other)].toSorted(
    (first, second) => first.length - second.length,
  );
  const isShort = short.length < 3;
  if (isShort) return short.join(" ") === long.join(" ");
  // "a cold store in Bremerhaven" and the same "with room for 4,200 pallets" are one event.
  return short.every((word) => long.includes(word));
}

function wordsOf(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
