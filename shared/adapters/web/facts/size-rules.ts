import { looksLikePersonName } from "#shared/domain/leads/person-name.ts";
import type { FactRule, Reading } from "./fact-rule.ts";
import { readNumber } from "./read-number.ts";
import { adverbs, approximately, money, numeral, people, place, places, rule, site, sites, subject, year } from "./rule-words.ts";

const partOfIt = /\b(?:division|subsidiary|office|branch|line|site|plant|factory|warehouse|range|academy|school|programme|program|team|department|laboratory|lab|foundation|brand|shop|store|depot|studio in)\b/i;

function founded([sentence, , yearText]: RegExpExecArray, name: string): Reading | undefined {
  const value = yearText ?? "";
  if (partOfIt.test(sentence)) return undefined;
  return { value, statement: `${name} was founded in ${value}.` };
}

export const foundedRules: readonly FactRule[] = [
  {
    kind: "founded",
    pattern: rule(subject, String.raw`(?:,| was| were|, which was| was first| was originally)? (?:founded|established|incorporated|set up|formed|started|created)\b([^.;]{0,70}?)\b(?:in|since) (?:\p{L}+ )?`, year),
    confidence: 0.92,
    read: founded,
  },
  {
    kind: "founded",
    pattern: rule(String.raw`^(?:Founded|Established|Incorporated|Started|Family[- ]owned|Trading|In business|Independent)\b([^.;,]{0,50}?)\b(?:in|since) (?:\p{L}+ )?`, year, String.raw`(?=$|[.!;]| (?:by|as|and|in|on)\b|,[^,.]{0,60}§)`),
    confidence: 0.85,
    read: founded,
  },
  {
    kind: "founded",
    pattern: rule(subject, String.raw`(?:'s (?:story|history))?( (?:dates|goes) back to| began(?: life| trading| business| work)?(?: [^.;,]{0,50})? in| started(?: out| life| trading)? in| has been (?:in business|trading|family[- ]owned) since| opened (?:its|§'s) doors in) (?:\p{L}+ )?`, year),
    confidence: 0.85,
    read: founded,
  },
  {
    kind: "founded",
    pattern: rule(String.raw`\b(founded|started|established|set up) (?:§|the company|the business|the firm|the family firm)(?: [^.;,]{0,40})? in (?:\p{L}+ )?`, year),
    confidence: 0.9,
    read: founded,
  },
  {
    kind: "founded",
    pattern: rule(String.raw`^(?:§ is )?(?:A|An|a|an|The|§'s) (?:\p{Ll}+ )?(family (?:business|wholesaler|company|firm|manufacturer|brewery|bakery)|family[- ]owned [\p{Ll} ]+)[^.;]{0,60},? since `, year),
    confidence: 0.8,
    read: founded,
  },
];

function headcount(match: RegExpExecArray, name: string): Reading | undefined {
  const count = readNumber(match.groups?.["count"] ?? "");
  if (count === undefined || Number(count) < 2) return undefined;
  const about = match.groups?.["about"] ? `${match.groups["about"].toLowerCase()} ` : "";
  const where = match.groups?.["where"];
  const tail = where ? ` in ${where}` : "";
  return {
    value: count,
    statement: `${name} employs ${about}${Number(count).toLocaleString("en-GB")} people${tail}.`,
    ...(where ? { confidence: 0.65 } : {}),
  };
}

const count = String.raw`(?:(?<about>${approximately}) )?(?<count>${numeral})`;
const kindOfPeople = String.raw`(?: (?:full-time|permanent|skilled|dedicated|experienced|qualified))*`;
/** People of one place only, unless it is said where all of them are. */
const inOnePlace = String.raw`(?!-)(?: in (?<where>${place})(?!,? and| und|, \p{Lu}))?`;

export const headcountRules: readonly FactRule[] = [
  {
    kind: "headcount",
    pattern: rule(subject, adverbs, String.raw` (?:employs?|have|has|counts?|numbers?|is|are)(?: now| currently| today)? (?:an? (?:\p{Ll}+ )?(?:team|staff|workforce|crew) of )?`, count, kindOfPeople, ` ${people}\\b`, inOnePlace),
    confidence: 0.92,
    read: headcount,
  },
  {
    kind: "headcount",
    pattern: rule(subject, String.raw`'s (?:whole |entire |global )?(?:team|staff|workforce|headcount) (?:of|is|stands at|has grown to|numbers|counts) `, count, String.raw`(?= |\.|,|$)`),
    confidence: 0.85,
    read: headcount,
  },
  {
    kind: "headcount",
    pattern: rule(String.raw`^(?:With|Today,?|Now) `, count, kindOfPeople, ` ${people}`, String.raw`\b[^.;]{0,40}, (?=§)`),
    confidence: 0.85,
    read: headcount,
  },
  {
    kind: "headcount",
    pattern: rule(String.raw`^(?:Today,? |Now,? )?`, count, kindOfPeople, ` ${people}`, String.raw`(?: now| currently| today)? work (?:at|for|with) §`, inOnePlace),
    confidence: 0.85,
    read: headcount,
  },
  {
    kind: "headcount",
    pattern: rule("^", count, String.raw` of us\b`),
    confidence: 0.8,
    read: headcount,
  },
];

