import type { Slot } from "#shared/domain/meetings/approval.ts";

/** What of a range no slot covers. Times are instants in UTC, so they compare as text. */
export function gapsBetween(slots: readonly Slot[], range: Slot): readonly Slot[] {
  const gaps: Slot[] = [];
  let from = range.startsAt;
  for (const { startsAt, endsAt } of slots.toSorted(byStart)) {
    if (startsAt > from) gaps.push({ startsAt: from, endsAt: startsAt });
    if (endsAt > from) from = endsAt;
  }
  if (from < range.endsAt) gaps.push({ startsAt: from, endsAt: range.endsAt });
  return gaps;
}

function byStart(one: Slot, other: Slot): number {
  return one.startsAt.localeCompare(other.startsAt);
}
