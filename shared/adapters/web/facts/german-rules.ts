import type { FactRule, Reading } from "./fact-rule.ts";
import { money, place, rule, year } from "./rule-words.ts";

const number = String.raw`(?<count>\d{1,3}(?:\.\d{3})+|\d+)`;
const rough = String.raw`(?:rund |etwa |ca\. |über |mehr als |knapp |fast )?`;

function digits(match: RegExpExecArray): number {
  return Number((match.groups?.["count"] ?? "").replace(/[.\u00a0\u202f ]/g, ""));
}

function said(value: string, statement: string): Reading {
  return { value, statement };
}

function headcount(match: RegExpExecArray, name: string): Reading | undefined {
  const count = digits(match);
  return count > 1 ? said(String(count), `${name} employs ${count.toLocaleString("en-GB")} people.`) : undefined;
}

const mitarbeiter = String.raw`(?:Mitarbeiter(?:innen|n|:innen|\*innen)?(?: und Mitarbeiter(?:innen|n)?)?|Mitarbeitenden?|Beschäftigten?|Menschen|Angestellten?)`;
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
const siteWord = String.raw`(?<site>Montagewerk|Werk|Zentrallager|Lager|Logistikzentrum|Standort|Niederlassung|Produktionshalle|Halle|Büro)`;

function opened(match: RegExpExecArray, name: string): Reading | undefined {
  const what = siteNames.get((match.groups?.["site"] ?? "").toLowerCase());
  const where = match.groups?.["where"];
  if (!what || !where) return undefined;
  const rank = /\bzweite/.test(match[0]) ? "second " : /\bdritte/.test(match[0]) ? "third " : "";
  const article = /^[aeiou]/.test(rank || what) ? "an" : "a";
  return said(`${rank}${what} in ${where}`, `${name} opened ${article} ${rank}${what} in ${where}.`);
}

