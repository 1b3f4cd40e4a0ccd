import type { Slot } from "./approval.ts";
import { calendarWords } from "./calendar-words.ts";
import { clocksIn } from "./clock-zone.ts";
import { datedWeekdays } from "./dated-weekdays.ts";
import { datesIn, namesMonth, weekdayNames, weekdaysIn } from "./dates-in.ts";
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

export type NamingContext = {
  readonly now: Date;
  readonly zone: string;
  /** The message that the texts are of: "next week" may stand at some distance from "Tuesday". */
  readonly within?: string | undefined;
  /** What they answer to: "Tuesday" is the one that was offered, whichever week it is in. */
  readonly offered?: readonly Slot[] | undefined;
};

/** Reads times in English, German, French, Spanish, Italian and Dutch. What is ambiguous is not read. */
export function namedTimes(
  texts: readonly string[],
  { now, zone, within, offered = [] }: NamingContext,
): readonly NamedTime[] {
  const today = zonedTime(now, zone).day;
  const offeredDays = new Set(
    offered.map(({ startsAt }) => zonedTime(new Date(startsAt), zone).day),
  );
  const calendar = { today, offeredDays: [...offeredDays] };
  const message = within === undefined ? undefined : wordsOf(within);
  const named = texts.flatMap((text) => {
    const dated = datedWeekdays(wordsOf(text), today, message);
    const parts = dated.split(calendarWords.or);
    return withSharedHours(
      parts.map((part) => readPart(part, calendar)),
      parts,
    );
  });
  return named.filter((one) => !named.some((other) => isNarrower(other, one)));
}

function wordsOf(text: string): string {
  return normalised(clocksIn(text).rest);
}

/** "Next week. Tuesday?" names a day, and its week only to say which. */
function isNarrower({ day }: NamedTime, { firstDay, lastDay }: NamedTime): boolean {
  if (day === undefined || firstDay === undefined || lastDay === undefined) return false;
  return day >= firstDay && day <= lastDay;
}

/** "Tuesday or Wednesday afternoon": the hours are of both days. */
function withSharedHours(
  parts: readonly (readonly NamedTime[])[],
  words: readonly string[],
): readonly NamedTime[] {
  return parts.flatMap((named, index) => {
    const [next] = parts[index + 1] ?? [];
    const isShared = endsWithDay(words[index] ?? "") && next?.day !== undefined;
    return isShared ? named.map((one) => withHours(one, next)) : named;
  });
}

function withHours(named: NamedTime, { at, from, to }: NamedTime): NamedTime {
  const hasHours = [named.at, named.from, named.to].some((one) => one !== undefined);
  return hasHours ? named : { ...named, at, from, to };
}

function endsWithDay(part: string): boolean {
  const last = weekdayNames(part).at(-1);
  return last !== undefined && /^[\s,-]*$/.test(part.slice(last.end));
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

/** "The Tuesday after", "half past ten": what it says besides what is read may change the time. */
export function namesUnread(text: string): boolean {
  return calendarWords.unread.test(normalised(text));
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
  const spaced = plain.replaceAll(/[’`]/g, "'").replaceAll(/\s+/g, " ");
  const words = spaced.replaceAll(calendarWords.greeting, " ");
  return ` ${words.replaceAll(calendarWords.dayWithPart, "$1 $2")} `;
}

/** What a weekday alone is read by. */
type Calendar = { readonly today: string; readonly offeredDays: readonly string[] };

function readPart(part: string, calendar: Calendar): readonly NamedTime[] {
  const days = daysIn(part, calendar);
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
function daysIn(part: string, calendar: Calendar): readonly Day[] {
  const { today } = calendar;
  const weekdays = weekdaysIn(part);
  const dates = datesIn(part, today);
  if (dates.length > 0) {
    const agree = dates.every((day) => weekdays.length === 0 || weekdays.includes(weekdayOf(day)));
    return agree ? dates.map((day) => ({ day })) : [];
  }
  if (weekdays.length > 0) {
    const isThis = calendarWords.thisDay.test(part);
    return weekdays.map((weekday) =>
      isThis ? { day: nextOf(weekday, today) } : dayMeant(weekday, calendar),
    );
  }
  const monday = addDays(today, 1 - weekdayOf(today));
  return calendarWords.weeks
    .filter(({ pattern }) => pattern.test(part))
    .map(({ ahead }) => addDays(monday, 7 * ahead))
    .map((firstDay) => ({ firstDay, lastDay: addDays(firstDay, 6) }));
}

/** The day that was offered; a weekday that was not is of the week that was, where all are of one. */
function dayMeant(weekday: number, { today, offeredDays }: Calendar): Day {
  const [day, ...others] = offeredDays.filter((one) => weekdayOf(one) === weekday);
  if (others.length > 0) return { weekday };
  if (day !== undefined) return { day };
  const [monday, ...mondays] = new Set(offeredDays.map((one) => addDays(one, 1 - weekdayOf(one))));
  const ofWeek = monday && mondays.length === 0 ? addDays(monday, weekday - 1) : today;
  return { day: ofWeek > today ? ofWeek : nextOf(weekday, today) };
}

function nextOf(weekday: number, today: string): string {
  return addDays(today, (weekday - weekdayOf(today) + 7) % 7 || 7);
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
