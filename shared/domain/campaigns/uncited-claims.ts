import type { Lead } from "#shared/domain/leads/lead.ts";
import { companyShortName } from "./company-short-name.ts";
import { foldedWords } from "./fold.ts";

/** Things a sentence says the company did or does, which only a fact can know. Questions and conditions say nothing. */
export function uncitedClaims(text: string, lead: Pick<Lead, "company">): readonly string[] {
  if (/\?\s*$/.test(text)) return [];
  const words = foldedWords(text);
  const name = foldedWords(companyShortName(lead.company.name) ?? "");
  const isAbout = (index: number) =>
    OWN.has(words[index] ?? "") || (name.length > 0 && words[index] === name[0]);
  return words.flatMap((_, index) => {
    if (!isAbout(index) || words.slice(0, index).some((word) => CONDITIONS.has(word))) return [];
    const verb = words.slice(index + 1, index + 5).find((word) => DEEDS.has(word));
    return verb ? [`${words[index]} … ${verb}`] : [];
  });
}

const OWN: ReadonlySet<string> = new Set(["you", "your", "you've", "you're"]);
const CONDITIONS: ReadonlySet<string> = new Set(
  "if when whether once how while unless before after as where".split(" "),
);
const DEEDS: ReadonlySet<string> = new Set(
  `opened raised won launched acquired bought hired hiring expanded expanding grew growing signed appointed announced
  doubled moved exported export employ employed received introduced secured closed added built merged recruiting growth
  expansion funding`.split(/\s+/),
);
