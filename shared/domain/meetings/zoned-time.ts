import { instantOf, localTime } from "#shared/domain/outreach/zoned-time.ts";

/** A moment as a clock and a calendar in some zone show it. */
export type ZonedTime = {
  /** ISO date. */
  readonly day: string;
  /** Since midnight. */
  readonly minutes: number;
  /** 1 is Monday. */
  readonly weekday: number;
};

export function zonedTime(instant: Date, zone: string): ZonedTime {
  const { year, month, day: ofMonth, hour, minute } = localTime(instant, zone);
  const day = new Date(Date.UTC(year, month - 1, ofMonth)).toISOString().slice(0, 10);
  return { day, minutes: hour * 60 + minute, weekday: weekdayOf(day) };
}

/** The moment a zone's clock shows this. */
export function instantAt(day: string, minutes: number, zone: string): Date {
  const [year = 0, month = 0, ofMonth = 0] = day.split("-").map(Number);
  const hour = Math.floor(minutes / 60);
  return instantOf({ year, month, day: ofMonth, hour, minute: minutes % 60 }, zone);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

/** "09:30" as minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
