import { trendOf } from "#shared/domain/growth/trend.ts";
import type { PageFact } from "#shared/domain/leads/fact.ts";
import { company } from "./facts/company-sentence.ts";
import type { PageCompany } from "./facts/page-company.ts";
import type { PageSentence } from "./facts/page-sentences.ts";
import { money } from "./facts/rule-words.ts";
import { thirdPerson } from "./facts/third-person.ts";

const CONFIDENCE = 0.8;

/** Sentences that say the company invested, or that one of its figures rose or fell: what event rules do not ask for. */
export function growthFacts(
  sentences: readonly PageSentence[],
  subject: PageCompany,
  pageUrl: string,
): readonly PageFact[] {
  const sourceName = new URL(pageUrl).hostname.replace(/^www\./, "");
  return sentences.flatMap((sentence): readonly PageFact[] => {
    if (sentence.isHeading || !sentence.normal.includes(company)) return [];
    if (plan.test(sentence.normal) || isOthers.test(sentence.normal)) return [];
    const kind = kindOf(sentence.normal);
    if (!kind) return [];
    const value = figure.exec(sentence.normal)?.[0]?.trim();
    return [
      {
        kind,
        subject: "company",
        statement: thirdPerson(sentence.quote, subject.name, subject.names),
        ...(value && { value }),
        quote: sentence.quote,
        url: pageUrl,
        sourceName,
        confidence: CONFIDENCE,
        ...(sentence.publishedOn && { publishedOn: sentence.publishedOn }),
      },
    ];
  });
}

function kindOf(sentence: string): PageFact["kind"] | undefined {
  if (invested.test(sentence) || addedMachine.test(sentence)) return "expansion";
  if (trendOf(sentence).kind === "none" || !figure.test(sentence)) return undefined;
  return measures.find(([pattern]) => pattern.test(sentence))?.[1];
}

const figure = new RegExp(`${money}|\\d+(?:[.,]\\d+)*(?:\\s?(?:%|per cent|percent))?`, "u");

const invested = new RegExp(
  `§(?:'s)?(?: has| have| is)?(?: also)? (?:invested|invests|investing|spent|put) (?:[^.;]{0,20})?(?:${money})(?:[^.;]*)\\b(?:plants?|works|factory|factories|warehouses?|lines?|machines?|sites?|depots?|capacity|presses|ovens|kilns?|stores?|centres?|centers?)\\b`,
  "u",
);

const addedMachine =
  /§(?: has| have)? (?:lit|fired up|started up|installed|commissioned|put into service|switched on) (?:an?|its|the) (?:\p{L}+ ){0,3}?(?:kiln|furnace|oven|press|line|loom|machine|robot cell|boiler)\b/u;

const measures: readonly (readonly [RegExp, PageFact["kind"]])[] = [
  [/\b(?:revenues?|turnover|sales)\b/iu, "revenue"],
  [/\b(?:employees|people|headcount|workforce|staff)\b/iu, "headcount"],
  [/\b(?:exports?)\b/iu, "export"],
  [/\b(?:customers|clients|subscribers)\b/iu, "customers"],
  [
    /\b(?:orders|output|production|capacity|volumes?|profits?|stock|inventor(?:y|ies))\b/iu,
    "other",
  ],
];

const plan =
  /\b(?:would|could|might|plans? to|hopes? to|aims? to|expects?|forecasts?|will|should|target)\b/u;
/** "We helped a customer whose stock fell by 30%" is the customer's figure. */
const isOthers =
  /\b(?:helped|our (?:customers?|clients?)|§'s (?:customers?|clients?)|case study|up to \d)\b/u;
