import type { CompanyDay } from "#shared/domain/settings/company-day.ts";
import type { Slot } from "./approval.ts";
import type { NamedTime } from "./named-times.ts";
import { addDays, instantAt, minutesOf, zonedTime } from "./zoned-time.ts";

export type SlotSearch = {
  readonly now: Date;
  /** Of the company: its zone, and when somebody takes meetings. */
  readonly day: Pick<CompanyDay, "timeZone" | "meetings">;
  readonly busy: readonly Slot[];
  readonly prospectZone: string;
  /** What the prospect said about the time. */
  readonly named: readonly NamedTime[];
  /** No meeting before this day, in the prospect's zone. */
  readonly notBefore?: string | undefined;
  /** Of the meeting that is to be moved: its day is offered only to who names it. */
  readonly moved?: Slot | undefined;
  /** Days on which the prospect's country does not work. */
  readonly isHoliday?: ((day: string) => boolean) | undefined;
};

export type FoundSlots =
  /** The prospect named one time, and it is free. */
  | { readonly kind: "named"; readonly slot: Slot }
  | { readonly kind: "offer"; readonly slots: readonly Slot[] }
  | { readonly kind: "none"; readonly reason: string };

const OFFERED = 3;
const DAYS_AHEAD = 28;
const STEP_MINUTES = 30;
/** The seller needs time to prepare, the prospect to see the mail. */
const NOTICE_WORKING_MINUTES = 240;
/** Who names a time themselves needs less notice. */
const NOTICE_OF_NAMED_MINUTES = 60;

/** The time that was named where it is free, else times to offer: on different days, at different hours. */
export function freeSlots(search: SlotSearch): FoundSlots {
  const wished = wishedOf(search);
  const exact = namedSlots(search);
  const [only, ...others] = exact.filter((slot) => isFree(slot, search));
  if (only && others.length === 0 && exact.length === wished.length) {
    return { kind: "named", slot: only };
  }
  const exactly = only ? [only, ...others] : [];
  const { fitting, otherwise } = candidates(search, wished);
  const zone = search.prospectZone;
  const slots = inWish(exactly, fitting, zone) ?? spread([exactly, ...otherwise], zone);
  if (slots.length === 0) {
    return { kind: "none", reason: `nothing is free within the next ${DAYS_AHEAD} days` };
  }
  return { kind: "offer", slots };
}

/** Whether a meeting may take place then: within the hours for meetings, not over another, not at once. */
export function isFree(slot: Slot, search: Omit<SlotSearch, "named">): boolean {
  const start = zonedTime(new Date(slot.startsAt), search.day.timeZone);
  const { from, to, weekdays } = search.day.meetings;
  const length = (Date.parse(slot.endsAt) - Date.parse(slot.startsAt)) / 60_000;
  const isWithinHours =
    weekdays.includes(start.weekday) &&
    start.minutes >= minutesOf(from) &&
    start.minutes + length <= minutesOf(to);
  const earliest = search.now.getTime() + NOTICE_OF_NAMED_MINUTES * 60_000;
  const isSoon = Date.parse(slot.startsAt) < earliest;
  return isWithinHours && !isSoon && !search.busy.some((busy) => overlap(busy, slot));
}

export function overlap(one: Slot, other: Slot): boolean {
  return (
    Date.parse(one.startsAt) < Date.parse(other.endsAt) &&
    Date.parse(other.startsAt) < Date.parse(one.endsAt)
  );
}

/** The times that were wished to the minute, free or not. */
export function namedSlots(search: SlotSearch): readonly Slot[] {
  return wishedOf(search).flatMap(({ day, at }) =>
    day === undefined || at === undefined
      ? []
      : [slotFrom(instantAt(day, at, search.prospectZone), search)],
  );
}

function slotFrom(start: Date, { day }: SlotSearch): Slot {
  const end = start.getTime() + day.meetings.minutes * 60_000;
  return { startsAt: start.toISOString(), endsAt: new Date(end).toISOString() };
}

