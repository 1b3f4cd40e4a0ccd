import { looksLikeTitle } from "#shared/domain/leads/executive-role.ts";
import { looksLikePersonName } from "#shared/domain/leads/person-name.ts";
import type { FactRule, Reading } from "./fact-rule.ts";
import { part } from "./named-part.ts";
import {
  adverbs,
  money,
  numeral,
  personName,
  place,
  rule,
  site,
  source,
  subject,
} from "./rule-words.ts";
import { shortened } from "./short-value.ts";

const object = source`(?<object>(?:[^.;“”]|[.](?=[0-9])){3,120})`;

function objectOf(match: RegExpExecArray): string {
  return (part(match, "object") || part(match, "amount")).trim().replace(/[,.]$/, "");
}

function unless(unwanted: RegExp): (match: RegExpExecArray) => Reading | undefined {
  return (match) =>
    unwanted.test(match.input) ? undefined : { value: shortened(objectOf(match)) };
}

export const expansionRules: readonly FactRule[] = [
  {
    kind: "expansion",
    mayBePlanned: true,
    pattern: rule(
      subject,
      adverbs,
      source` (?:opened|opens|is opening|are opening|will open|plans? to open|expanded|expands|extended|built|is building|are building|broke ground on|commissioned|doubled|added|adds|inaugurated|started (?:production|building|work) (?:at|on|in)|began (?:production|building|work) (?:at|on|in)|moved (?:into|to)|took over|leased|bought|entered|will build|plans to build|finished|completed) (?<object>(?:(?:[^.;“”]|[.](?=[0-9])){0,60}?\b(?:${site}|warehouse space|capacity|shift|market|markets|cold storage|floor space|square metres|square feet|m²)\b|(?:operations )?(?:to|into) (?:the )?${place})(?:[^.;“”]|[.](?=[0-9])){0,70})`,
    ),
    confidence: 0.9,
    read: unless(
      /\bdoors?\b|\b(?:web|online)\b|\be-?shop|website|open day|line of (?:credit|business)|market(?:ing|s? share)|stock market|on line/i,
    ),
  },
  {
    kind: "expansion",
    mayBePlanned: true,
    pattern: rule(
      source`^(?:A|An|The|§'s)(?: (?:new|second|third|fourth|\p{Lu}\p{L}+))*(?: \p{Ll}+){0,2} (?<object>${site} (?:in|at|near) ${place}) (?:opened|was opened|opens|went into operation|will open)\b(?:[^.;]|[.](?=[0-9])){0,60}`,
    ),
    confidence: 0.8,
    read: (match, name) => ({
      value: objectOf(match),
      statement: `${name}: ${match[0].replace("§'s", "its").trim()}.`,
    }),
  },
];

export const fundingRules: readonly FactRule[] = [
  {
    kind: "funding",
    pattern: rule(
      subject,
      adverbs,
      source` (?:raised|raises|secured|secures|closed|closes|received|receives|obtained|announced|completed)(?: (?:[^.;]|[.](?=[0-9])){0,40}?)? (?<amount>${money})`,
    ),
    confidence: 0.92,
    read: (match) =>
      /\b(?:series [a-f]|seed|round|funding|investment|financing|loan|grant|capital|equity|bond|raised|raises)\b/i.test(
        match.input,
      ) &&
      !/\b(?:charit\w+|hospice|cancer|donat\w+|prices?|contract|order|tender|compensation|fine)\b/i.test(
        match.input,
      )
        ? { value: objectOf(match) }
        : undefined,
  },
];

export const contractRules: readonly FactRule[] = [
  {
    kind: "contract",
    pattern: rule(
      subject,
      adverbs,
      source` (?:won|wins|secured|secures|signed|signs|landed|renewed|took|received|agreed|was awarded|were awarded|been awarded|is awarded|extended) (?<object>(?:(?:[^.;“”]|[.](?=[0-9])){0,70}?)\b(?:contract|contracts|framework agreement|framework|order|tender|supply agreement|supply deal|deal)\b(?:[^.;“”]|[.](?=[0-9])){0,90})`,
    ),
    confidence: 0.9,
    read: unless(
      /\b(?:collective agreement|order of (?:merit|the)|order lines|in order to|award for|employment contract|distribution agreement)\b/i,
    ),
  },
];

export const productRules: readonly FactRule[] = [
  {
    kind: "product-launch",
    pattern: rule(
      subject,
      adverbs,
      source` (?:launched|launches|is launching|are launching|introduced|introduces|unveiled|unveils|released|releases|brought out) ${object}`,
    ),
    confidence: 0.88,
    read: unless(
      /\b(?:apprentice\w*|campaign|website|web site|investigation|search for|scheme|charity|foundation|competition|consultation|recruit\w+|petition|appeal|report|survey|blog|newsletter|price|shift|policy|four-day|SAP|ERP|WMS|MES|NetSuite|Odoo|Dynamics)\b/i,
    ),
  },
];

