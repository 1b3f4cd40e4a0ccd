import type { Language } from "#shared/domain/replies/reply-reading.ts";
import type { Slot } from "./approval.ts";
import { calendarWords } from "./calendar-words.ts";
import { clocksIn } from "./clock-zone.ts";
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
 * Whether an answer to an offer takes one of its times and says nothing besides: every word of it is of the time itself,
 * of taking it, a courtesy or a name. One word more or a question, and it is read like any other reply.
 */
export function takesSlot(
  text: string,
  { slots, zone, names }: OpenOffer,
  { now, language }: Pick<PickingContext, "now"> & { readonly language: Language },
): boolean {
  if (text.length > LONGEST || /[?\uff1f]|!{2,}|\.{3,}|\u2026/.test(text)) return false;
  const picked = pickSlot(text, slots, { now, zone, language });
  if (picked.kind === "unclear") return false;

  const plain = folded(clocksIn(text, language).rest)
    .replaceAll(calendarWords.noProblem, " ")
    // Alone it means "before" and "great" as well.
    .replaceAll(/\bla prima\b/g, " ");
  const said = new Set([
    ...takingWords[language],
    ...names.flatMap((name) => wordsOf(folded(name))),
  ]);
  return wordsOf(plain).every((word) => said.has(word) || isOfTime(word));
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

/** "a" and "l" of "à" and "l'option" say nothing alone. */
function isOfTime(word: string): boolean {
  return (
    word.length === 1 || [...calendarWords.weekdays, months].some((pattern) => pattern.test(word))
  );
}

const months = new RegExp(`^(?:${calendarWords.months.join("|")})$`);
