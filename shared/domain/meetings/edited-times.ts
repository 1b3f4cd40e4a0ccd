import type { Slot } from "./approval.ts";
import { calendarWords } from "./calendar-words.ts";
import { namesOtherClock } from "./clock-zone.ts";
import { namedTimes, namesTime, saysNo } from "./named-times.ts";
import { instantAt } from "./zoned-time.ts";

export type EditedTimes =
  | { readonly kind: "read"; readonly slots: readonly Slot[] }
  | { readonly kind: "unreadable"; readonly reason: string };

export type Draft = {
  /** As it was proposed, with the times that its lines name. */
  readonly text: string;
  readonly slots: readonly Slot[];
  readonly zone: string;
};

/**
 * The times that a text names after a person edited it. A line that was left as it was names what it named; every other
 * must name the day and the hour so that they can be read, for whoever answers it is booked by them.
 */
export function editedTimes(
  edited: string,
  draft: Draft & { readonly lineOf: (slot: Slot) => string },
  now: Date,
): EditedTimes {
  const { slots, zone, lineOf } = draft;
  const untouched = new Set(linesOf(draft.text));
  const found: Slot[] = [];
  for (const line of linesOf(edited)) {
    const kept = slots.filter((slot) => line.includes(lineOf(slot)));
    if (kept.length > 0) {
      found.push(...kept);
      continue;
    }
    if (untouched.has(line)) continue;
    for (const part of partsOf(line)) {
      const read = slotIn(part, { now, zone, minutes: lengthOf(slots) });
      if (read.kind === "unreadable") return read;
      found.push(...read.slots);
    }
  }
  const byStart = new Map(found.map((slot) => [slot.startsAt, slot]));
  const times = [...byStart.values()];
  return { kind: "read", slots: times.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)) };
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** "Thu 26 Nov, 15:00 / Fri 10:00 or 11:00" names three times: a part ends with its hour, and a bare hour is of the day before. */
function partsOf(line: string): readonly string[] {
  const parts: string[] = [];
  let begun = "";
  let day = "";
  for (const piece of line.split(BETWEEN)) {
    begun = `${begun} ${piece}`.trim();
    if (!namesTime(piece).hour) continue;
    if (namesTime(begun).day) day = begun.replaceAll(CLOCK, " ");
    parts.push(namesTime(begun).day ? begun : `${day} ${begun}`.trim());
    begun = "";
  }
  return begun === "" ? parts : [...parts, begun];
}

const CLOCK = calendarWords.clock;
/** A sentence, a comma, a slash that is not within a date, or a word between two times. */
const BETWEEN =
  /(?<=\p{L}{3}|\d\s?(?:h|Uhr|uur)|:\d\d)[.!?]\s+|[,;•|]|\s\/\s|(?<=\d)\s?\/\s?(?=\p{L})|\s(?:or|oder|ou|oppure|and|und|et|ed|en)\s/u;

function slotIn(
  part: string,
  { now, zone, minutes }: { readonly now: Date; readonly zone: string; readonly minutes: number },
): EditedTimes {
  const names = namesTime(part);
  if (!names.day && !names.hour) return { kind: "read", slots: [] };
  const quoted = part.trim().slice(0, 80);
  // "Tuesday does not work any more": a time that is named to say that it is gone.
  if (saysNo(part)) return { kind: "read", slots: [] };
  const [named, ...others] = namedTimes([part], { now, zone });
  if (!named || others.length > 0 || named.day === undefined || named.at === undefined) {
    const reason = `“${quoted}” names no single day with its hour, so no answer to it could be booked`;
    return { kind: "unreadable", reason };
  }
  const start = instantAt(named.day, named.at, zone);
  if (namesOtherClock(part, zone, start)) {
    const reason = `“${quoted}” may mean another clock than that of ${zone}`;
    return { kind: "unreadable", reason };
  }
  if (start <= now) return { kind: "unreadable", reason: `“${quoted}” has passed` };
  const end = new Date(start.getTime() + minutes * 60_000);
  return {
    kind: "read",
    slots: [{ startsAt: start.toISOString(), endsAt: end.toISOString() }],
  };
}

function lengthOf([slot]: readonly Slot[]): number {
  return slot ? (Date.parse(slot.endsAt) - Date.parse(slot.startsAt)) / 60_000 : 30;
}
