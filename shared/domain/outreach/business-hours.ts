import { holidayOn } from "./holidays.ts";
import type { RecipientPlace } from "./recipient-place.ts";
import { addDays, instantOf, type LocalDay, localTime, weekdayOf } from "./zoned-time.ts";

export type OpenHours = { readonly opensAt: Date; readonly closesAt: Date };

/** A mail should come while its reader is at work and has time left to answer. */
const OPENS_HOUR = 9;
const CLOSES_HOUR = 17;

/** The first stretch of business hours that has not ended by then; it may have begun before. */
export function openHoursFrom(place: RecipientPlace, from: Date): OpenHours {
  const [zone = "UTC"] = place.zones;
  const today = localTime(from, zone);
  for (let ahead = 0; ahead <= LONGEST_BREAK_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    const hours = isWorkday(place, day) ? hoursOn(place, day) : undefined;
    if (hours && hours.closesAt > from) return hours;
  }
  throw new Error(
    `No business hours within ${LONGEST_BREAK_DAYS} days in ${place.zones.join(", ")}`,
  );
}

export function isOpen(place: RecipientPlace, at: Date): boolean {
  return openHoursFrom(place, at).opensAt <= at;
}

/** Hour of the day on the recipient's clock. */
export function hourAt(place: RecipientPlace, at: Date): number {
  return localTime(at, place.zones[0] ?? "UTC").hour;
}

const LONGEST_BREAK_DAYS = 21;

function isWorkday({ country, workdays }: RecipientPlace, day: LocalDay): boolean {
  if (!workdays.includes(weekdayOf(day))) return false;
  return country === undefined || holidayOn(country, day) === undefined;
}

/** Where the zone is not known for sure, only the hours in which all the possible ones are at work. */
function hoursOn({ zones }: RecipientPlace, day: LocalDay): OpenHours | undefined {
  const open = zones.map((zone) => instantOf({ ...day, hour: OPENS_HOUR, minute: 0 }, zone));
  const close = zones.map((zone) => instantOf({ ...day, hour: CLOSES_HOUR, minute: 0 }, zone));
  const opensAt = new Date(Math.max(...open.map(Number)));
  const closesAt = new Date(Math.min(...close.map(Number)));
  return opensAt < closesAt ? { opensAt, closesAt } : undefined;
}
