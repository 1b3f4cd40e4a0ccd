import { dayInWords, momentInWords } from "./calendar-days.ts";

/** Reasons are stored with the times and days of machines; people read them by their own clock. */
export function plainly(reason: string, timeZone: string): string {
  return reason
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d(?::[\d.]+)?Z/g, (at) => momentInWords(at, timeZone))
    .replaceAll(/\b(\d{4})-\d\d-\d\d\b/g, (day, year) => `${dayInWords(day)} ${year}`);
}
