import { fold, foldedWords } from "#shared/domain/campaigns/fold.ts";
import { isSameFact } from "#shared/domain/enrichment/merge-facts.ts";
import { registrableDomain } from "#shared/domain/leads/domain-name.ts";
import type { Fact, PageFact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { namesCompany } from "./names-company.ts";

/** A page of somebody else that says "the company" may have changed the subject. */
const INDIRECT_CONFIDENCE = 0.7;

/** What of a page is about this company or its market, and not known from there already. */
export function relevantFacts(
  found: readonly PageFact[],
  { company }: Pick<Lead, "company">,
  known: readonly Fact[],
): readonly PageFact[] {
  const names = new Set(known.map(placeOf));
  const trade = tradeWords(company, known);
  const isAboutPage = found.some(({ quote }) => namesCompany(quote, company));
  return found.flatMap((fact) => {
    if (names.has(placeOf(fact)) || known.some((one) => isSameTelling(one, fact))) return [];
    names.add(placeOf(fact));
    if (fact.kind === "market") {
      return isAboutPage || sharesTrade(fact, trade) ? [fact] : [];
    }
    if (isOwnPage(fact, company) || namesCompany(fact.quote, company)) return [fact];
    if (!namesCompany(fact.statement, company)) return [];
    return [{ ...fact, confidence: Math.min(fact.confidence, INDIRECT_CONFIDENCE) }];
  });
}

/** Another page of one publisher tells nothing new; another publisher confirms what is known. */
function isSameTelling(one: PageFact, other: PageFact): boolean {
  return registrableDomain(one.url) === registrableDomain(other.url) && isSameFact(one, other);
}

function placeOf({ kind, url, quote, value = "" }: PageFact): string {
  const isOneOfMany = kind === "competitor" || kind === "hiring" || kind === "role";
  return [kind, url, fold(quote), isOneOfMany ? fold(value) : ""].join("|");
}

function isOwnPage({ url }: PageFact, { domain }: Lead["company"]): boolean {
  return domain !== undefined && registrableDomain(url) === registrableDomain(domain);
}

function tradeWords({ industry = "" }: Lead["company"], known: readonly Fact[]): Set<string> {
  const described = known
    .filter(({ kind }) => kind === "industry" || kind === "description")
    .map(({ value = "" }) => value);
  return new Set(
    foldedWords([industry, ...described].join(" "))
      .filter((word) => word.length > 4 && !vague.has(word))
      .map(stem),
  );
}

function sharesTrade({ statement }: PageFact, trade: ReadonlySet<string>): boolean {
  const words = new Set(foldedWords(statement).map(stem));
  const shared = [...trade].filter((word) => words.has(word)).length;
  return shared > 0 && shared >= Math.min(2, trade.size);
}

/** "bearings" and "bearing" are one trade. */
function stem(word: string): string {
  return word.replace(/(?:ing|ers?|s)$/, "");
}

const vague = new Set(
  `makes making manufacturing manufacturer distribution distributor wholesale services products company based sells supplies
  supplier customers industrial market europe european`.split(/\s+/),
);