/** All that is free, by kind: what fits the prospect's words, then working hours, then merely waking ones. */
function candidates(search: SlotSearch, wishes: readonly NamedTime[]) {
  const free = everyStart(search).filter((slot) => isFree(slot, search));
  const excluded = search.named.filter(({ isExcluded }) => isExcluded);
  const said = wishes.flatMap(nearby);
  const awake = free
    .filter((slot) => isWithin(slot, search, wakingHours))
    .filter((slot) => !excluded.some((named) => fits(slot, named, search.prospectZone)))
    .filter((slot) => !isOfMovedDay(slot, search) || wishes.some(({ day }) => day === dayOf(slot)));
  const fitting = awake.filter((slot) =>
    said.some((named) => fits(slot, named, search.prospectZone)),
  );
  const inHours = awake.filter((slot) => isWithin(slot, search, workingHours));
  return { fitting, otherwise: [fitting, inHours, awake] };

  function dayOf({ startsAt }: Slot): string {
    return zonedTime(new Date(startsAt), search.prospectZone).day;
  }
}

/** What was named as a wish: neither what does not suit, nor the time of the meeting that is to be moved. */
function wishedOf({ named, moved, prospectZone }: SlotSearch): readonly NamedTime[] {
  const wished = named.filter(({ isExcluded }) => !isExcluded);
  if (!moved) return wished;
  const others = wished.filter(
    (one) => one.choice === undefined && !fits(moved, one, prospectZone),
  );
  return others;
}

function isOfMovedDay({ startsAt }: Slot, { moved, prospectZone }: SlotSearch): boolean {
  if (!moved) return false;
  const [one, other] = [startsAt, moved.startsAt].map(
    (time) => zonedTime(new Date(time), prospectZone).day,
  );
  return one === other;
}

/** Who named an hour that is taken may find another one on that day. */
function nearby(named: NamedTime): readonly NamedTime[] {
  const { day, at } = named;
  return day !== undefined && at !== undefined ? [named, { day }] : [named];
}

function everyStart(search: SlotSearch): readonly Slot[] {
  const { timeZone, meetings } = search.day;
  const today = zonedTime(search.now, timeZone).day;
  const earliest = afterWorkingMinutes(search).getTime();
  const starts: Slot[] = [];
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const day = addDays(today, ahead);
    const last = minutesOf(meetings.to) - meetings.minutes;
    for (let minutes = minutesOf(meetings.from); minutes <= last; minutes += STEP_MINUTES) {
      const start = instantAt(day, minutes, timeZone);
      if (start.getTime() < earliest) continue;
      const there = zonedTime(start, search.prospectZone);
      if (search.notBefore && there.day < search.notBefore) continue;
      if (there.weekday > 5 || search.isHoliday?.(there.day)) continue;
      starts.push(slotFrom(start, search));
    }
  }
  return starts;
}

/** When the company's meeting hours have run for four hours from now. */
function afterWorkingMinutes({ now, day }: SlotSearch): Date {
  const { from, to, weekdays } = day.meetings;
  let left = NOTICE_WORKING_MINUTES;
  let { day: current, minutes, weekday } = zonedTime(now, day.timeZone);
  for (let days = 0; days < 14; days += 1) {
    const begin = Math.max(minutes, minutesOf(from));
    const open = weekdays.includes(weekday) ? Math.max(0, minutesOf(to) - begin) : 0;
    if (left <= open) return instantAt(current, begin + left, day.timeZone);
    left -= open;
    current = addDays(current, 1);
    minutes = 0;
    weekday = (weekday % 7) + 1;
  }
  return now;
}

const workingHours = { from: 9 * 60, to: 17 * 60 + 30 };
/** For zones whose working day hardly meets ours. */
const wakingHours = { from: 7 * 60 + 30, to: 20 * 60 };

