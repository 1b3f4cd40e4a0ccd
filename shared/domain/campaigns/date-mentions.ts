import { fold } from "./fold.ts";

/** Days from and to, both included, as ISO dates: they compare as text. */
export type DayRange = {
  readonly from: string;
  readonly to: string;
  readonly precision: "day" | "month" | "season" | "year";
};

export type DateMention = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** More than one where the words leave it open: "in March" of this year or the next. */
  readonly ranges: readonly DayRange[];
};

/** The dates a text speaks of. Words like "last year" and months without a year are read from the reference day. */
export function dateMentions(text: string, reference: Date): readonly DateMention[] {
  if (!MAY_HOLD_A_DATE.test(text)) return [];
  const found: DateMention[] = [];
  for (const { pattern, read } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (found.some((other) => match.index < other.end && other.start < end)) continue;
      const ranges = read(match.groups ?? {}, reference);
      if (ranges.length > 0) {
        found.push({ text: match[0], start: match.index, end, ranges: nearest(ranges, reference) });
      }
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ["january", "jan", "januar", "janvier"],
    ["february", "feb", "februar", "fevrier"],
    ["march", "mar", "marz", "mars"],
    ["april", "apr", "avril"],
    ["may", "mai"],
    ["june", "jun", "juni", "juin"],
    ["july", "jul", "juli", "juillet"],
    ["august", "aug", "aout"],
    ["september", "sept", "sep", "septembre"],
    ["october", "oct", "oktober", "octobre"],
    ["november", "nov", "novembre"],
    ["december", "dec", "dezember", "decembre"],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
);

const LONG =
  "January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|[Jj]anvier|[Ff]évrier|mars|[Aa]vril|[Mm]ai|[Jj]uin|[Jj]uillet|[Aa]oût|[Ss]eptembre|[Oo]ctobre|[Nn]ovembre|[Dd]écembre";
const ANY = `(?<month>${LONG}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.?`;
const YEAR = "(?<year>(?:19|20)\\d{2})";
const NOT_IN_WORD = "(?<![\\p{L}\\p{N}])";
const END = "(?![\\p{L}\\p{N}])";

const MAY_HOLD_A_DATE = new RegExp(
  `\\d|${LONG}|last|this|next|yesterday|spring|summer|autumn|fall|winter`,
  "iu",
);

type Groups = { readonly [Name in GroupName]?: string };
type GroupName =
  | "day"
  | "number"
  | "month"
  | "may"
  | "year"
  | "quarter"
  | "season"
  | "season2"
  | "which"
  | "unit";
type Reading = {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, reference: Date) => readonly DayRange[];
};

/** Longer forms first: what one pattern took, the next leaves alone. */
const patterns: readonly Reading[] = [
  {
    pattern: new RegExp(`${NOT_IN_WORD}${YEAR}-(?<number>\\d{2})-(?<day>\\d{2})${END}`, "gu"),
    read: (groups) => day(Number(groups.year), Number(groups.number), Number(groups.day)),
  },
  {
    pattern: new RegExp(
      `${NOT_IN_WORD}(?<day>\\d{1,2})[./](?<number>\\d{1,2})[./]${YEAR}${END}`,
      "gu",
    ),
    read: ({ day: first, number: second, year }) => [
      ...day(Number(year), Number(second), Number(first)),
      ...day(Number(year), Number(first), Number(second)),
    ],
  },
  {
    pattern: new RegExp(
      `${NOT_IN_WORD}(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.)?\\s+(?:of\\s+)?${ANY}(?:,?\\s+${YEAR})?${END}`,
      "gu",
    ),
    read: dayOfMonth,
  },
  {
    pattern: new RegExp(
      `${NOT_IN_WORD}${ANY}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+${YEAR})?${END}`,
      "gu",
    ),
    read: dayOfMonth,
  },
  {
    pattern: new RegExp(`${NOT_IN_WORD}${ANY},?\\s+${YEAR}${END}`, "gu"),
    read: ({ month: name, year }) => month(Number(year), monthNumber(name)),
  },
  {
    pattern: new RegExp(`${NOT_IN_WORD}Q(?<quarter>[1-4])(?:\\s+(?:of\\s+)?${YEAR})?${END}`, "gu"),
    read: ({ quarter, year }, reference) =>
      (year ? [Number(year)] : nearYears(reference)).map((one) =>
        months(one, quarterStart(quarter), 3),
      ),
  },
  {
    pattern: new RegExp(
      `${NOT_IN_WORD}(?<which>this|last|next)?\\s?(?<season>spring|summer|autumn|fall|winter)(?:\\s+(?:of\\s+)?${YEAR})${END}|${NOT_IN_WORD}(?<which2>this|last|next)\\s(?<season2>spring|summer|autumn|fall|winter)${END}`,
      "giu",
    ),
    read: ({ season, season2, year }, reference) =>
      (year ? [Number(year)] : nearYears(reference)).map((one) =>
        months(one, seasonStart(season ?? season2), 3),
      ),
  },
  {
    // "May" alone is a month only after a word that leads to one.
    pattern: new RegExp(
      `${NOT_IN_WORD}(?<month>${LONG.replaceAll(/May\||Mai\||\[Mm\]ai\|/g, "")})${END}|(?<=\\b(?:in|since|last|this|next|until|by|of|early|late|mid|during|for|from|im|en)[ -])(?<may>May|Mai|mai)${END}`,
      "gu",
    ),
    read: ({ month: name, may }, reference) =>
      nearYears(reference).flatMap((year) => month(year, monthNumber(name ?? may))),
  },
  {
    pattern: /\b(?<which>this|last|next) (?<unit>year|quarter|month|week)\b/giu,
    read: ({ which, unit }, reference) => [relative(which ?? "", unit ?? "", reference)],
  },
  {
    pattern: /\b(?<word>yesterday)\b/giu,
    read: (_, reference) => [daysBefore(reference, 1, 1)],
  },
  {
    pattern: new RegExp(`${NOT_IN_WORD}(?<![.,])${YEAR}(?![.,]?\\d)${END}`, "gu"),
    read: ({ year }) => [wholeYear(Number(year))],
  },
];

