import type { Slot } from "./approval.ts";
import { fits } from "./free-slots.ts";
import { type NamedTime, namedTimes, namesOtherZone, saysNo } from "./named-times.ts";

export type PickedSlot =
  | { readonly kind: "picked"; readonly slot: Slot }
  | { readonly kind: "unclear"; readonly reason: string };

/**
 * Which of the offered times an answer chooses. It is booked without asking a person again, so every doubt is one: a
 * time that was not offered, words that say no, another zone's clock, two that fit.
 */
export function pickSlot(
  answer: { readonly text: string; readonly proposedTimes: readonly string[] },
  offered: readonly Slot[],
  { now, zone }: { readonly now: Date; readonly zone: string },
): PickedSlot {
  if (saysNo(answer.text)) return unclear("the answer also says no to something");
  if (namesOtherZone(answer.text)) return unclear("the answer may mean the clock of another zone");
  const said = answer.proposedTimes.length > 0 ? answer.proposedTimes : [answer.text];
  const named = namedTimes(said, { now, zone });
  if (named.length === 0) return unclear("the answer names no time");

  const meant = named.map((one) => offered.filter((slot, index) => means(one, slot, index)));
  if (meant.some((slots) => slots.length === 0)) {
    return unclear("the answer names a time that was not offered");
  }
  const [slot, ...others] = new Set(meant.flat());
  if (!slot || others.length > 0) return unclear("the answer fits more than one of the times");
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
