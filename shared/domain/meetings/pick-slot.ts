import type { Slot } from "./approval.ts";
import { clocksIn, isClockOf } from "./clock-zone.ts";
import { fits } from "./free-slots.ts";
import {
  meansOtherThan,
  type NamedTime,
  namedChoices,
  namedTimes,
  namedWeekdays,
  namesMonthOnly,
  namesUnread,
  saysNo,
} from "./named-times.ts";
import { zonedTime } from "./zoned-time.ts";

export type PickedSlot =
  | { readonly kind: "picked"; readonly slot: Slot }
  | { readonly kind: "unclear"; readonly reason: string };

export type PickingContext = {
  readonly now: Date;
  /** In which the times were offered. */
  readonly zone: string;
  /** Of the answer: "est" is a clock in English, a word in French. */
  readonly language?: string | undefined;
};

/**
 * Which of the offered times an answer chooses. It is booked without asking a person again, so every doubt is one: a
 * time that was not offered, words that say no, another zone's clock, two that fit. The clock that our own offer named is
 * no doubt.
 */
export function pickSlot(
  text: string,
  offered: readonly Slot[],
  { now, zone, language }: PickingContext,
): PickedSlot {
  if (saysNo(text)) return unclear("the answer also says no to something");
  const { rest, clocks } = clocksIn(text, language);
  if (meansOtherThan(rest)) return unclear("the answer names a time to say what is not meant");
  if (namesUnread(rest)) return unclear("the answer names a week or an hour that is not read");
  if (namesMonthOnly(rest, now)) return unclear("the answer names a month without a day");
  const choices = namedChoices(rest).map((choice) => ({ choice }));
  const named: readonly NamedTime[] = [...namedTimes([rest], { now, zone, offered }), ...choices];
  if (named.length === 0) return unclear("the answer names no time");

  const meant = named.map((one) => offered.filter((slot, index) => means(one, slot, index)));
  if (meant.some((slots) => slots.length === 0)) {
    return unclear("the answer names a time that was not offered");
  }
  const [slot, ...others] = new Set(meant.flat());
  if (!slot || others.length > 0) return unclear("the answer fits more than one of the times");
  if (namedWeekdays(rest).some((weekday) => !fits(slot, { weekday }, zone))) {
    return unclear("the answer names another weekday");
  }
  const numbers = numbersOf(slot, offered, zone);
  if (numbersIn(rest).some((number) => !numbers.has(number))) {
    return unclear("the answer names a number that is not of the time");
  }
  const at = new Date(slot.startsAt);
  if (clocks.some((clock) => !isClockOf(clock, zone, at))) {
    return unclear("the answer may mean the clock of another zone");
  }
  return { kind: "picked", slot };

  function means(one: NamedTime, slot: Slot, index: number): boolean {
    const { choice } = one;
    if (choice !== undefined)
      return index === (choice > 0 ? choice : offered.length + choice + 1) - 1;
    return fits(slot, one, zone);
  }
}

function unclear(reason: string): PickedSlot {
  return { kind: "unclear", reason };
}

function numbersIn(text: string): readonly number[] {
  return [...text.replaceAll(PHONE, " ").matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

const PHONE = /(?:\+|\b0)\d[\d\s()/-]{5,}\d/g;

/** The numbers with which somebody can mean the slot: of its day, its hours, or its place in the list. */
function numbersOf(
  { startsAt, endsAt }: Slot,
  slots: readonly Slot[],
  zone: string,
): ReadonlySet<number> {
  const start = zonedTime(new Date(startsAt), zone);
  const end = zonedTime(new Date(endsAt), zone);
  const [year = 0, month = 0, day = 0] = start.day.split("-").map(Number);
  const clock = [start, end].flatMap(({ minutes }) => {
    const hour = Math.floor(minutes / 60);
    return [hour, hour % 12 || 12, minutes % 60];
  });
  const place = slots.findIndex((slot) => slot.startsAt === startsAt) + 1;
  return new Set([year, month, day, place, ...clock]);
}
