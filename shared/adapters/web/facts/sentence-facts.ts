import { company } from "./company-sentence.ts";
import {
  appointmentRules,
  contractRules,
  expansionRules,
  fundingRules,
  hiringRules,
  productRules,
} from "./event-rules.ts";
import type { Candidate } from "./fact-candidate.ts";
import type { FactRule } from "./fact-rule.ts";
import { frenchRules } from "./french-rules.ts";
import { germanRules } from "./german-rules.ts";
import { locationRules } from "./location-rules.ts";
import { customerRules, exportRules, scaleRules } from "./market-rules.ts";
import type { PageCompany } from "./page-company.ts";
import type { PageSentence } from "./page-sentences.ts";
import { foundedRules, headcountRules, revenueRules } from "./size-rules.ts";
import {
  acquisitionRules,
  awardRules,
  certificationRules,
  descriptionRules,
  partnershipRules,
  technologyRules,
} from "./standing-rules.ts";
import { thirdPerson } from "./third-person.ts";

/** In order: where two rules of one kind fit a sentence the first counts, and an event is not told again as a description. */
const rules: readonly FactRule[] = [
  ...germanRules,
  ...frenchRules,
  ...foundedRules,
  ...headcountRules,
  ...revenueRules,
  ...fundingRules,
  ...partnershipRules,
  ...contractRules,
  ...acquisitionRules,
  ...expansionRules,
  ...productRules,
  ...appointmentRules,
  ...awardRules,
  ...certificationRules,
  ...hiringRules,
  ...exportRules,
  ...customerRules,
  ...technologyRules,
  ...locationRules,
  ...descriptionRules,
  ...scaleRules,
];

export function sentenceFacts(sentence: PageSentence, about: PageCompany): readonly Candidate[] {
  // On somebody else's page a sentence that does not name the company may be about anybody.
  if (!about.isOwnSite && !sentence.normal.includes(company)) return [];
  const isForeign = (sentence.quote.match(foreign) ?? []).length > 1;
  const isPlan = plan.test(sentence.normal);
  const found: Candidate[] = [];
  for (const rule of rules) {
    if (found.some(({ kind }) => kind === rule.kind)) continue;
    // How large the work is, and what a company does at all, is told only where nothing stronger was.
    if (found.length > 0 && (rule.kind === "other" || rule.kind === "description")) continue;
    if (rule.kind === "description" && !mayDescribe(sentence)) continue;
    if (isForeign && !rule.isForeign) continue;
    if (isPlan && !rule.mayBePlanned) continue;
    const fact = applied(rule, sentence, about);
    if (fact) found.push(fact);
  }
  return found;
}

function mayDescribe({ quote, publishedOn, isHeading }: PageSentence): boolean {
  return !publishedOn && !isHeading && /[.!]$/.test(quote);
}

function applied(
  rule: FactRule,
  { quote, normal, publishedOn }: PageSentence,
  { name, names }: PageCompany,
): Candidate | undefined {
  const match = rule.pattern.exec(normal);
  const reading = match && (rule.read ? rule.read(match, name) : {});
  if (!reading) return undefined;
  const statement = named(reading.statement ?? thirdPerson(quote, name, names), name);
  const value =
    rule.kind === "description" ? statement : reading.value && named(reading.value, name);
  return {
    kind: rule.kind,
    statement,
    ...(value ? { value } : {}),
    quote,
    confidence: reading.confidence ?? rule.confidence,
    ...(publishedOn ? { publishedOn } : {}),
  };
}

function named(text: string, name: string): string {
  return text.replaceAll(`${company}'s`, "its").replaceAll(company, name);
}

const foreign =
  /(?<![\p{L}])(?:wir|und|der|die|das|ein(?:e[nmrs]?)?|haben|hat|nach|sind|ist|wurde|bei|im|am|mit|unser\w*|une?|dans|les?|la|des|du|nous|est|sont|avons|en|notre|nos|sur|beschäftigt|mitarbeiter\w*|gegründet|seit)(?![\p{L}])/giu;

const plan =
  /\b(?:would|could|might|may(?! \d| 20)|hopes? to|aims? to|wants? to|targets? (?:a|of)|expects?|forecast to|should|plans? to|planned to|planning to|intends? to|will|due to (?:open|launch)|soll|wird|geplant|prévoi[ts]|sera)\b/;
