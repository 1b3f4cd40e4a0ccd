import { calendarWords } from "./calendar-words.ts";
import { clocksIn } from "./clock-zone.ts";
import { addDays, weekdayOf, zonedTime } from "./zoned-time.ts";

/** What somebody said about the time of a meeting; what is undefined was left open. Days and minutes are of their zone. */
export type NamedTime = {
  readonly day?: string | undefined;
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | undefined;
  readonly weekday?: number | undefined;
  /** Minutes since midnight: exactly then, or between. */
  readonly at?: number | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** 1 for "the first one" of times that were offered; -1 for the last. */
  readonly choice?: number | undefined;
  /** Said of a time that does not suit. */
  readonly isExcluded?: boolean | undefined;
};

/** Reads times in English, German, French, Spanish, Italian and Dutch. What is ambiguous is not read. */
export function namedTimes(
  texts: readonly string[],
  { now, zone }: { readonly now: Date; readonly zone: string },
): readonly NamedTime[] {
  const today = zonedTime(now, zone).day;
  return texts.flatMap((text) => {
    const words = normalised(clocksIn(text).rest);
    return words.split(calendarWords.or).flatMap((part) => readPart(part, today));
  });
}

/** Words that say no to something: with them in a reply, no time is booked without a person. */
export function saysNo(text: string): boolean {
  return calendarWords.no.test(normalised(text).replaceAll(calendarWords.noProblem, " "));
}

/** 1 for "the first one", -1 for the last, of times that were offered. */
export function namedChoices(text: string): readonly number[] {
  return choicesIn(normalised(text));
}

/** "Before Monday", "after 10:30": the time it names is not the one it means. */
export function meansOtherThan(text: string): boolean {
  return calendarWords.otherThan.test(normalised(text));
}

export function namedWeekdays(text: string): readonly number[] {
  return weekdaysIn(normalised(text));
}

/** "14 Uhr", "3 pm": an hour, whether a day stands with it or not. */
export function namesHour(text: string): boolean {
  return hoursIn(normalised(clocksIn(text).rest)).some(
    ({ at, from, to }) => at !== undefined || from !== undefined || to !== undefined,
  );
}

/** A weekday by its whole name: "mon" is "my" in French. */
export function namesWholeDay(text: string): boolean {
  return namedWeekdays(text.replaceAll(/(?<!\p{L})\p{L}{1,3}(?!\p{L})/gu, " ")).length > 0;
}

/** "The first Tuesday of December", "am ersten Dezember": a month without a day that could be read. */
export function namesMonthOnly(text: string, now: Date): boolean {
  const words = normalised(text);
  return namesMonth(words) && datesIn(words, now.toISOString().slice(0, 10)).length === 0;
}

