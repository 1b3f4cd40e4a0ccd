import { part } from "./named-part.ts";

/** The first full date in the text as YYYY-MM-DD. 03/04/2026 is two dates at once, so it is none. */
export function readDate(text: string): string | undefined {
  const match = anyDate.exec(text);
  return match ? toIso(match) : undefined;
}

/** A line that is a date and hardly more: "8 September 2026", "Posted on 12 March 2026 by Press". */
export function dateLine(text: string): string | undefined {
  const match = anyDate.exec(text);
  if (!match) return undefined;
  const rest = text.replace(match[0], "").replace(surroundings, "").trim();
  return rest.length <= 3 ? toIso(match) : undefined;
}

/** A headline behind its date: "24 August 2026 - Reno warehouse opens". */
export function leadingDate(text: string): string | undefined {
  const match = anyDate.exec(text);
  if (!match || match.index > 4) return undefined;
  return /^\s*[-–—:|·•,]/.test(text.slice(match.index + match[0].length))
    ? toIso(match)
    : undefined;
}

/** "Sept 4 2026 Hobbinwell launched a set": the date and the sentence behind it. */
export function withoutLeadingDate(text: string): {
  readonly date?: string;
  readonly rest: string;
} {
  const match = anyDate.exec(text);
  if (!match || match.index > 2) return { rest: text };
  const rest = text.slice(match.index + match[0].length).replace(/^[\s.:,|·•–—-]+/, "");
  const date = toIso(match);
  return date && (rest === "" || /^\p{Lu}/u.test(rest)) ? { date, rest } : { rest: text };
}

const months: readonly (readonly string[])[] = [
  ["january", "jan", "januar", "jänner", "janvier", "janv"],
  ["february", "feb", "februar", "février", "févr", "fevrier"],
  ["march", "mar", "märz", "mrz", "maerz", "mars"],
  ["april", "apr", "avril", "avr"],
  ["may", "mai"],
  ["june", "jun", "juni", "juin"],
  ["july", "jul", "juli", "juillet", "juil"],
  ["august", "aug", "août", "aout"],
  ["september", "sept", "sep", "septembre"],
  ["october", "oct", "oktober", "okt", "octobre"],
  ["november", "nov", "novembre"],
  ["december", "dec", "dezember", "dez", "décembre", "decembre", "déc"],
];

const monthNumber = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1])),
);

export const monthName = months
  .flat()
  .toSorted((one, other) => other.length - one.length)
  .join("|");

const source = String.raw;

const anyDate = new RegExp(
  [
    source`(?<![\d.])(?<y1>20\d\d)-(?<m1>\d\d)-(?<d1>\d\d)(?!\d)`,
    source`(?<![\d.])(?<d2>\d{1,2})\.\s?(?<m2>\d{1,2})\.\s?(?<y2>20\d\d)(?!\d|\.\d)`,
    source`(?<![\d.,])(?<d3>\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?(?<m3>${monthName})\.?,?\s+(?<y3>20\d\d)(?!\d)`,
    source`\b(?<m4>${monthName})\.?\s+(?<d4>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y4>20\d\d)(?!\d)`,
  ].join("|"),
  "iu",
);

const surroundings =
  /\b(?:posted|published|updated|released|date|by|on|news|press|releases?|admin|the|veröffentlicht|am|vom|datum|publié|le|du|min|read|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag)\b|[\s:|·•,.()–—-]/giu;

function toIso(match: RegExpExecArray): string | undefined {
  const first = (letter: string, ...forms: readonly number[]): string =>
    forms.map((form) => part(match, `${letter}${form}`)).find(Boolean) ?? "";
  const year = Number(first("y", 1, 2, 3, 4));
  const month = monthNumber.get(first("m", 3, 4).toLowerCase()) ?? Number(first("m", 1, 2));
  const day = Number(first("d", 1, 2, 3, 4));
  const date = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== month - 1) return undefined;
  return date.toISOString().slice(0, 10);
}