function dayOfMonth(groups: Groups, reference: Date): readonly DayRange[] {
  const years = groups.year ? [Number(groups.year)] : nearYears(reference);
  return years.flatMap((year) => day(year, monthNumber(groups.month), Number(groups.day)));
}

function monthNumber(name: string | undefined): number {
  return MONTHS[fold(name ?? "")] ?? 0;
}

/** A month without a year is heard as the last or the next one, never one further away. */
function nearest(ranges: readonly DayRange[], reference: Date): readonly DayRange[] {
  if (ranges.length < 3) return ranges;
  const today = reference.toISOString().slice(0, 10);
  const last = ranges.findLast(({ from }) => from <= today);
  const next = ranges.find(({ from }) => from > today);
  return [last, next].filter((range) => range !== undefined);
}

function nearYears(reference: Date): readonly number[] {
  const year = reference.getUTCFullYear();
  return [year - 1, year, year + 1];
}

function day(year: number, monthOfYear: number, dayOfTheMonth: number): readonly DayRange[] {
  if (monthOfYear < 1 || monthOfYear > 12) return [];
  if (dayOfTheMonth < 1 || dayOfTheMonth > daysIn(year, monthOfYear)) return [];
  const date = isoDate(year, monthOfYear, dayOfTheMonth);
  return [{ from: date, to: date, precision: "day" }];
}

function month(year: number, monthOfYear: number): readonly DayRange[] {
  if (monthOfYear === 0) return [];
  return [{ ...months(year, monthOfYear, 1), precision: "month" }];
}

function months(year: number, first: number, count: number): DayRange {
  const end = new Date(Date.UTC(year, first - 1 + count, 0));
  return { from: isoDate(year, first, 1), to: end.toISOString().slice(0, 10), precision: "season" };
}

function wholeYear(year: number): DayRange {
  return { from: `${year}-01-01`, to: `${year}-12-31`, precision: "year" };
}

function quarterStart(quarter: string | undefined): number {
  return (Number(quarter) - 1) * 3 + 1;
}

function seasonStart(season: string | undefined): number {
  const starts: Readonly<Record<string, number>> = {
    spring: 3,
    summer: 6,
    autumn: 9,
    fall: 9,
    winter: 12,
  };
  return starts[season?.toLowerCase() ?? ""] ?? 1;
}

function relative(which: string, unit: string, reference: Date): DayRange {
  const step = { this: 0, last: -1, next: 1 }[which.toLowerCase()] ?? 0;
  const year = reference.getUTCFullYear();
  const monthIndex = reference.getUTCMonth();
  switch (unit.toLowerCase()) {
    case "year":
      return wholeYear(year + step);
    case "quarter": {
      const start = new Date(Date.UTC(year, (Math.floor(monthIndex / 3) + step) * 3, 1));
      return months(start.getUTCFullYear(), start.getUTCMonth() + 1, 3);
    }
    case "month": {
      const start = new Date(Date.UTC(year, monthIndex + step, 1));
      return { ...months(start.getUTCFullYear(), start.getUTCMonth() + 1, 1), precision: "month" };
    }
    default:
      return daysBefore(reference, step < 0 ? 13 : 6, step < 0 ? 1 : 0);
  }
}

function daysBefore(reference: Date, most: number, least: number): DayRange {
  const at = (days: number) =>
    new Date(reference.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  return { from: at(most), to: at(least), precision: "day" };
}

function daysIn(year: number, monthOfYear: number): number {
  return new Date(Date.UTC(year, monthOfYear, 0)).getUTCDate();
}

function isoDate(year: number, monthOfYear: number, dayOfTheMonth: number): string {
  return `${year}-${String(monthOfYear).padStart(2, "0")}-${String(dayOfTheMonth).padStart(2, "0")}`;
}
