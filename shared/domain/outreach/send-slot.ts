import { type OpenHours, openHoursFrom } from "./business-hours.ts";
import { draw } from "./draw.ts";
import { capOn } from "./ramp.ts";
import type { RecipientPlace } from "./recipient-place.ts";
import type { SenderAccount } from "./sender-account.ts";
import { addDays, dayIn, dayOf, instantOf, localTime } from "./zoned-time.ts";

const MINUTE = 60_000;

/** How long an account rests after that message, 5 to 15 minutes: people do not write to the beat of a clock. */
export function restAfter(outboxId: string): number {
  return Math.round((5 + draw(`rest ${outboxId}`) * 10) * MINUTE);
}

export type SlotWish = {
  readonly outboxId: string;
  readonly place: RecipientPlace;
  readonly account: Pick<SenderAccount, "channel" | "startedOn" | "dailyCap" | "timeZone">;
  /** What the account has sent on its day at `now`, and when it may send again. */
  readonly usage: { readonly sent: number; readonly nextAt: string | undefined };
  /** Where the day allows. */
  readonly hours?: DayPart | undefined;
  readonly earliest: Date;
  readonly now: Date;
};

/** On the recipient's clock; what is learnt of send times is learnt of these. */
type DayPart = "morning" | "midday" | "afternoon";

/**
 * When a step goes: in the recipient's business hours, not before the account may send again, on a day with room left.
 * Wishes for the same hours are spread over them; the claim keeps the exact spacing and the cap.
 */
export function sendSlot(wish: SlotWish): Date {
  const { outboxId, place, account, usage, hours, earliest, now } = wish;
  const today = dayIn(account.timeZone, now);
  const isFull = usage.sent >= capOn(account, today);
  const rested = usage.nextAt === undefined ? 0 : Date.parse(usage.nextAt);
  const from = isFull ? startOfNextDay(account.timeZone, now).getTime() : 0;
  const after = new Date(Math.max(earliest.getTime(), rested, from));
  const open = openHoursFrom(place, after);
  const { from: start, to: end } = hours
    ? within(open, place, hours, after)
    : { from: Math.max(after.getTime(), open.opensAt.getTime()), to: open.closesAt.getTime() };
  const spread = Math.min(LONGEST_SPREAD, end - start);
  return new Date(start + Math.floor(draw(`slot ${outboxId}`) * spread));
}

const LONGEST_SPREAD = 180 * MINUTE;
const SHORTEST_PART = 20 * MINUTE;

const dayParts: Readonly<Record<DayPart, { readonly from: number; readonly to: number }>> = {
  morning: { from: 9, to: 11 },
  midday: { from: 11, to: 14 },
  afternoon: { from: 14, to: 17 },
};

/** The wished part of the open hours, or all that is left of them where the part is over or closed. */
function within(
  { opensAt, closesAt }: OpenHours,
  place: RecipientPlace,
  part: DayPart,
  after: Date,
) {
  const [zone = "UTC"] = place.zones;
  const day = localTime(opensAt, zone);
  const at = (hour: number) => instantOf({ ...day, hour, minute: 0 }, zone).getTime();
  const earliest = Math.max(after.getTime(), opensAt.getTime());
  const from = Math.max(earliest, at(dayParts[part].from));
  const to = Math.min(closesAt.getTime(), at(dayParts[part].to));
  return to - from >= SHORTEST_PART ? { from, to } : { from: earliest, to: closesAt.getTime() };
}

/** The first instant of an account's next day: its cap counts anew from then on. */
export function startOfNextDay(zone: string, now: Date): Date {
  const tomorrow = addDays(dayOf(dayIn(zone, now)), 1);
  return instantOf({ ...tomorrow, hour: 0, minute: 0 }, zone);
}
