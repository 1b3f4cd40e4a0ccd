/** What a clock on the wall and a calendar beside it show. */
export type LocalTime = LocalDay & { readonly hour: number; readonly minute: number };
export type LocalDay = { readonly year: number; readonly month: number; readonly day: number };

/** The local time of an instant in an IANA zone. */
export function localTime(instant: Date, zone: string): LocalTime {
  const parts = formatOf(zone).formatToParts(instant);
  const part = (name: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find(({ type }) => type === name)?.value);
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
  };
}

/**
 * The instant at which the zone's clocks show that time. A time that the change to summer time skips is the one an hour
 * later; of a time that comes twice in autumn it is the first.
 */
export function instantOf(local: LocalTime, zone: string): Date {
  const asUtc = utc(local);
  // The offset before and after any change of the day; clocks change once a day at most.
  const offsets = [asUtc - DAY, asUtc + DAY].map((time) => offsetAt(time, zone));
  const candidates = offsets.map((offset) => asUtc - offset).filter(isSame);
  const earliest = Math.min(...candidates);
  // Within the skipped hour no candidate shows that time: the offset before the change moves it past the gap.
  return new Date(Number.isFinite(earliest) ? earliest : asUtc - (offsets[0] ?? 0));

  function isSame(time: number): boolean {
    return utc(localTime(new Date(time), zone)) === asUtc;
  }
}

/** "2026-11-20" of an instant in a zone. */
export function dayIn(zone: string, instant: Date): string {
  return dayText(localTime(instant, zone));
}

/** The first instant of a calendar day in a zone. */
export function startOfDay(day: string, zone: string): Date {
  return instantOf({ ...dayOf(day), hour: 0, minute: 0 }, zone);
}

export function dayText(day: LocalDay): string {
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).toISOString().slice(0, 10);
}

export function dayOf(text: string): LocalDay {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  return { year, month, day };
}

export function addDays({ year, month, day }: LocalDay, days: number): LocalDay {
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return {
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
  };
}

/** 1 is Monday. */
export function weekdayOf({ year, month, day }: LocalDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  formats.set(zone, format);
  return format;
}

function utc({ year, month, day, hour, minute }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

function offsetAt(time: number, zone: string): number {
  const whole = Math.floor(time / 60_000) * 60_000;
  return utc(localTime(new Date(whole), zone)) - whole;
}