export const germanRules: readonly FactRule[] = [
  {
    kind: "founded",
    isForeign: true,
    confidence: 0.92,
    pattern: rule(String.raw`§(?: (?:GmbH|AG|KG))? (?:wurde|ist) (?:im Jahr(?:e)? )?`, year, String.raw`(?: [^.;,]{0,60})? gegründet`),
    read: ([, founded = ""], name) => said(founded, `${name} was founded in ${founded}.`),
  },
  {
    kind: "founded",
    isForeign: true,
    confidence: 0.85,
    pattern: rule(String.raw`^(?:Gegründet|Gründung)(?::| im Jahr| wurde §)? ?(?:im Jahr |im Jahre )?`, year),
    read: ([, founded = ""], name) => said(founded, `${name} was founded in ${founded}.`),
  },
  {
    kind: "headcount",
    isForeign: true,
    confidence: 0.9,
    pattern: rule(String.raw`(?:§ (?:beschäftigt|beschäftigen|hat|haben|zählt)|(?:beschäftigt|beschäftigen) §|^(?:Heute )?[Bb]ei § arbeiten|^Mit) (?:heute |derzeit |aktuell )?${rough}${number} ${mitarbeiter}(?! in )`),
    read: headcount,
  },
  {
    kind: "customers",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(String.raw`§ (?:beliefern|beliefert|bedienen|bedient|versorgen|versorgt|haben|hat)[^.;]{0,20} ${rough}${number} Kunden(?: in (?<land>\d+) Ländern)?`),
    read: (match, name) => {
      const land = match.groups?.["land"];
      const count = digits(match).toLocaleString("en-GB");
      return said(`${count} customers`, `${name} supplies ${count} customers${land ? ` in ${land} countries` : ""}.`);
    },
  },
  {
    kind: "export",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(String.raw`§ (?:exportieren|exportiert|liefern|liefert|beliefern|verkaufen|verkauft)[^.;]{0,60}? in ${rough}${number} Länder(?!n)`),
    read: (match, name) => said(`${digits(match)} countries`, `${name} delivers to ${digits(match)} countries.`),
  },
  {
    kind: "export",
    isForeign: true,
    confidence: 0.85,
    pattern: rule(String.raw`^(?:Die|§'s) Exportquote (?:beträgt|liegt bei|lag bei) ${rough}(?<count>\d+) ?(?:Prozent|%)`),
    read: (match, name) => said(`${digits(match)}%`, `${name} exports ${digits(match)}% of its sales.`),
  },
  {
    kind: "revenue",
    isForeign: true,
    confidence: 0.9,
    pattern: rule(String.raw`(?:Der|§'s|Ihr|Im Jahr \d{4} (?:erzielte|erzielten) § einen) (?:Jahresu|U)msatz (?:lag|betrug|stieg|erreichte|von)(?: im Jahr)?(?: (?<year>20\d\d))?(?: bei| auf| von)? ?${rough}(?<amount>${money})`),
    read: (match, name) => {
      const amount = inEnglish(match.groups?.["amount"] ?? "");
      const when = match.groups?.["year"];
      return said(amount, `${name}'s revenue was ${amount}${when ? ` in ${when}` : ""}.`);
    },
  },
  {
    kind: "location",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(String.raw`(?:(?:[Hh]aupts|[Ff]irmens|Uns(?:er)? S|s|S)itz (?:der Firma |von § |des Unternehmens )?(?:ist|liegt|befindet sich)(?: in)?|§ (?:hat|haben) (?:ihren|seinen|den) (?:Haupts|S|Firmens)itz in|§ mit (?:Haupts|S)itz in) (?:in )?(?<where>${place})`),
    read: (match, name) => said(match.groups?.["where"] ?? "", `${name} is based in ${match.groups?.["where"] ?? ""}.`),
  },
  {
    kind: "certification",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(String.raw`(?:§[^.;]{0,60}nach|Zertifizierung nach) (?<standard>(?:ISO|IATF|EN) ?\d{4,5}(?::\d{4})?)(?=[^.;]*(?:zertifiziert|erhalten))`),
    read: (match, name) => said(match.groups?.["standard"] ?? "", `${name} is certified to ${match.groups?.["standard"] ?? ""}.`),
  },
  {
    kind: "expansion",
    isForeign: true,
    confidence: 0.85,
    pattern: rule(String.raw`§[^.;]{0,40} in (?<where>${place}) (?:ein|eine|einen|das|unser|ihr|sein)\w* (?:(?:neue|zweite|dritte)\w* )?${siteWord}[^.;]{0,40} eröffnet`),
    read: opened,
  },
  {
    kind: "expansion",
    isForeign: true,
    confidence: 0.85,
    pattern: rule(String.raw`(?:wurde|haben wir|hat §|haben §|eröffnete §|§ eröffnete|§ eröffnet)[^.;]{0,40} (?:ein|eine|einen|das|die|der|unser)\w* (?:(?:neue|zweite|dritte)\w* )?${siteWord} in (?<where>${place})`),
    read: (match, name) => (/eröffn/.test(match.input) ? opened(match, name) : undefined),
  },
  {
    kind: "hiring",
    isForeign: true,
    confidence: 0.88,
    pattern: rule(String.raw`§ (?:suchen|sucht) (?:derzeit |aktuell )?${number} (?:neue )?(?:Kolleg|Mitarbeit|Fachkräfte|Menschen)`),
    read: (match, name) => said(`${digits(match)} people`, `${name} is looking for ${digits(match)} new people.`),
  },
  {
    kind: "contract",
    isForeign: true,
    confidence: 0.8,
    pattern: rule(String.raw`§ hat (?:einen|den) (?:\p{L}+ )?Auftrag (?<object>[^.;]{3,100}) (?:gewonnen|erhalten)`),
    read: (match, name) => {
      const where = new RegExp(`in (${place})`, "u").exec(match.groups?.["object"] ?? "")?.[1];
      return where ? said(`order in ${where}`, `${name} won an order in ${where}.`) : undefined;
    },
  },
];

function inEnglish(amount: string): string {
  return amount
    .replace(/(\d),(\d)/g, "$1.$2")
    .replace(/\s*(?:Millionen|Mio\.?)\s*(?:Euro|EUR|€)/, " million euros")
    .replace(/\s*(?:Milliarden|Mrd\.?)\s*(?:Euro|EUR|€)/, " billion euros");
}
