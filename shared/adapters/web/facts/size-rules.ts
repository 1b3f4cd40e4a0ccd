import type { FactRule, Reading } from "./fact-rule.ts";
import { part } from "./named-part.ts";
import { readNumber } from "./read-number.ts";
import {
  adverbs,
  approximately,
  money,
  numeral,
  people,
  place,
  rule,
  source,
  subject,
  year,
} from "./rule-words.ts";
import { possessive } from "./third-person.ts";

const partOfIt =
  /\b(?:division|subsidiary|office|branch|line|site|plant|factory|warehouse|range|academy|school|programme|program|team|department|laboratory|lab|foundation|brand|shop|store|depot|studio in)\b/i;

function founded([sentence, , yearText]: RegExpExecArray, name: string): Reading | undefined {
  const value = yearText ?? "";
  if (partOfIt.test(sentence)) return undefined;
  return { value, statement: `${name} was founded in ${value}.` };
}

export const foundedRules: readonly FactRule[] = [
  {
    kind: "founded",
    pattern: rule(source`^((?:Founded|Established|Est\.?)(?: in)?) `, year, source`[.!]?$`),
    confidence: 0.85,
    read: founded,
  },
  {
    kind: "founded",
    pattern: rule(
      subject,
      source`(?:,| was| were|, which was| was first| was originally)? (?:founded|established|incorporated|set up|formed|started|created)\b((?:[^.;]|[.](?=[0-9])){0,70}?)\b(?:in|since) (?:\p{L}+ )?`,
      year,
    ),
    confidence: 0.92,
    read: founded,
  },
  {
    kind: "founded",
    pattern: rule(
      source`^(?:Founded|Established|Incorporated|Started|Family[- ]owned|Trading|In business|Independent)\b((?:[^.;,]|[.](?=[0-9])){0,50}?)\b(?:in|since) (?:\p{L}+ )?`,
      year,
      source`(?=$|[.!;]| (?:by|as|and|in|on)\b|,[^,.]{0,60}§)`,
    ),
    confidence: 0.85,
    read: founded,
  },
  {
    kind: "founded",
    pattern: rule(
      subject,
      source`( (?:dates|goes) back to| began(?: life| trading| business| work)?(?: (?:[^.;,]|[.](?=[0-9])){0,50})? in| started(?: out| life| trading)? in| has been (?:in business|trading|family[- ]owned) since| opened (?:its|§'s) doors in) (?:\p{L}+ )?`,
      year,
    ),
    confidence: 0.85,
    read: founded,
  },
  {
    kind: "founded",
    pattern: rule(
      source`\b(founded|started|established|set up) (?:§|the company|the business|the firm|the family firm)(?: (?:[^.;,]|[.](?=[0-9])){0,40})? in (?:\p{L}+ )?`,
      year,
    ),
    confidence: 0.9,
    read: founded,
  },
  {
    kind: "founded",
    pattern: rule(
      source`^(?:§ is )?(?:A|An|a|an|The|§'s) (?:\p{Ll}+ )?(family (?:business|wholesaler|company|firm|manufacturer|brewery|bakery)|family[- ]owned [\p{Ll} ]+)(?:[^.;]|[.](?=[0-9])){0,60},? since `,
      year,
    ),
    confidence: 0.8,
    read: founded,
  },
];

function headcount(match: RegExpExecArray, name: string): Reading | undefined {
  const count = readNumber(part(match, "count"));
  if (count === undefined || Number(count) < 2) return undefined;
  const about = part(match, "about") ? `${part(match, "about").toLowerCase()} ` : "";
  const where = part(match, "where");
  const tail = where ? ` in ${where}` : "";
  return {
    value: count,
    statement: `${name} employs ${about}${Number(count).toLocaleString("en-GB")} people${tail}.`,
    ...(where ? { confidence: 0.65 } : {}),
  };
}

const count = source`(?:(?<about>${approximately}) )?(?<count>${numeral})`;
const kindOfPeople = source`(?: (?:full-time|permanent|skilled|dedicated|experienced|qualified))*`;
/** People of one place only, unless it is said where all of them are. */
const inOnePlace = source`(?!-)(?: in (?<where>${place})(?!\p{L}|,? and| und|, \p{Lu}))?`;