function revenue(match: RegExpExecArray, name: string): Reading | undefined {
  const [sentence] = match;
  if (/\b(?:by|up) (?:\w+ )?[\d€$£]|\b(?:per|each|a) (?:customer|month|employee)/i.test(sentence)) return undefined;
  const amount = (match.groups?.["amount"] ?? "").replace(/[.,]$/, "");
  const whole = match.input.replace(/^(?:§'s|Its|Our) /, "");
  const tail = /^(?:Annual |Group |Net |Total )?(?:[Rr]evenues?|[Tt]urnover|[Ss]ales) /.test(whole)
    ? `${name}'s ${whole.slice(0, 1).toLowerCase()}${whole.slice(1)}`
    : undefined;
  return { value: amount, ...(tail && !tail.includes("§") ? { statement: tail } : {}) };
}

const revenueWord = String.raw`(?:annual |group |net |total |Annual |Group |Net |Total )?(?:[Rr]evenues?|[Tt]urnover|[Ss]ales)`;

export const revenueRules: readonly FactRule[] = [
  {
    kind: "revenue",
    pattern: rule(String.raw`(?:^|^In [^,]{3,30}, |^Its |§'s |^Our )`, revenueWord, String.raw` (?:was|were|is|are|of|reached|rose|grew|came|hit|totalled|stood|exceeded|passed|climbed|increased)(?: (?!by)[^.;,\d]{0,40}?)?(?: \d+(?:\.\d+)?\s?%)?(?: to| at| of|,)? ?(?:${approximately} )?(?<amount>${money})`),
    confidence: 0.9,
    read: revenue,
  },
  {
    kind: "revenue",
    pattern: rule(subject, adverbs, String.raw` (?:turned over|reported (?:annual )?(?:revenues?|turnover|sales) of|made (?:revenues?|sales) of|(?:has|have|had|generates?|generated|posted|recorded) (?:an? )?(?:annual )?(?:revenues?|turnover|sales) of) (?:${approximately} )?(?<amount>${money})`),
    confidence: 0.9,
    read: revenue,
  },
];

function placed(match: RegExpExecArray, name: string): Reading | undefined {
  const where = match.groups?.["where"];
  if (!where || looksLikePersonName(`${where} ${where}`) === false || notPlaces.test(where)) return undefined;
  return { value: where, statement: `${name} is based in ${where}.` };
}

const notPlaces = /^(?:The|Our|This|We|All|Every|Industry|Europe\b.*Industry)\b/;

function sited(match: RegExpExecArray): Reading | undefined {
  const number = match.groups?.["count"];
  const where = match.groups?.["where"];
  if (!number && !where) return undefined;
  return { value: [number, match.groups?.["what"], where && `in ${where}`].filter(Boolean).join(" ") };
}

export const locationRules: readonly FactRule[] = [
  {
    kind: "location",
    pattern: rule(subject, String.raw`(?:,| is| are|,? which is)(?: an? [^.;,]{0,50})? (?:headquartered|based|located) (?:in|at|near) (?<where>${place})`),
    confidence: 0.9,
    read: placed,
  },
  {
    kind: "location",
    pattern: rule(String.raw`(?:§'s|^The|^Our) (?:head office|headquarters|HQ|registered office|main office) (?:is|are|sits|stands)(?: located| based)? in (?<where>${place})`),
    confidence: 0.9,
    read: placed,
  },
  {
    kind: "location",
    pattern: rule(String.raw`^(?:Production|Manufacturing|§'s (?:factory|plant|works|production|warehouse|workshop|studio|brewery|mill|bakery|kitchen)) (?:is|are|sits|stands|takes place)(?: located| based)? in (?<where>${place})`),
    confidence: 0.85,
    read: (match, name) => {
      const where = match.groups?.["where"];
      return where ? { value: where, statement: `${name} has a site in ${where}.` } : undefined;
    },
  },
  {
    kind: "location",
    pattern: rule(subject, adverbs, String.raw` (?:runs?|operates?|has|have|owns?|maintains?) (?:a network of |its own |§'s own )?(?:(?:${approximately} )?(?<count>${numeral}) )(?:\p{Ll}[\p{L}-]* ){0,2}(?<what>${sites}|${site})\b(?: in (?<where>${places}))?`),
    confidence: 0.88,
    read: sited,
  },
  {
    kind: "location",
    pattern: rule(subject, adverbs, String.raw` (?:runs?|operates?|has|have|owns?|maintains?) (?:an?|its|§'s|own)? ?(?:\p{Ll}[\p{L}-]* ){0,2}(?<what>${sites}|${site}) in (?<where>${places})`),
    confidence: 0.85,
    read: sited,
  },
];
