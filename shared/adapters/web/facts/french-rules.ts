import type { FactRule, Reading } from "./fact-rule.ts";
import { part } from "./named-part.ts";
import { money, place, rule, source, year } from "./rule-words.ts";
import { possessive } from "./third-person.ts";

const number = source`(?<count>\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)`;
const rough = source`(?:environ |près de |plus de |quelque )?`;

function digits(match: RegExpExecArray): number {
  return Number(part(match, "count").replace(/[.\u00a0\u202f ]/g, ""));
}

function said(value: string, statement: string): Reading {
  return { value, statement };
}

const siteNames = new Map([
  ["entrepôt", "warehouse"],
  ["usine", "plant"],
  ["site", "site"],
  ["agence", "branch"],
  ["atelier", "workshop"],
  ["boutique", "shop"],
  ["plateforme", "logistics platform"],
]);

export const frenchRules: readonly FactRule[] = [
  {
    kind: "founded",
    isForeign: true,
    confidence: 0.92,
    pattern: rule(source`§(?: (?:SAS|SA|SARL))? (?:a été|fut|est) (?:fondée?|créée?) en `, year),
    read: ([, founded = ""], name) => said(founded, `${name} was founded in ${founded}.`),
  },
  {
    kind: "founded",
    isForeign: true,
    confidence: 0.85,
    pattern: rule(source`^(?:Fondée?|Créée?) en `, year, source`(?=$|[.;]| (?:par|à)|, §)`),
    read: ([, founded = ""], name) => said(founded, `${name} was founded in ${founded}.`),
  },
  {
    kind: "headcount",
    isForeign: true,
    confidence: 0.9,
    pattern: rule(
      source`§ (?:emploie|employons|compte|comptons)(?: aujourd[’']hui| actuellement)? ${rough}${number} (?:salariés|employés|collaborateurs|personnes)(?! à )`,
    ),
    read: (match, name) =>
      said(
        String(digits(match)),
        `${name} employs ${digits(match).toLocaleString("en-GB")} people.`,
      ),
  },
  {
    kind: "export",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(
      source`§ (?:exporte|exportons|vend|vendons|livre|livrons)(?:[^.;]|[.](?=[0-9])){0,50}? dans ${rough}${number} pays`,
    ),
    read: (match, name) =>
      said(`${digits(match)} countries`, `${name} exports to ${digits(match)} countries.`),
  },
  {
    kind: "revenue",
    isForeign: true,
    confidence: 0.9,
    pattern: rule(
      source`(?:Le|§'s) chiffre d[’']affaires (?:a atteint|est de|s[’']élève à|était de|a été de)(?: en (?<first>20\d\d))? ?(?<amount>${money})(?: en (?<year>20\d\d))?`,
    ),
    read: (match, name) => {
      const amount = inEnglish(part(match, "amount"));
      const when = part(match, "year") ?? part(match, "first");
      return said(amount, `${possessive(name)} revenue was ${amount}${when ? ` in ${when}` : ""}.`);
    },
  },
  {
    kind: "funding",
    isForeign: true,
    confidence: 0.9,
    pattern: rule(
      source`§ (?:a levé|lève|avons levé) (?<amount>${money})(?:(?:[^.;]|[.](?=[0-9])){0,30}(?<round>[Ss]érie [A-F]))?`,
    ),
    read: (match, name) => {
      const amount = inEnglish(part(match, "amount"));
      const round = part(match, "round")?.replace(/série/i, "Series");
      return said(amount, `${name} raised ${amount}${round ? ` in a ${round} round` : ""}.`);
    },
  },
  {
    kind: "location",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(
      source`(?:siège(?: social)? (?:est|se trouve|est situé) à|§ est (?:basée?|installée?|située?) à|§, (?:basée?|installée?) à) (?<where>${place})`,
    ),
    read: (match, name) =>
      said(part(match, "where"), `${name} is based in ${part(match, "where")}.`),
  },
  {
    kind: "expansion",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(
      source`§ (?:a ouvert|avons ouvert|ouvre|ouvrons|a inauguré|inaugure) (?:une?|son|sa|notre) (?:(?:nouvel|nouvelle|nouveau|deuxième|second|seconde|troisième) )?(?<site>entrepôt|usine|site|agence|atelier|boutique|plateforme)(?:[^.;]|[.](?=[0-9])){0,30}? à (?<where>${place})`,
    ),
    read: (match, name) => {
      const what = siteNames.get(part(match, "site"));
      const where = part(match, "where");
      const rank = /deuxième|second/.test(match[0])
        ? "second "
        : /troisième/.test(match[0])
          ? "third "
          : "";
      return what
        ? said(`${rank}${what} in ${where}`, `${name} opened a ${rank}${what} in ${where}.`)
        : undefined;
    },
  },
  {
    kind: "hiring",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(
      source`§ (?:recrute|recrutons|recherche|recherchons) (?:actuellement )?${number} (?:personnes|collaborateurs|salariés)`,
    ),
    read: (match, name) =>
      said(`${digits(match)} people`, `${name} is hiring ${digits(match)} people.`),
  },
];

function inEnglish(amount: string): string {
  return amount
    .replace(/(\d),(\d)/g, "$1.$2")
    .replace(/\s*(?:millions?|M)\s*(?:d[’']euros|€|euros)/, " million euros")
    .replace(/\s*milliards?\s*(?:d[’']euros|€|euros)/, " billion euros");
}
