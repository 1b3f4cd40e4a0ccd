import { calendarWords } from "./calendar-words.ts";
import { datesIn, weekdayNames } from "./dates-in.ts";
import { addDays, weekdayOf } from "./zoned-time.ts";

/**
 * The words with an ISO date before each weekday whose week they name: "next week, say Tuesday or Wednesday", "Thursday
 * of next week". Where they are a piece of a message, the week may stand in the message.
 */
export function datedWeekdays(words: string, today: string, message?: string): string {
  const piece = words.trim();
  const start = message?.indexOf(piece) ?? -1;
  if (message === undefined || start < 0) return written(words, datesBefore(words, today));
  const end = start + piece.length;
  const within = datesBefore(message, today)
    .filter(({ index }) => index >= start && index < end)
    .map(({ index, day }) => ({ day, index: index - start }));
  return ` ${written(piece, within)} `;
}

type DateBefore = { readonly index: number; readonly day: string };

function written(words: string, dates: readonly DateBefore[]): string {
  return dates.reduceRight(
    (text, { index, day }) => `${text.slice(0, index)}${day} ${text.slice(index)}`,
    words,
  );
}

function datesBefore(words: string, today: string): readonly DateBefore[] {
  let carried: number | undefined;
  return sentencesOf(words).flatMap(({ index: start, text }) => {
    const weeks = weeksIn(text);
    const weekdays = weekdaysAt(text, today);
    const dates = weekdays.flatMap((named): readonly DateBefore[] => {
      const day = dayOf(named, weekOf(named, weeks, text) ?? carried, today);
      return day === undefined ? [] : [{ index: start + named.index, day }];
    });
    if (weeks.length > 0) carried = AWAY.test(text) ? undefined : weeks.at(-1)?.ahead;
    return dates;
  });
}

type Week = { readonly index: number; readonly ahead: number };
type Weekday = { readonly index: number; readonly weekday: number };

function sentencesOf(words: string): readonly { readonly index: number; readonly text: string }[] {
  const ends = [...words.matchAll(SENTENCE_END)].map(({ index, 0: mark }) => index + mark.length);
  const starts = [0, ...ends];
  return starts.map((index, place) => ({ index, text: words.slice(index, starts[place + 1]) }));
}

const SENTENCE_END = /(?<=\p{L}{3}|\d\s?(?:h|uhr|uur|am|pm)|:\d\d|\))[.!?;]\s/gu;

function weeksIn(text: string): readonly Week[] {
  return calendarWords.weeks
    .flatMap(({ pattern, ahead }) =>
      [...text.matchAll(new RegExp(pattern, "g"))].map(({ index }) => ({ index, ahead })),
    )
    .toSorted((one, other) => one.index - other.index);
}

/** The weekdays with no date beside them, which would say more. */
function weekdaysAt(text: string, today: string): readonly Weekday[] {
  const bounds = [0, ...matchesOf(calendarWords.or, text).map(({ index }) => index), text.length];
  return weekdayNames(text).filter(({ index }) => {
    const start = bounds.findLast((bound) => bound <= index);
    return (
      datesIn(
        text.slice(
          start,
          bounds.find((bound) => bound > index),
        ),
        today,
      ).length === 0
    );
  });
}

/** "Thursday or Tuesday next week": people name the earlier day first, so Thursday is of this one. */
function weekOf(
  { index, weekday }: Weekday,
  weeks: readonly Week[],
  text: string,
): number | undefined {
  const before = weeks.findLast((week) => week.index < index);
  const after = weeks.find((week) => week.index > index);
  if (!after) return before?.ahead;
  const between = text.slice(index, after.index);
  const isApart = calendarWords.or.test(between) || /[,;]/.test(between);
  if (before && isApart) return before.ahead;
  const others = weekdayNames(between).slice(1);
  return others.every((other) => other.weekday > weekday) ? after.ahead : undefined;
}

function dayOf({ weekday }: Weekday, ahead: number | undefined, today: string): string | undefined {
  if (ahead === undefined) return undefined;
  const day = addDays(today, 7 * ahead + weekday - weekdayOf(today));
  return day < today ? undefined : day;
}

function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(new RegExp(pattern, "g"))];
}

/** "I am away next week. Tuesday?" is of another one. */
const AWAY =
  /\b(?:away|travel\w*|holidays?|vacation|leave|full|busy|booked|not|no|can't|urlaub|unterwegs|reise|dienstreise|voll|ausgebucht|abwesend|nicht|kein\w*|leider|conges?|deplacement|vacances|absente?|pas|impossible|vacaciones|viaje|fuera|no|ferie|viaggio|non|vakantie|weg|vol|druk|niet|geen|helaas)\b/;
