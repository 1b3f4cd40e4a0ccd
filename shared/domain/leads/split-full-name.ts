import { foldText } from "./company-name.ts";

export type PersonName = {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly fullName: string;
};

/** Splits a full name: "Dr. Jana von Berg", "Berg, Jana", "BERG Jana". Forms of address and degrees are left out. */
export function splitFullName(text: string): PersonName | undefined {
  const comma = withoutDegrees(text.split(","));
  const [before = "", after = ""] = comma;
  const isLastNameFirst = comma.length === 2 && meaningful(after).length > 0;
  if (isLastNameFirst) {
    const lastName = meaningful(before).join(" ");
    const firstName = meaningful(after).join(" ");
    return lastName ? compose(firstName, lastName) : compose(firstName, "");
  }

  const words = meaningful(before);
  const [first] = words;
  if (!first) return undefined;
  if (words.length === 1) return { fullName: first, firstName: first };
  const start = startOfLastName(words);
  const shouted = words.findIndex((word) => !isShouted(word));
  if (shouted > 0 && words.slice(0, shouted).join("").length > 2) {
    return compose(words.slice(shouted).join(" "), words.slice(0, shouted).join(" "));
  }
  return compose(words.slice(0, start).join(" "), words.slice(start).join(" "));
}

// "Smith, John, MBA": what stands after the last comma is no name.
function withoutDegrees(parts: readonly string[]): readonly string[] {
  const last = parts.findLastIndex((part, index) => index === 0 || !isDegrees(part));
  return parts.slice(0, last + 1);
}

/** A name without forms of address, degrees and what stands in brackets. */
function meaningful(text: string): string[] {
  const words = text
    .replace(/\([^)]*\)|"[^"]*"/g, " ")
    .split(/\s+/)
    .filter(Boolean);
  let start = 0;
  let end = words.length;
  while (start < end && formsOfAddress.has(bare(words[start]))) start++;
  while (end > start + 1 && degrees.has(bare(words[end - 1]))) end--;
  return words.slice(start, end);
}

function isDegrees(text: string): boolean {
  const words = text.split(/\s+/).filter(Boolean);
  return words.length > 0 && words.every((word) => degrees.has(bare(word)));
}

function startOfLastName(words: readonly string[]): number {
  const particle = words.findIndex(
    (word, index) => index > 0 && index < words.length - 1 && particles.has(foldText(word)),
  );
  return particle > 0 ? particle : words.length - 1;
}

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

function compose(firstName: string, lastName: string): PersonName {
  return {
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
    fullName: [firstName, lastName].filter(Boolean).join(" "),
  };
}

function bare(word = ""): string {
  return foldText(word).replace(/[^\p{L}]/gu, "");
}

const formsOfAddress = new Set(
  "dr prof professor doctor mr mrs ms miss mx sir dame herr frau m mme mlle monsieur madame sr sra srta senor senora don sig sigra signor signora dott dottssa ing dipling diplkfm mag univprof drmed drhc hc med dhr mevr mw pan pani drs ir rev capt".split(
    " ",
  ),
);

const degrees = new Set(
  "jr sr phd md mba msc bsc ma ba llm llb cpa cfa esq ii iii iv pmp mpa dds rn edd dphil acca shrmcp he him".split(
    " ",
  ),
);

const particles = new Set(
  "von vom zu zur zum van der den de del della dello dei degli di da das dos do du des la le lo los las ter ten te bin ibn al el st af av y e".split(
    " ",
  ),
);
