import type { ObjectionKind, ReplyLabel } from "#shared/domain/replies/reply-reading.ts";

/**
 * What people of one language write when they mean something. A phrase is a regular expression over folded text
 * (small letters, no accents) with three shorthands: a space is any one to three characters between words, `*` after a
 * letter is the rest of a word, `…` is up to forty characters of the same sentence. A leading `~` marks a phrase that only suggests.
 */
export type Phrases = {
  readonly labels: Readonly<Partial<Record<ReplyLabel, readonly string[]>>>;
  readonly objections: Readonly<Record<ObjectionKind, readonly string[]>>;
  /** What a question about the offer asks after: a question about anything else is not understood. */
  readonly topics: readonly string[];
  /** Words of the reader's own work, which make a sentence harmless. */
  readonly business: readonly string[];
  /** Greetings, thanks, closings. */
  readonly courtesies: readonly string[];
  /** "Please don't unsubscribe me": a stop that is no stop, for it is refused. */
  readonly wantsToStay: readonly string[];
  /** "Our customers unsubscribe": those who leave, and their leaving. */
  readonly othersLeave: readonly string[];
  /** Refusal, irony or anger may be meant: unless a phrase explains the word, a person reads the reply. */
  readonly hints: readonly string[];
  readonly warmWords: readonly string[];
  readonly angryWords: readonly string[];
};

export type PhraseMatch = {
  readonly start: number;
  readonly end: number;
  readonly isSure: boolean;
};

/** Every place where one of the phrases stands. */
export function findPhrases(phrases: readonly string[], folded: string): readonly PhraseMatch[] {
  return compiled(phrases).flatMap(({ pattern, isSure }) =>
    [...folded.matchAll(pattern)].map(({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
      isSure,
    })),
  );
}

type Compiled = { readonly pattern: RegExp; readonly isSure: boolean };

const known = new WeakMap<readonly string[], readonly Compiled[]>();

function compiled(phrases: readonly string[]): readonly Compiled[] {
  const earlier = known.get(phrases);
  if (earlier) return earlier;
  const sure = phrases.filter((phrase) => !phrase.startsWith("~"));
  const likely = phrases.filter((phrase) => phrase.startsWith("~")).map((one) => one.slice(1));
  const result = [
    ...(sure.length > 0 ? [{ pattern: oneOf(sure), isSure: true }] : []),
    ...(likely.length > 0 ? [{ pattern: oneOf(likely), isSure: false }] : []),
  ];
  known.set(phrases, result);
  return result;
}

// Named ranges instead of \p{L}, whose tables take V8 a second to compile some thousand times over. General punctuation
// (\u2000-\u206f) and symbols are no letters.
const LETTERS = "a-z\\u00df-\\u1fff\\u2c00-\\ud7ff";
const NO_WORD = `[^0-9${LETTERS}]`;

function oneOf(phrases: readonly string[]): RegExp {
  const source = phrases.map(sourceOf).join("|");
  return new RegExp(`(?<![0-9${LETTERS}])(?:${source})(?![0-9${LETTERS}])`, "g");
}

function sourceOf(phrase: string): string {
  return phrase
    .replaceAll("[^\\p{L}]", `[^${LETTERS}]`)
    .replaceAll("\\p{L}", `[${LETTERS}]`)
    .replace(/(?<=\p{L})\*/gu, `[${LETTERS}]*`)
    .replace(/ ?\u2026 ?/g, "\u2026")
    .replace(/\[[^\]]*\]| /g, (part) => (part === " " ? `(?:${NO_WORD}{1,3})` : part))
    .replaceAll("'", "['\\u2019]?")
    .replaceAll("\u2026", `[^.!?\\n]{0,40}?(?<![0-9${LETTERS}])`)
    .replace(/\((?!\?)/g, "(?:");
}
