import type { FactRule, Reading } from "./fact-rule.ts";
import { part } from "./named-part.ts";
import { money, place, rule, source, year } from "./rule-words.ts";
import { possessive } from "./third-person.ts";

const number = source`(?<count>\d{1,3}(?:\.\d{3})+|\d+)`;
const rough = source`(?:rund |etwa |ca\. |über |mehr als |knapp |fast )?`;

function digits(match: RegExpExecArray): number {
  return Number(part(match, "count").replace(/[.\u00a0\u202f ]/g, ""));
}

function said(value: string, statement: string): Reading {
  return { value, statement };
}

function headcount(match: RegExpExecArray, name: string): Reading | undefined {
  const count = digits(match);
  return count > 1
    ? said(String(count), `${name} employs ${count.toLocaleString("en-GB")} people.`)
    : undefined;
}

const mitarbeiter = source`(?:Mitarbeiter(?:innen|n|:innen|\*innen)?(?: und Mitarbeiter(?:innen|n)?)?|Mitarbeitenden?|Beschäftigten?|Menschen|Angestellten?)`;
const siteNames = new Map([
  ["montagewerk", "assembly plant"],
  ["werk", "plant"],
  ["lager", "warehouse"],
  ["zentrallager", "central warehouse"],
  ["logistikzentrum", "logistics centre"],
  ["standort", "site"],
  ["niederlassung", "branch"],
  ["halle", "hall"],
  ["produktionshalle", "production hall"],
  ["büro", "office"],
]);
const siteWord = source`(?<site>Montagewerk|Werk|Zentrallager|Lager|Logistikzentrum|Standort|Niederlassung|Produktionshalle|Halle|Büro)`;

function opened(match: RegExpExecArray, name: string): Reading | undefined {
  const what = siteNames.get(part(match, "site").toLowerCase());
  const where = part(match, "where");
  if (!what || !where) return undefined;
  const rank = /\bzweite/.test(match[0]) ? "second " : /\bdritte/.test(match[0]) ? "third " : "";
  const article = /^[aeiou]/.test(rank || what) ? "an" : "a";
  return said(
    `${rank}${what} in ${where}`,
    `${name} opened ${article} ${rank}${what} in ${where}.`,
  );
}