function appointed(match: RegExpExecArray, name: string): Reading | undefined {
  const person = part(match, "person");
  const said = part(match, "title")
    .replace(/^(?:its|the|our|§'s|a|an|new)\s+/g, "")
    .replace(/^new /, "");
  const [title = "", ...after] = said.split(
    /,? (?=(?:in|on|from|at|with effect|effective|of §|for §|to lead|to run|succeeding|replacing|after|and will|this|last)\b)/,
  );
  if (!looksLikePersonName(person) || !looksLikeTitle(title.trim()) || /of the year/i.test(title))
    return undefined;
  const when = after.find((part) =>
    /^(?:in|on|from) .*\b(?:19|20)\d\d$/.test(part.replace(/[.,]$/, "")),
  );
  return {
    value: `${person}, ${title.trim()}`,
    statement: `${person} became ${title.trim()} of ${name}${when ? ` ${when.replace(/[.,]$/, "")}` : ""}.`,
  };
}

const title = source`(?<title>(?:[^.;“”]|[.](?=[0-9])){3,110})`;
const person = source`(?<person>${personName})`;

export const appointmentRules: readonly FactRule[] = [
  {
    kind: "appointment",
    pattern: rule(
      `^(?:[^§,;]{0,40}, )?`,
      person,
      source`(?:, [^,]{3,50},)? (?:was|has been|is|were) (?:appointed|named|promoted to|made|elected)(?: as)?(?: to the (?:post|role|position) of)? ${title}`,
    ),
    confidence: 0.9,
    read: appointed,
  },
  {
    kind: "appointment",
    pattern: rule(
      person,
      source`(?:, [^,]{3,50},)? (?:joined|joins|has joined|rejoined) (?:§|us)(?:,? from (?:[^.;]|[.](?=[0-9])){3,40}?)?(?: in (?:[^.;]|[.](?=[0-9])){3,20})?,? as ${title}`,
    ),
    confidence: 0.92,
    read: appointed,
  },
  {
    kind: "appointment",
    pattern: rule(
      subject,
      adverbs,
      source` (?:appointed|appoints|named|names|hired|hires|promoted|promotes|welcomed|welcomes) ${person}(?:, [^,]{3,60},)? (?:as|to)(?: the (?:post|role|position) of)? ${title}`,
    ),
    confidence: 0.92,
    read: appointed,
  },
  {
    kind: "appointment",
    pattern: rule(
      `^(?:[^§,;]{0,40}, )?`,
      person,
      source` (?:became|becomes|took over as|takes over as|started as|starts as|takes up the post of|succeeded (?:[^.;,]|[.](?=[0-9])){4,40} as|succeeds (?:[^.;,]|[.](?=[0-9])){4,40} as) ${title}`,
    ),
    confidence: 0.85,
    read: appointed,
  },
];

export const hiringRules: readonly FactRule[] = [
  {
    kind: "hiring",
    mayBePlanned: true,
    pattern: rule(
      subject,
      adverbs,
      source` (?:is|are|will be|plans to hire|will hire|wants to hire|plan to hire|want to hire|will recruit)(?: now| currently)? ?(?:hiring|recruiting|looking for|seeking|taking on|looking to hire|looking to recruit)? (?<count>${numeral}|an?) (?<object>(?:(?:new|more|additional|experienced|further) )?\p{Ll}[\p{L}-]*(?:[^.;]|[.](?=[0-9])){0,90})`,
    ),
    confidence: 0.9,
    read: (match) => {
      if (!/\b(?:hir|recruit|looking for|seeking|taking on)/.test(match[0])) return undefined;
      const who = objectOf(match);
      const [role = ""] = who.split(
        / (?:in|for|at|to|across|who|before|by|this|next|over|during)\b/,
      );
      const first = role.split(/ and (?:an? )?|, /)[0] ?? "";
      const isWork = jobWords.test(role) || looksLikeTitle(first);
      return isWork
        ? { value: `${part(match, "count")} ${role}`.replace(/^an? /, "").trim() }
        : undefined;
    },
  },
  {
    kind: "hiring",
    pattern: rule(
      subject,
      adverbs,
      source` (?:has|have) (?<count>${numeral}) (?<object>(?:open|current|vacant|unfilled)? ?(?:roles|positions|vacancies|jobs|openings))`,
    ),
    confidence: 0.9,
    read: (match) => ({ value: `${part(match, "count")} ${objectOf(match)}` }),
  },
];

const jobWords =
  /\b(?:people|staff|colleagues|employees|workers|planners?|buyers?|drivers?|operators?|engineers?|technicians?|managers?|analysts?|apprentices?|developers?|pickers?|fitters?|welders?|machinists?|electricians?|accountants?|bakers?|brewers?|controllers?|coordinators?|specialists?|supervisors?|sales (?:people|staff)|chefs?|teachers?|nurses?|graduates?|roles|positions)\b/i;