export const headcountRules: readonly FactRule[] = [
  {
    kind: "headcount",
    pattern: rule(
      subject,
      source` (?:had|employed) `,
      count,
      ` ${people}`,
      source` (?<when>(?:at the end of|in|at the start of) (?:\p{Lu}\p{Ll}+ )?20[0-2]\d)(?=[.,;]|$)`,
    ),
    confidence: 0.85,
    read: (match, name) => {
      const reading = headcount(match, name);
      return (
        reading && {
          ...reading,
          statement: `${name} had ${Number(reading.value).toLocaleString("en-GB")} employees ${part(match, "when")}.`,
        }
      );
    },
  },
  {
    kind: "headcount",
    pattern: rule(
      subject,
      adverbs,
      source` (?:employs?|have|has|counts?|numbers?|is|are)(?: now| currently| today)? (?:an? (?:\p{Ll}+ )?(?:team|staff|workforce|crew) of )?`,
      count,
      kindOfPeople,
      ` ${people}\\b`,
      inOnePlace,
    ),
    confidence: 0.92,
    read: headcount,
  },
  {
    kind: "headcount",
    pattern: rule(
      source`§'s (?:whole |entire |global )?(?:team|staff|workforce|headcount) (?:of|is|stands at|has grown to|numbers|counts) `,
      count,
      source`(?= |\.|,|$)`,
    ),
    confidence: 0.85,
    read: headcount,
  },
  {
    kind: "headcount",
    pattern: rule(
      source`^(?:With|Today,?|Now) `,
      count,
      kindOfPeople,
      ` ${people}`,
      source`\b(?:[^.;]|[.](?=[0-9])){0,40}, (?=§)`,
    ),
    confidence: 0.85,
    read: headcount,
  },
  {
    kind: "headcount",
    pattern: rule(
      source`^(?:Today,? |Now,? )?`,
      count,
      kindOfPeople,
      ` ${people}`,
      source`(?: now| currently| today)? work (?:at|for|with) §`,
      inOnePlace,
    ),
    confidence: 0.85,
    read: headcount,
  },
  {
    kind: "headcount",
    pattern: rule("^", count, source` of us\b`),
    confidence: 0.8,
    read: headcount,
  },
];

function revenue(match: RegExpExecArray, name: string): Reading | undefined {
  const [sentence] = match;
  if (/\b(?:by|up) (?:\w+ )?[\d€$£]|\b(?:per|each|a) (?:customer|month|employee)/i.test(sentence))
    return undefined;
  const amount = part(match, "amount").replace(/[.,]$/, "");
  const whole = match.input.replace(/^(?:§'s|Its|Our) /, "");
  const tail = /^(?:Annual |Group |Net |Total )?(?:[Rr]evenues?|[Tt]urnover|[Ss]ales) /.test(whole)
    ? `${possessive(name)} ${whole.slice(0, 1).toLowerCase()}${whole.slice(1)}`
    : undefined;
  return { value: amount, ...(tail && !tail.includes("§") ? { statement: tail } : {}) };
}

const revenueWord = source`(?:annual |group |net |total |Annual |Group |Net |Total )?(?:[Rr]evenues?|[Tt]urnover|[Ss]ales)`;

export const revenueRules: readonly FactRule[] = [
  {
    kind: "revenue",
    pattern: rule(
      source`(?:^|^In [^,]{3,30}, |^Its |§'s |^Our )`,
      revenueWord,
      source` (?:(?:in|for) (?:the year to \p{L}+ )?20\d\d )?(?:was|were|is|are|of(?= (?:${approximately} )?${money})|reached|rose|grew|came|hit|totalled|stood|exceeded|passed|climbed|increased)(?: (?!by)(?:[^.;,\d]|[.](?=[0-9])){0,40}?)?(?: \d+(?:\.\d+)?\s?%)?(?: to| at| of|,)? ?(?:${approximately} )?(?<amount>${money})`,
    ),
    confidence: 0.9,
    read: revenue,
  },
  {
    kind: "revenue",
    pattern: rule(
      subject,
      adverbs,
      source` (?:turned over|reported (?:annual )?(?:revenues?|turnover|sales) of|made (?:revenues?|sales) of|(?:has|have|had|generates?|generated|posted|recorded) (?:an? )?(?:annual )?(?:revenues?|turnover|sales) of) (?:${approximately} )?(?<amount>${money})`,
    ),
    confidence: 0.9,
    read: revenue,
  },
];
