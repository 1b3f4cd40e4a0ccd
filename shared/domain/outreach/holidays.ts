import { addDays, dayText, type LocalDay, weekdayOf } from "./zoned-time.ts";

/** Whether a country's offices are closed on that day because of a public holiday, and which rule says so. */
export function holidayOn(country: string, day: LocalDay): string | undefined {
  return holidaysOf(country, day.year).get(dayText(day));
}

const known = new Map<string, ReadonlyMap<string, string>>();

function holidaysOf(country: string, year: number): ReadonlyMap<string, string> {
  const key = `${country}${year}`;
  const found = known.get(key);
  if (found) return found;
  // New Year's Day of the year after can be kept on 31 December.
  const days = [year, year + 1].flatMap((one) => namedDays(country, one));
  const holidays = new Map(days.map(([day, rule]) => [dayText(day), rule]));
  known.set(key, holidays);
  return holidays;
}

function namedDays(country: string, year: number): readonly (readonly [LocalDay, string])[] {
  const { rules = "", moves } = calendars[country] ?? {};
  const days = rules.split(" ").flatMap((rule) => {
    const day = dayBy(rule, year);
    return day ? [[day, rule] as const] : [];
  });
  if (moves === undefined) return days;
  const taken = new Set(days.map(([day]) => dayText(day)));
  const kept = days.map(([day, rule]) => {
    const moved = keptOn(day, moves, taken);
    taken.add(dayText(moved));
    return [moved, rule] as const;
  });
  return [...days, ...kept];
}

/**
 * "12-25" a date. "E-2" days from Easter Sunday. "5:1:1" the first Monday of May, "5:1:-1" the last. "6-19>5" the first
 * Friday from 19 June on. "5-24<1" the last Monday up to 24 May.
 */
function dayBy(rule: string, year: number): LocalDay | undefined {
  if (rule.startsWith("E")) return addDays(easter(year), Number(rule.slice(1)));
  const [month = 0, weekday = 0, nth] = rule.split(":").map(Number);
  if (nth !== undefined) return nthWeekday(year, month, weekday, nth);
  const [, inMonth, day, direction, wanted] = /^(\d+)-(\d+)(?:([<>])(\d))?$/.exec(rule) ?? [];
  if (inMonth === undefined) return undefined;
  const date = { year, month: Number(inMonth), day: Number(day) };
  if (direction === ">") return addDays(date, (Number(wanted) - weekdayOf(date) + 7) % 7);
  if (direction === "<") return addDays(date, -((weekdayOf(date) - Number(wanted) + 7) % 7));
  return date;
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): LocalDay {
  if (nth > 0) {
    const first = { year, month, day: 1 };
    return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
  }
  const last = addDays(
    { year: month === 12 ? year + 1 : year, month: (month % 12) + 1, day: 1 },
    -1,
  );
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7);
}

type Moves = "to-monday" | "sunday-to-monday" | "to-nearest";

/** Where a holiday on a weekend is kept; on the next free day where that Monday is a holiday itself. */
function keptOn(day: LocalDay, moves: Moves, taken: ReadonlySet<string>): LocalDay {
  const weekday = weekdayOf(day);
  if (weekday < 6 || (weekday === 6 && moves === "sunday-to-monday")) return day;
  if (weekday === 6 && moves === "to-nearest") return addDays(day, -1);
  let kept = addDays(day, 8 - weekday);
  while (taken.has(dayText(kept))) kept = addDays(kept, 1);
  return kept;
}

/** Gregorian Easter Sunday, by the anonymous algorithm of 1876. */
function easter(year: number): LocalDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return { year, month: Math.floor(f / 31), day: (f % 31) + 1 };
}

type Calendar = { readonly rules: string; readonly moves?: Moves };

