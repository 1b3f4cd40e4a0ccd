import { draw } from "#shared/domain/outreach/draw.ts";
import type { RecipientPlace } from "#shared/domain/outreach/recipient-place.ts";
import { localTime } from "#shared/domain/outreach/zoned-time.ts";

const MINUTE = 60_000;
const SHORTEST = 3;
const LONGEST = 12;
const WAKES_HOUR = 8;
const RESTS_HOUR = 20;

/** When an answer goes: after the minutes a person needs to write it, and not while its reader sleeps. */
export function replyTime(outboxId: string, place: RecipientPlace, now: Date): Date {
  const minutes = SHORTEST + draw(`reply ${outboxId}`) * (LONGEST - SHORTEST);
  const written = now.getTime() + Math.round(minutes * MINUTE);
  if (isAwake(place, written)) return new Date(written);
  const morning = firstWaking(place, written);
  // Not all who wrote at night are answered on the stroke of eight.
  return new Date(morning + Math.round(draw(`morning ${outboxId}`) * 25 * MINUTE));
}

function firstWaking(place: RecipientPlace, from: number): number {
  const quarter = 15 * MINUTE;
  const start = Math.ceil(from / quarter) * quarter;
  for (let time = start; time < start + DAY; time += quarter) {
    if (isAwake(place, time)) return time;
  }
  throw new Error(`No hour of the day suits all of ${place.zones.join(", ")}`);
}

const DAY = 86_400_000;

/** Where the zone is not known for sure, all the possible ones have to be awake. */
function isAwake({ zones }: RecipientPlace, time: number): boolean {
  return zones.every((zone) => {
    const { hour } = localTime(new Date(time), zone);
    return hour >= WAKES_HOUR && hour < RESTS_HOUR;
  });
}