export const germanRules: readonly FactRule[] = [
  {
    kind: "founded",
    isForeign: true,
    confidence: 0.92,
    pattern: rule(
      source`§(?: (?:GmbH|AG|KG))? (?:wurde|ist) (?:im Jahr(?:e)? )?`,
      year,
      source`(?: (?:[^.;,]|[.](?=[0-9])){0,60})? gegründet`,
    ),
    read: ([, founded = ""], name) => said(founded, `${name} was founded in ${founded}.`),
  },
  {
    kind: "founded",
    isForeign: true,
    confidence: 0.85,
    pattern: rule(
      source`^(?:Gegründet|Gründung)(?::| im Jahr| wurde §)? ?(?:im Jahr |im Jahre )?`,
      year,
    ),
    read: ([, founded = ""], name) => said(founded, `${name} was founded in ${founded}.`),
  },
  {
    kind: "headcount",
    isForeign: true,
    confidence: 0.9,
    pattern: rule(
      source`(?:§ (?:beschäftigt|beschäftigen|hat|haben|zählt)|(?:beschäftigt|beschäftigen) §|^(?:Heute )?[Bb]ei § arbeiten|^Mit) (?:heute |derzeit |aktuell )?${rough}${number} ${mitarbeiter}(?! in )`,
    ),
    read: headcount,
  },
  {
    kind: "customers",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(
      source`§ (?:beliefern|beliefert|bedienen|bedient|versorgen|versorgt|haben|hat)(?:[^.;]|[.](?=[0-9])){0,20} ${rough}${number} Kunden(?: in (?<land>\d+) Ländern)?`,
    ),
    read: (match, name) => {
      const land = part(match, "land");
      const count = digits(match).toLocaleString("en-GB");
      return said(
        `${count} customers`,
        `${name} supplies ${count} customers${land ? ` in ${land} countries` : ""}.`,
      );
    },
  },
  {
    kind: "export",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(
      source`§ (?:exportieren|exportiert|liefern|liefert|beliefern|verkaufen|verkauft)(?:[^.;]|[.](?=[0-9])){0,60}? in ${rough}${number} Länder(?!n)`,
    ),
    read: (match, name) =>
      said(`${digits(match)} countries`, `${name} delivers to ${digits(match)} countries.`),
  },
  {
    kind: "export",
    isForeign: true,
    confidence: 0.85,
    pattern: rule(
      source`^(?:Die|§'s) Exportquote (?:beträgt|liegt bei|lag bei) ${rough}(?<count>\d+) ?(?:Prozent|%)`,
    ),
    read: (match, name) =>
      said(`${digits(match)}%`, `${name} exports ${digits(match)}% of its sales.`),
  },
  {
    kind: "revenue",
    isForeign: true,
    confidence: 0.9,
    pattern: rule(
      source`(?:Der|§'s|Ihr|Im Jahr \d{4} (?:erzielte|erzielten) § einen) (?:Jahresu|U)msatz (?:lag|betrug|stieg|erreichte|von)(?: im Jahr)?(?: (?<year>20\d\d))?(?: bei| auf| von)? ?${rough}(?<amount>${money})`,
    ),
    read: (match, name) => {
      const amount = inEnglish(part(match, "amount"));
      const when = part(match, "year");
      return said(amount, `${possessive(name)} revenue was ${amount}${when ? ` in ${when}` : ""}.`);
    },
  },
  {
    kind: "location",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(
      source`(?:(?:[Hh]aupts|[Ff]irmens|Uns(?:er)? S|s|S)itz (?:der Firma |von § |des Unternehmens )?(?:ist|liegt|befindet sich)(?: in)?|§ (?:hat|haben) (?:ihren|seinen|den) (?:Haupts|S|Firmens)itz in|§ mit (?:Haupts|S)itz in) (?:in )?(?<where>${place})`,
    ),
    read: (match, name) =>
      said(part(match, "where"), `${name} is based in ${part(match, "where")}.`),
  },
  {
    kind: "certification",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(
      source`(?:§(?:[^.;]|[.](?=[0-9])){0,60}nach|Zertifizierung nach) (?<standard>(?:ISO|IATF|EN) ?\d{4,5}(?::\d{4})?)(?=[^.;]*(?:zertifiziert|erhalten))`,
    ),
    read: (match, name) =>
      said(part(match, "standard"), `${name} is certified to ${part(match, "standard")}.`),
  },
  {
    kind: "expansion",
    isForeign: true,
    confidence: 0.85,
    pattern: rule(
      source`§(?:[^.;]|[.](?=[0-9])){0,40} in (?<where>${place}) (?:ein|eine|einen|das|unser|ihr|sein)\w* (?:(?:neue|zweite|dritte)\w* )?${siteWord}(?:[^.;]|[.](?=[0-9])){0,40} eröffnet`,
    ),
    read: opened,
  },
  {
    kind: "expansion",
    isForeign: true,
    confidence: 0.85,
    pattern: rule(
      source`(?:wurde|haben wir|hat §|haben §|eröffnete §|§ eröffnete|§ eröffnet)(?:[^.;]|[.](?=[0-9])){0,40} (?:ein|eine|einen|das|die|der|unser)\w* (?:(?:neue|zweite|dritte)\w* )?${siteWord} in (?<where>${place})`,
    ),
    read: (match, name) => (/eröffn/.test(match.input) ? opened(match, name) : undefined),
  },
  {
    kind: "hiring",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(
      source`§ (?:suchen|sucht) (?:derzeit |aktuell )?${number} (?:neue )?(?:Kolleg|Mitarbeit|Fachkräfte|Menschen)`,
    ),
    read: (match, name) =>
      said(`${digits(match)} people`, `${name} is looking for ${digits(match)} new people.`),
  },
  {
    kind: "contract",
    isForeign: true,
    confidence: 0.8,
    pattern: rule(
      source`§ hat (?:einen|den) (?:\p{L}+ )?Auftrag (?<object>(?:[^.;]|[.](?=[0-9])){3,100}) (?:gewonnen|erhalten)`,
    ),
    read: (match, name) => {
      const where = new RegExp(source`\bin (${place})`, "u").exec(part(match, "object"))?.[1];
      return where ? said(`order in ${where}`, `${name} won an order in ${where}.`) : undefined;
    },
  },
  {
    kind: "technology",
    isForeign: true,
    confidence: 0.85,
    pattern: rule(
      source`§ (?:führt|führen)(?: (?:bis|im|ab) [^.;]{0,20}?)? ein neues (?<system>ERP|SAP|WMS|MES)-?[Ss]ystem ein`,
    ),
    read: (match, name) =>
      said(part(match, "system"), `${name} is introducing a new ${part(match, "system")} system.`),
  },
];

function inEnglish(amount: string): string {
  return amount
    .replace(/(\d),(\d)/g, "$1.$2")
    .replace(/\s*(?:Millionen|Mio\.?)\s*(?:Euro|EUR|€)/, " million euros")
    .replace(/\s*(?:Milliarden|Mrd\.?)\s*(?:Euro|EUR|€)/, " billion euros");
}
