import type { FactRule, Reading } from "./fact-rule.ts";
import { part } from "./named-part.ts";
import { adverbs, approximately, numeral, rule, source, subject } from "./rule-words.ts";

const anyOfTheirs = source`(?:\p{L}[\p{L}-]* ){0,3}?`;
const buyers = source`(?:customers|clients|accounts|retailers|shops|stores|manufacturers|companies|breweries|restaurants|hospitals|clinics|pharmacies|dealers|distributors|brands|businesses|factories|farms|bakeries|hotels|schools|supermarkets|garages|workshops|wholesalers|builders|fleets|growers|ships|vessels|households|subscribers|members|chains|canteens|wineries|counters|offices|yards|roasters|distilleries|bottlers)`;

function counted(match: RegExpExecArray): Reading {
  return { value: `${part(match, "count")} ${part(match, "who")}`.trim() };
}

export const customerRules: readonly FactRule[] = [
  {
    kind: "customers",
    pattern: rule(
      subject,
      adverbs,
      source` (?:suppl(?:y|ies)|serves?|works? (?:with|for)|delivers? to|ships? to|sells? (?:to|through)|supports?|looks? after|distributes? to|count)(?: \p{Ll}+)? (?:${approximately} )?(?<count>${numeral}) (?<who>${anyOfTheirs}${buyers})\b`,
    ),
    confidence: 0.9,
    read: counted,
  },
  {
    kind: "customers",
    pattern: rule(
      subject,
      adverbs,
      source` (?:has|have|ships?|delivers?|sells?|supplies|distributes?|moves?|handles?|makes?|stores?|packs?)(?: (?:[^.;§]|[.](?=[0-9])){0,60}? (?:for|to))? (?:${approximately} )?(?<count>${numeral}) (?:\p{Ll}[\p{L}-]* ){0,2}?(?<who>customers|clients)\b`,
    ),
    confidence: 0.85,
    read: counted,
  },
  {
    kind: "customers",
    pattern: rule(
      source`§'s (?:${approximately} )?(?<count>${numeral}) (?:\p{Ll}[\p{L}-]* ){0,2}?(?<who>customers|clients)\b`,
    ),
    confidence: 0.8,
    read: counted,
  },
];

const countries = source`(?:${approximately} )?(?<count>${numeral}) (?:European |other |different |overseas |export )?(?<who>countries|export markets|markets)\b`;

export const exportRules: readonly FactRule[] = [
  {
    kind: "export",
    pattern: rule(
      subject,
      source`(?:[^.;]|[.](?=[0-9])){0,90}?\b(?:exports?|ships?|sells?|sold|delivers?|supplies|supply|distributes?|serves?|exported|shipped|delivered)\b(?: (?:[^.;]|[.](?=[0-9])){0,60}?)? (?:to|in|into|across) (?:\p{Ll}+ in )?${countries}`,
    ),
    confidence: 0.9,
    read: counted,
  },
  {
    kind: "export",
    pattern: rule(
      subject,
      adverbs,
      source` exports? (?:${approximately} )?(?<count>\d+(?:\.\d+)?\s?(?:%|per ?cent)) of `,
    ),
    confidence: 0.88,
    read: (match) => ({ value: part(match, "count") }),
  },
  {
    kind: "export",
    pattern: rule(
      source`^(?:§'s )?(?:[Ee]xports?(?: sales)?) (?:are|is|make up|makes up|account for|accounts for|were|was) (?:${approximately} )?(?<count>\d+(?:\.\d+)?\s?(?:%|per ?cent))`,
    ),
    confidence: 0.85,
    read: (match, name) => ({
      value: part(match, "count"),
      statement: `${name}: ${match.input.replace("§", name)}`,
    }),
  },
];

const goods = source`(?:part numbers|line items|parts|SKUs|items|articles|references|products|product lines|orders|order lines|pallets|pallet places|tonnes|tons|litres|liters|square (?:feet|metres|meters)|m²|sq ft|units|cases|bottles|cans|crates|boxes|parcels|shipments|vehicles|trucks|lorries|vans|machines|looms|presses|ovens|stations|turbines|panels|batteries|meals|loaves|pairs|titles|beds|rooms|students|variants|spare parts|deliveries|containers)`;

/** How large the work is that a company does: stock, orders, output. What a planner would open a talk with. */
export const scaleRules: readonly FactRule[] = [
  {
    kind: "other",
    pattern: rule(
      subject,
      adverbs,
      source` (?:keeps?|stocks?|holds?|ships?|handles?|process(?:es)?|produces?|makes?|manufactures?|delivers?|dispatch(?:es)?|moves?|stores?|manages?|carr(?:y|ies)|offers?|prints?|bottles?|packs?|picks?|bakes?|brews?|freezes?|runs?|sells?|lists?|fills?|operates?)(?: out)? (?:${approximately} )?(?<count>${numeral}|\d[\d.]* million) (?<who>(?:\p{Ll}[\p{L}-]* ){0,2}?${goods})\b`,
    ),
    confidence: 0.85,
    read: counted,
  },
  {
    kind: "other",
    pattern: rule(
      subject,
      adverbs,
      source` (?:delivered|shipped|filled|dispatched|wrote off|missed|threw away|discarded|scrapped) (?<count>\d+(?:\.\d+)?\s?%) of (?<who>(?:[^.;,]|[.](?=[0-9])){3,60}?)(?: on (?:time|the promised day)|,|\.| complete)`,
    ),
    confidence: 0.85,
    read: (match) => ({ value: `${part(match, "count")} of ${part(match, "who")}` }),
  },
];
