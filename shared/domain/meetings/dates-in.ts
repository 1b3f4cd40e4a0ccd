import { calendarWords } from "./calendar-words.ts";
import { addDays } from "./zoned-time.ts";

/** ISO dates: of this year, or of the next where the day has passed. */
export function datesIn(part: string, today: string): readonly string[] {
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

export function weekdaysIn(part: string): readonly number[] {
  return calendarWords.weekdays.flatMap((pattern, index) =>
    pattern.test(part) ? [index + 1] : [],
  );
}

/** Each weekday with its place, in the order in which they are named. */
export function weekdayNames(
  text: string,
): readonly { readonly index: number; readonly end: number; readonly weekday: number }[] {
  return calendarWords.weekdays
    .flatMap((pattern, place) =>
      [...text.matchAll(new RegExp(pattern, "g"))].map(({ index, 0: name }) => ({
        index,
        end: index + name.length,
        weekday: place + 1,
      })),
    )
    .toSorted((one, other) => one.index - other.index);
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

export function namesMonth(part: string): boolean {
  return month.test(part);
}

/** Without "jan" and "may", which are a name and a word. */
const month = new RegExp(
  `\\b(?:${calendarWords.months
    .flatMap((names) => names.split("|"))
    .filter((name) => name.length > 3 || name === "mai" || name === "mei")
    .join("|")})\\b`,
);
