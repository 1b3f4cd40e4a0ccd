import { commonWords } from "./language-words.ts";
import { lockedLabels } from "./locked-labels.ts";
import { allPhrases } from "./phrases/all-phrases.ts";
import { furtherPlainWords } from "./phrases/plain-words-by-language.ts";
import type { Language, ReplyLabel } from "./reply-reading.ts";
import type { ReplyText } from "./reply-text.ts";

/**
 * Words of a reply that plain business mail in its language does not need. Irony is made of such words ("call me in
 * 2080", "send it to your grandmother"), so a reply with one of them is not understood, however clear the rest looks.
 */
function unplainWords({ text, folded }: ReplyText, language: Language): readonly string[] {
  const known = vocabularyOf(language);
  const addresses: readonly string[] = folded.match(/\S+@\S+|https?:\S+/g) ?? [];
  const named = new Set(addresses.flatMap((address) => address.split(/[^\p{L}]+/u)));
  const prose = folded.replace(/\S+@\S+|https?:\S+/g, (address) => " ".repeat(address.length));
  return [...prose.matchAll(/\p{L}+(?:['-]\p{L}+)*/gu)].flatMap(({ index, 0: word }) => {
    const isName = isCapital(text.charAt(index)) && isNameHere(word, index, text, named, language);
    return isName || word.length === 1 || isKnown(word, known) ? [] : [word];
  });
}

/** One strange word is forgiven in a letter, none in a line. */
export function isPlain(reply: ReplyText, language: Language): boolean {
  const words = reply.folded.match(/\p{L}{2,}/gu)?.length ?? 0;
  return unplainWords(reply, language).length <= Math.floor(words / WORDS_PER_STRANGE_WORD);
}

const WORDS_PER_STRANGE_WORD = 18;

type Vocabulary = { readonly words: ReadonlySet<string>; readonly stems: readonly string[] };

function isKnown(word: string, { words, stems }: Vocabulary): boolean {
  if (words.has(word) || stems.some((stem) => word.startsWith(stem))) return true;
  const parts = word.split(/['-]/);
  return (
    parts.length > 1 &&
    parts.every(
      (part) => part.length < 2 || words.has(part) || stems.some((stem) => part.startsWith(stem)),
    )
  );
}

/** Names of people and firms: as the address beside them spells them, in a greeting, or in the closing line. */
function isNameHere(
  word: string,
  index: number,
  text: string,
  named: ReadonlySet<string>,
  language: Language,
): boolean {
  if (word.split("-").some((part) => named.has(part))) return true;
  if (named.size > 0 && language !== "de" && !startsSentence(text, index)) return true;
  const line = text.slice(text.lastIndexOf("\n", index) + 1).split("\n")[0] ?? "";
  const isGreeting =
    /^\s*\p{L}+(?: \p{L}+){0,3}[,:!]?\s*$/u.test(line.slice(0, 40)) && /\n/.test(text);
  const isGreeted =
    /^\s*(?:hi|hello|hey|dear|hallo|guten tag|liebe[rs]?|bonjour|hola|buongiorno|ciao|goede\p{L}+|beste)\b[^,.!?\n]{0,30}$/iu.test(
      text.slice(text.lastIndexOf("\n", index) + 1, index),
    );
  return isGreeting || isGreeted;
}

function startsSentence(text: string, index: number): boolean {
  return /(?:^|[.!?\n])\s*$/u.test(text.slice(0, index));
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

const known = new Map<Language, Vocabulary>();

function vocabularyOf(language: Language): Vocabulary {
  const earlier = known.get(language);
  if (earlier) return earlier;
  const { labels, objections, topics, business, courtesies } = allPhrases[language];
  const locked: readonly string[] = lockedLabels satisfies readonly ReplyLabel[];
  const sources = [
    ...Object.entries(labels).flatMap(([label, phrases]) =>
      locked.includes(label) ? [] : phrases,
    ),
    ...Object.values(objections).flat(),
    ...topics,
    ...business,
    ...courtesies,
    furtherPlainWords[language],
    CLOCKS,
  ].map((source) => source.replace(/\\p\{L\}[+*]?/g, " "));
  const tokens = sources.flatMap((source) => [...source.matchAll(/(\p{L}{2,})(\*|\?)?/gu)]);
  const vocabulary = {
    words: new Set([
      ...[...commonWords[language]].map(fold),
      ...tokens.flatMap(([, word = "", mark]) =>
        mark === "?" ? [word, word.slice(0, -1)] : [word],
      ),
    ]),
    stems: tokens.flatMap(([, word = "", mark]) => (mark === "*" && word.length > 2 ? [word] : [])),
  };
  known.set(language, vocabulary);
  return vocabulary;
}

/** The clocks that our own offers of times name. */
const CLOCKS = "gmt utc bst cet cest mez mesz wesz wez eest oez oesz edt pst pdt";

function fold(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "");
}
