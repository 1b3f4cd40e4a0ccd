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
import { customerRules, exportRules, scaleRules } from "./market-rules.ts";
import type { PageCompany } from "./page-company.ts";
import type { PageSentence } from "./page-sentences.ts";
import { foundedRules, headcountRules, locationRules, revenueRules } from "./size-rules.ts";
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
  const found: Candidate[] = [];
  // On somebody else's page a sentence that does not name the company may be about anybody.
  if (!about.isOwnSite && !sentence.normal.includes(company)) return [];
  const isForeign = (sentence.quote.match(foreign) ?? []).length > 1;
  const isPlan = plan.test(sentence.normal);
  for (const rule of rules) {
    if (found.some(({ kind }) => kind === rule.kind || rule.kind === "other")) continue;
    if (
      rule.kind === "description" &&
      (found.length > 0 ||
        sentence.publishedOn ||
        sentence.isHeading ||
        !/[.!]$/.test(sentence.quote))
    )
      continue;
    if (isForeign && !rule.isForeign) continue;
    if (isPlan && !rule.mayBePlanned) continue;
    const match = rule.pattern.exec(sentence.normal);
    if (!match) continue;
    const reading = rule.read ? rule.read(match, about.name) : {};
    if (!reading) continue;
    const value = reading.value?.replaceAll("§'s", "its").replaceAll("§", about.name);
    found.push({
      kind: rule.kind,
      statement: (
        reading.statement ?? thirdPerson(sentence.quote, about.name, about.names)
      ).replaceAll("§", about.name),
      ...(value ? { value } : {}),
      quote: sentence.quote,
      confidence: reading.confidence ?? rule.confidence,
      ...(sentence.publishedOn ? { publishedOn: sentence.publishedOn } : {}),
    });
  }
  return found;
}

const foreign =
  /(?<![\p{L}])(?:wir|und|der|die|das|ein(?:e[nmrs]?)?|haben|hat|nach|sind|ist|wurde|bei|im|am|mit|unser\w*|une?|dans|les?|la|des|du|nous|est|sont|avons|en|notre|nos|sur|beschäftigt|mitarbeiter\w*|gegründet|seit)(?![\p{L}])/giu;

const plan =
  /\b(?:would|could|might|may(?! \d| 20)|hopes? to|aims? to|wants? to|targets? (?:a|of)|expects?|forecast to|should|plans? to|planned to|planning to|intends? to|will|due to (?:open|launch)|soll|wird|geplant|prévoi[ts]|sera)\b/;