function normalised(text: string): string {
  const plain = text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
  return ` ${plain.replaceAll(/[’`]/g, "'").replaceAll(/\s+/g, " ")} `;
}

function readPart(part: string, today: string): readonly NamedTime[] {
  const days = daysIn(part, today);
  const hours = hoursIn(part);
  const isExcluded = calendarWords.no.test(part) || undefined;
  if (days.length === 0 && hours.length === 0) {
    return namesMonth(part) ? [] : choicesIn(part).map((choice) => ({ choice, isExcluded }));
  }
  return (days.length > 0 ? days : [{}]).flatMap((day) =>
    (hours.length > 0 ? hours : [{}]).map((hour) => ({ ...day, ...hour, isExcluded })),
  );
}

type Day = Pick<NamedTime, "day" | "firstDay" | "lastDay" | "weekday">;

/** A date wins over a weekday beside it; two that contradict each other are nothing to go by. */
function daysIn(part: string, today: string): readonly Day[] {
  const weekdays = weekdaysIn(part);
  const dates = datesIn(part, today);
  if (dates.length > 0) {
    const agree = dates.every((day) => weekdays.length === 0 || weekdays.includes(weekdayOf(day)));
    return agree ? dates.map((day) => ({ day })) : [];
  }
  const isNextWeek = calendarWords.nextWeek.test(part);
  const monday = addDays(today, 8 - weekdayOf(today));
  if (weekdays.length > 0) {
    return weekdays.map((weekday) => ({
      day: isNextWeek ? addDays(monday, weekday - 1) : nextOf(weekday, today),
    }));
  }
  return isNextWeek ? [{ firstDay: monday, lastDay: addDays(monday, 6) }] : [];
}

function weekdaysIn(part: string): readonly number[] {
  return calendarWords.weekdays.flatMap((pattern, index) =>
    pattern.test(part) ? [index + 1] : [],
  );
}

function nextOf(weekday: number, today: string): string {
  return addDays(today, (weekday - weekdayOf(today) + 7) % 7 || 7);
}

function datesIn(part: string, today: string): readonly string[] {
  const relative = calendarWords.relativeDays.flatMap(({ pattern, days }) =>
    pattern.test(part) ? [addDays(today, days)] : [],
  );
  if (relative.length > 0) return relative.slice(0, 1);
  const iso = [...part.matchAll(/\b(20\d\d)-(\d\d)-(\d\d)\b/g)].map(([, year, month, day]) =>
    dateOf(Number(day), Number(month), today, Number(year)),
  );
  const dotted = [...part.matchAll(/\b(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(20\d\d))?(?!\d)/g)].map(
    ([, day, month, year]) => dateOf(Number(day), Number(month), today, year && Number(year)),
  );
  const slashed = [...part.matchAll(/\b(\d{1,2})\/(\d{1,2})(?:\/(20\d\d))?\b/g)].map(
    ([, one, other, year]) => slashedDate(Number(one), Number(other), today, year && Number(year)),
  );
  const written = calendarWords.months.flatMap((month, index) =>
    [...part.matchAll(writtenDate(month))].map(([, before, after]) =>
      dateOf(Number(before ?? after), index + 1, today, undefined),
    ),
  );
  return [...iso, ...dotted, ...slashed, ...written].filter((day) => day !== undefined);
}

/** "24 November", "24. November", "24 de noviembre", "November 24th". */
function writtenDate(month: string): RegExp {
  return new RegExp(
    `\\b(\\d{1,2})(?:\\.|st|nd|rd|th|er)?\\s(?:of\\s|de\\s)?(?:${month})\\b|\\b(?:${month})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)`,
    "g",
  );
}

/** 3/12 is March in one country and December in another: only what can mean one day is read. */
function slashedDate(
  one: number,
  other: number,
  today: string,
  year: number | "" | undefined,
): string | undefined {
  if (one > 12 || one === other) return dateOf(one, other, today, year);
  return other > 12 ? dateOf(other, one, today, year) : undefined;
}

/** Of this year, or the next where the day has passed. */
function dateOf(
  day: number,
  month: number,
  today: string,
  year: number | "" | undefined,
): string | undefined {
  const written = (inYear: number): string =>
    `${inYear}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const thisYear = Number(today.slice(0, 4));
  const date = written(year || thisYear);
  const found = !year && date < today ? written(thisYear + 1) : date;
  const parsed = new Date(`${found}T00:00:00Z`);
  const isDay = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(found);
  return isDay ? found : undefined;
}

type Hours = Pick<NamedTime, "at" | "from" | "to">;

function hoursIn(part: string): readonly Hours[] {
  const times = [...part.matchAll(calendarWords.clock)].flatMap((match) => {
    const minutes = minutesFrom(match.groups ?? {});
    return minutes === undefined ? [] : [{ minutes, before: part.slice(0, match.index) }];
  });
  const [first, second] = times;
  if (first && second && calendarWords.between.test(first.before)) {
    return [{ from: first.minutes, to: second.minutes }];
  }
  if (times.length > 0) return times.map(({ minutes, before }) => bounded(minutes, before));
  return calendarWords.partsOfDay.flatMap(({ pattern, ...hours }) =>
    pattern.test(part) ? [hours] : [],
  );
}

function bounded(minutes: number, before: string): Hours {
  if (calendarWords.after.test(before)) return { from: minutes };
  if (calendarWords.before.test(before)) return { to: minutes };
  return { at: minutes };
}

function minutesFrom(groups: Record<string, string | undefined>): number | undefined {
  const hour = Number(groups["h1"] ?? groups["h2"] ?? groups["h3"] ?? groups["h4"]);
  const minute = Number(groups["m1"] ?? groups["m2"] ?? groups["m3"] ?? 0);
  const half = groups["half1"] ?? groups["half3"];
  if (hour > 23 || minute > 59) return undefined;
  if (half)
    return hour > 12 ? undefined : ((hour % 12) + (half.startsWith("p") ? 12 : 0)) * 60 + minute;
  // "at 3" is an hour of the afternoon to everybody who works by day.
  const isBare = groups["h4"] !== undefined;
  return (isBare && hour >= 1 && hour <= 6 ? hour + 12 : hour) * 60 + minute;
}

function choicesIn(part: string): readonly number[] {
  return calendarWords.choices.flatMap(({ pattern, choice }) =>
    pattern.test(part) ? [choice] : [],
  );
}

function namesMonth(part: string): boolean {
  return month.test(part);
}

/** Without "jan" and "may", which are a name and a word. */
const month = new RegExp(
  `\\b(?:${calendarWords.months
    .flatMap((names) => names.split("|"))
    .filter((name) => name.length > 3 || name === "mai" || name === "mei")
    .join("|")})\\b`,
);