function isWithin(
  slot: Slot,
  { prospectZone }: SlotSearch,
  hours: { readonly from: number; readonly to: number },
): boolean {
  const start = zonedTime(new Date(slot.startsAt), prospectZone);
  const end = zonedTime(new Date(slot.endsAt), prospectZone);
  return start.day === end.day && start.minutes >= hours.from && end.minutes <= hours.to;
}

/** Whether a slot is one of those the words can mean. */
export function fits(slot: Slot, named: NamedTime, prospectZone: string): boolean {
  const start = zonedTime(new Date(slot.startsAt), prospectZone);
  const end = start.minutes + (Date.parse(slot.endsAt) - Date.parse(slot.startsAt)) / 60_000;
  return (
    (named.day === undefined || named.day === start.day) &&
    (named.lastDay === undefined || start.day <= named.lastDay) &&
    (named.firstDay === undefined || start.day >= named.firstDay) &&
    (named.weekday === undefined || named.weekday === start.weekday) &&
    (named.at === undefined || named.at === start.minutes) &&
    (named.from === undefined || start.minutes >= named.from) &&
    (named.to === undefined || end <= named.to)
  );
}

/** Hours of the day that differ, so that one of them suits. */
const hoursLiked = [10 * 60, 14 * 60, 11 * 60];

/** Times of the days that were asked for, so that "Thursday afternoon" gets several of it; undefined where nothing fits. */
function inWish(
  exactly: readonly Slot[],
  fitting: readonly Slot[],
  zone: string,
): readonly Slot[] | undefined {
  const days = [
    ...Map.groupBy(fitting, ({ startsAt }) => zonedTime(new Date(startsAt), zone).day).values(),
  ];
  const chosen: Slot[] = exactly.slice(0, OFFERED);
  for (let round = 0; round < OFFERED; round += 1) {
    for (const ofDay of days) {
      const apart = ofDay.filter((slot) => chosen.every((one) => isApart(one, slot)));
      const best = nearest(apart, likedWithin(ofDay, round, zone), zone);
      if (best && chosen.length < OFFERED) chosen.push(best);
    }
  }
  if (chosen.length === 0) return undefined;
  return chosen.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
}

function isApart(one: Slot, other: Slot): boolean {
  return Math.abs(Date.parse(one.startsAt) - Date.parse(other.startsAt)) >= APART;
}

const APART = 60 * 60_000;

/** Those of the liked hours that the wish leaves; lunch is none of them. */
function likedWithin(ofDay: readonly Slot[], round: number, zone: string): number {
  const starts = ofDay.map(({ startsAt }) => zonedTime(new Date(startsAt), zone).minutes);
  const [first = 0, last = 0] = [Math.min(...starts), Math.max(...starts)];
  const liked = wishedHours.filter((minutes) => minutes >= first && minutes <= last);
  return liked[round] ?? liked[0] ?? first;
}

const wishedHours = [10 * 60, 14 * 60, 11 * 60, 15 * 60, 16 * 60, 9 * 60 + 30];

/** One a day, of the best kind that the day has. */
function spread(kinds: readonly (readonly Slot[])[], zone: string): readonly Slot[] {
  const chosen = new Map<string, Slot>();
  for (const kind of kinds) {
    const days = Map.groupBy(kind, ({ startsAt }) => zonedTime(new Date(startsAt), zone).day);
    for (const [day, ofDay] of days) {
      if (chosen.size >= OFFERED || chosen.has(day)) continue;
      const best = nearest(ofDay, hoursLiked[chosen.size] ?? 0, zone);
      if (best) chosen.set(day, best);
    }
  }
  return [...chosen.values()].toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
}

function nearest(slots: readonly Slot[], minutes: number, zone: string): Slot | undefined {
  const away = ({ startsAt }: Slot): number =>
    Math.abs(zonedTime(new Date(startsAt), zone).minutes - minutes);
  return slots.toSorted((one, other) => away(one) - away(other))[0];
}
