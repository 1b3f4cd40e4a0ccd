import { foldText } from "#shared/domain/leads/company-name.ts";

/** The part of a home page's title that is the company's name: the one its domain is made of. */
export function nameFromTitle(title: string, domain: string): string | undefined {
  const label = lettersOf(domain.split(".")[0] ?? "");
  const [best] = title
    .split(/\s+[|–—·:]\s+|\s+-\s+|:\s+|\s+\|\s+/)
    .map((part) => ({ part: part.trim(), likeness: likeness(lettersOf(part), label) }))
    .toSorted((one, other) => other.likeness - one.likeness);
  return best && best.likeness >= LEAST_LIKENESS && best.part.length <= LONGEST_NAME
    ? best.part
    : undefined;
}

const LEAST_LIKENESS = 0.4;
const LONGEST_NAME = 80;

function lettersOf(text: string): string {
  return foldText(text).replace(/[^a-z0-9]+/g, "");
}

/** How much of the longer one their common beginning is. */
function likeness(one: string, other: string): number {
  let common = 0;
  while (common < one.length && common < other.length && one[common] === other[common]) common += 1;
  return common / Math.max(one.length, other.length, 1);
}
