import type { FactRule, Reading } from "./fact-rule.ts";
import { part } from "./named-part.ts";
import {
  adverbs,
  approximately,
  numeral,
  place,
  places,
  rule,
  site,
  sites,
  source,
  subject,
} from "./rule-words.ts";

function placed(match: RegExpExecArray, name: string): Reading | undefined {
  const where = part(match, "where");
  if (!where || notPlaces.test(where)) return undefined;
  return { value: where, statement: `${name} is based in ${where}.` };
}

const notPlaces = /^(?:The|Our|This|We|All|Every|Industry|Europe\b.*Industry)\b/;

function sitedBesides(match: RegExpExecArray, name: string): Reading {
  return { ...sited(match), statement: `${name}: ${match.input.replace(/^§'s /, "")}` };
}

function sited(match: RegExpExecArray): Reading | undefined {
  const number = part(match, "count");
  const where = part(match, "where");
  if (!number && !where) return undefined;
  return {
    value: [number, part(match, "what"), where && `in ${where}`].filter(Boolean).join(" "),
  };
}

export const locationRules: readonly FactRule[] = [
  {
    kind: "location",
    pattern: rule(
      subject,
      source`(?:,| is| are|,? which is)(?: an? (?:[^.;,]|[.](?=[0-9])){0,50})? (?:headquartered|based|located) (?:in|at|near) (?<where>${place})`,
    ),
    confidence: 0.9,
    read: placed,
  },
  {
    kind: "location",
    pattern: rule(
      source`(?:§'s|^The|^Our) (?:head office|headquarters|HQ|registered office|main office) (?:is|are|sits|stands)(?: located| based)? in (?<where>${place})`,
    ),
    confidence: 0.9,
    read: placed,
  },
  {
    kind: "location",
    pattern: rule(
      source`^(?:Production|Manufacturing|§'s (?:factory|plant|works|production|warehouse|workshop|studio|brewery|mill|bakery|kitchen)) (?:is|are|sits|stands|takes place)(?: located| based)? in (?<where>${place})`,
    ),
    confidence: 0.85,
    read: (match, name) => {
      const where = part(match, "where");
      return where ? { value: where, statement: `${name} has a site in ${where}.` } : undefined;
    },
  },
  {
    kind: "location",
    pattern: rule(
      subject,
      adverbs,
      source` (?:runs?|operates?|has|have|owns?|maintains?) (?:a network of |its own |§'s own )?(?:(?:${approximately} )?(?<count>${numeral}) )(?:\p{Ll}[\p{L}-]* ){0,2}(?<what>${sites}|${site})\b(?: in (?<where>${places}))?`,
    ),
    confidence: 0.88,
    read: sited,
  },
  {
    kind: "location",
    pattern: rule(
      subject,
      adverbs,
      source` (?:runs?|operates?|has|have|owns?|maintains?) (?:an?|its|§'s|own)? ?(?:\p{Ll}[\p{L}-]* ){0,2}(?<what>${sites}|${site}) in (?<where>${places})`,
    ),
    confidence: 0.85,
    read: sited,
  },
  {
    kind: "location",
    pattern: rule(
      source`^(?:§'s )?(?<count>${numeral}|Both|Two|Three|Four|Five|Six) (?:\p{Ll}[\p{L}-]* )?(?<what>${sites}) in (?<where>${places}) (?:produce|make|serve|supply|hold|employ|stock|ship|handle)\b`,
    ),
    confidence: 0.82,
    read: sitedBesides,
  },
];
