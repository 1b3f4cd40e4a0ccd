import type { Language } from "#shared/domain/replies/reply-reading.ts";
import type { Slot } from "./approval.ts";
import { calendarWords } from "./calendar-words.ts";
import { clocksIn } from "./clock-zone.ts";
import { meansOtherThan, namedTimes, saysNo } from "./named-times.ts";
import { type PickingContext, pickSlot } from "./pick-slot.ts";
import { takingWords } from "./taking-words.ts";

/** Times that a person let us offer, and nobody has booked one of yet. */
export type OpenOffer = {
  readonly slots: readonly Slot[];
  /** In which they were offered. */
  readonly zone: string;
  /** Of the prospect and of who writes to them: what a greeting and a closing are made of. */
  readonly names: readonly string[];
};

/**
 * Whether an answer to an offer takes one of its times, or names one of its own, and says nothing besides: every word of it is of the time itself,
 * of taking it, a courtesy or a name. One word more or a question, and it is read like any other reply.
 */
export function takesSlot(
  text: string,
  { slots, zone, names }: OpenOffer,
  { now, language }: Pick<PickingContext, "now"> & { readonly language: Language },
): boolean {
  if (text.length > LONGEST || /[?\uff1f]|!{2,}|\.{3,}|\u2026/.test(text)) return false;
  const picked = pickSlot(text, slots, { now, zone, language });
  if (picked.kind === "unclear" && !namesOwnTime(text, { now, zone })) return false;

  const plain = folded(clocksIn(text, language).rest)
    .replaceAll(calendarWords.noProblem, " ")
    .replaceAll(calendarWords.dayWithPart, "$1 $2")
    // Alone it means "before" and "great" as well.
    .replaceAll(/\bla prima\b/g, " ");
  const said = new Set([
    ...takingWords[language],
    ...names.flatMap((name) => wordsOf(folded(name))),
  ]);
  return wordsOf(plain).every((word) => said.has(word) || isOfTime(word));
}

/** "Thursday 15:00 is perfect" after other times were offered: one day and hour, which a person lets go before it is booked. */
function namesOwnTime(text: string, context: Pick<PickingContext, "now" | "zone">): boolean {
  if (saysNo(text) || meansOtherThan(text)) return false;
  const [named, ...others] = namedTimes([text], context);
  return others.length === 0 && named?.day !== undefined && named.at !== undefined;
}

const LONGEST = 600;

function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[\u2018\u2019`]/g, "'");
}

function wordsOf(plain: string): readonly string[] {
  return plain.match(/\p{L}+/gu) ?? [];
}

/** "a" and "l" of "à" and "l'option" say nothing alone, nor does "er" of "1er". */
function isOfTime(word: string): boolean {
  return (
    word.length === 1 ||
    word === "er" ||
    [...calendarWords.weekdays, ...partsOfDay, months].some((pattern) => pattern.test(word))
  );
}

const partsOfDay = calendarWords.partsOfDay.map(({ pattern }) => pattern);
const months = new RegExp(`^(?:${calendarWords.months.join("|")})$`);