/** Nationwide holidays, and days on which offices are closed by custom; regional ones are left out. */
const calendars: Readonly<Record<string, Calendar>> = {
  GB: { rules: "1-1 E-2 E+1 5:1:1 5:1:-1 8:1:-1 12-25 12-26", moves: "to-monday" },
  IE: { rules: "1-1 2:1:1 3-17 E-2 E+1 5:1:1 6:1:1 8:1:1 10:1:-1 12-25 12-26", moves: "to-monday" },
  US: {
    rules: "1-1 1:1:3 2:1:3 5:1:-1 6-19 7-4 9:1:1 10:1:2 11-11 11:4:4 11-23>5 12-25",
    moves: "to-nearest",
  },
  CA: {
    rules: "1-1 2:1:3 E-2 5-24<1 7-1 8:1:1 9:1:1 9-30 10:1:2 11-11 12-25 12-26",
    moves: "to-monday",
  },
  AU: { rules: "1-1 1-26 E-2 E+1 4-25 6:1:2 12-25 12-26", moves: "to-monday" },
  NZ: { rules: "1-1 1-2 2-6 E-2 E+1 4-25 6:1:1 10:1:4 12-25 12-26", moves: "to-monday" },
  ZA: {
    rules: "1-1 3-21 E-2 E+1 4-27 5-1 6-16 8-9 9-24 12-16 12-25 12-26",
    moves: "sunday-to-monday",
  },
  DE: { rules: "1-1 E-2 E+1 5-1 E+39 E+50 10-3 12-24 12-25 12-26 12-31" },
  AT: { rules: "1-1 1-6 E+1 5-1 E+39 E+50 E+60 8-15 10-26 11-1 12-8 12-24 12-25 12-26 12-31" },
  CH: { rules: "1-1 1-2 E-2 E+1 5-1 E+39 E+50 8-1 12-24 12-25 12-26 12-31" },
  FR: { rules: "1-1 E+1 5-1 5-8 E+39 E+50 7-14 8-15 11-1 11-11 12-25" },
  BE: { rules: "1-1 E+1 5-1 E+39 E+50 7-21 8-15 11-1 11-11 12-25" },
  LU: { rules: "1-1 E+1 5-1 5-9 E+39 E+50 6-23 8-15 11-1 12-25 12-26" },
  NL: { rules: "1-1 E-2 E+1 4-27 E+39 E+50 12-25 12-26" },
  IT: { rules: "1-1 1-6 E+1 4-25 5-1 6-2 8-15 11-1 12-8 12-24 12-25 12-26 12-31" },
  ES: { rules: "1-1 1-6 E-2 5-1 8-15 10-12 11-1 12-6 12-8 12-25" },
  PT: { rules: "1-1 E-2 4-25 5-1 E+60 6-10 8-15 10-5 11-1 12-1 12-8 12-25" },
  PL: { rules: "1-1 1-6 E+1 5-1 5-3 E+60 8-15 11-1 11-11 12-24 12-25 12-26" },
  CZ: { rules: "1-1 E-2 E+1 5-1 5-8 7-5 7-6 9-28 10-28 11-17 12-24 12-25 12-26" },
  SK: { rules: "1-1 1-6 E-2 E+1 5-1 5-8 7-5 8-29 9-15 11-1 11-17 12-24 12-25 12-26" },
  HU: { rules: "1-1 3-15 E-2 E+1 5-1 E+50 8-20 10-23 11-1 12-24 12-25 12-26" },
  DK: { rules: "1-1 E-3 E-2 E+1 E+39 E+40 E+50 6-5 12-24 12-25 12-26 12-31" },
  NO: { rules: "1-1 E-3 E-2 E+1 5-1 5-17 E+39 E+50 12-24 12-25 12-26" },
  SE: { rules: "1-1 1-6 E-2 E+1 5-1 E+39 6-6 6-19>5 12-24 12-25 12-26 12-31" },
  FI: { rules: "1-1 1-6 E-2 E+1 5-1 E+39 6-19>5 12-6 12-24 12-25 12-26" },
  BR: { rules: "1-1 E-48 E-47 E-2 4-21 5-1 E+60 9-7 10-12 11-2 11-15 11-20 12-25" },
  MX: { rules: "1-1 2:1:1 3:1:3 E-3 E-2 5-1 9-16 11:1:3 12-12 12-25" },
  // The equinoxes fall on 20 or 21 March and 22 or 23 September.
  JP: {
    rules:
      "1-1 1-2 1-3 1:1:2 2-11 2-23 3-20 4-29 5-3 5-4 5-5 7:1:3 8-11 9:1:3 9-23 10:1:2 11-3 11-23",
    moves: "sunday-to-monday",
  },
  IN: { rules: "1-26 8-15 10-2 12-25" },
  SG: { rules: "1-1 E-2 5-1 8-9 12-25", moves: "sunday-to-monday" },
};
