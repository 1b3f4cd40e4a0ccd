import { Language } from "#shared/domain/replies/reply-reading.ts";
import type { Slot } from "./approval.ts";
import { calendarWords } from "./calendar-words.ts";
import { namesOtherClock } from "./clock-zone.ts";
import { namedTimes, namesHour, namesMonthOnly, namesWholeDay, saysNo } from "./named-times.ts";
import { slotInWords } from "./slot-in-words.ts";
import { instantAt } from "./zoned-time.ts";

export type EditedTimes =
  | { readonly kind: "read"; readonly slots: readonly Slot[] }
  | { readonly kind: "unreadable"; readonly reason: string };

export type TimesContext = {
  /** The times that were proposed. */
  readonly slots: readonly Slot[];
  readonly zone: string;
  readonly now: Date;
};

/**
 * The times that a text names after a person edited it. Each must name its day and its hour so that it can be read: who
 * answers the mail is booked by them.
 */
export function editedTimes(text: string, context: TimesContext): EditedTimes {
  const found: Slot[] = [];
  for (const line of text.split("\n")) {
    const { rest, slots } = keptIn(line, context);
    found.push(...slots);
    for (const part of rest.split(SENTENCE).flatMap((one) => partsOf(one, context))) {
      const read = slotsIn(part, context);
      if (read.kind === "unreadable") return read;
      found.push(...read.slots);
    }
  }
  const times = [...new Map(found.map((slot) => [slot.startsAt, slot])).values()];
  const ordered = times.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  return { kind: "read", slots: ordered };
}

/** The proposed times that a line names word for word, and what else it says. */
function keptIn(line: string, { slots, zone }: TimesContext) {
  let rest = line;
  const kept = slots.filter((slot) => {
    const words = Language.options.map((language) => slotInWords(slot, language, zone));
    const said = words.find((one) => rest.includes(one));
    if (said) rest = rest.replaceAll(said, " ");
    return said !== undefined;
  });
  return { rest, slots: kept };
}

const SENTENCE = /(?<=\p{L}{4}|\d\s?(?:h|Uhr|uur)|:\d\d|\))[.!?]\s+/u;
/** A comma, a slash that is not within a date, or a word between two times. */
const BETWEEN =
  /[,;•|]|\s\/\s|(?<=\d)\s?\/\s?(?=\p{L})|\s(?:or|oder|ou|oppure|o|of|and|und|et|y|e|ed|en)\s/u;

/** "Thu 26 Nov, 15:00 / Fri 10:00 or 11:00" names three times: a part ends with its hour, and a bare hour is of the day before it. */
function partsOf(sentence: string, context: TimesContext): readonly string[] {
  const parts: string[] = [];
  let begun = "";
  let day = "";
  for (const piece of sentence.split(BETWEEN)) {
    begun = `${begun} ${piece}`.trim();
    if (!namesHour(piece)) continue;
    const hasDay = namedTimes([begun], context).some((named) => named.day !== undefined);
    parts.push(hasDay ? begun : `${day} ${begun}`.trim());
    if (hasDay) day = begun.replaceAll(calendarWords.clock, " ");
    begun = "";
  }
  return begun === "" ? parts : [...parts, begun];
}

function slotsIn(part: string, { slots, zone, now }: TimesContext): EditedTimes {
  const hasHour = namesHour(part);
  if (!hasHour && !namesWholeDay(part)) return nothing;
  const [named, ...others] = namedTimes([part], { now, zone });
  // "Tuesday is not free any more": named to say that it is gone.
  if (saysNo(part) && (!hasHour || others.length === 0)) return nothing;
  const quoted = `“${part.trim().slice(0, LONGEST_QUOTE)}”`;
  // "Tuesday 31 February" is no Tuesday that anybody meant.
  const isOneTime = others.length === 0 && !namesMonthOnly(part, now);
  if (!named || !isOneTime || named.day === undefined || named.at === undefined) {
    return unreadable(`${quoted} does not name one day with its hour, so it cannot be offered`);
  }
  const start = instantAt(named.day, named.at, zone);
  if (namesOtherClock(part, zone, start)) {
    return unreadable(`${quoted} may mean another clock than that of ${zone}`);
  }
  if (start <= now) return unreadable(`the time ${quoted} has passed`);
  const end = new Date(start.getTime() + lengthOf(slots));
  const slot = { startsAt: start.toISOString(), endsAt: end.toISOString() };
  return { kind: "read", slots: [slot] };
}

const LONGEST_QUOTE = 80;
const nothing: EditedTimes = { kind: "read", slots: [] };

function unreadable(reason: string): EditedTimes {
  return { kind: "unreadable", reason };
}

function lengthOf([slot]: readonly Slot[]): number {
  return slot ? Date.parse(slot.endsAt) - Date.parse(slot.startsAt) : HALF_AN_HOUR;
}

const HALF_AN_HOUR = 30 * 60_000;
