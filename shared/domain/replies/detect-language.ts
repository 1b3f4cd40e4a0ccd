import { commonWords, foreignWords } from "./language-words.ts";
import { Language } from "./reply-reading.ts";

type Detected = {
  readonly language: Language | "other";
  /** Share of the words that the language explains. */
  readonly share: number;
};

/** Letters that none of the six languages writes: one word with them makes a reply foreign. */
const FOREIGN_LETTERS =
  /[\u00e5\u00f8\u0142\u0105\u0119\u015b\u017c\u017a\u0107\u0144\u011f\u015f\u0131\u0151\u0171\u0159\u011b\u016f\u021b\u0219\u0163\u00e3\u00f5\u0111\u010d\u0161\u017e\u0103\u0140]/iu;
const FOREIGN_SCRIPT =
  /[^\p{Script=Latin}\p{P}\p{S}\p{N}\p{M}\p{Z}\p{C}\p{Extended_Pictographic}]/u;

/** Which of the six languages a reply is in, or "other": better no language than the wrong one. */
export function detectLanguage(text: string, expected?: Language): Detected {
  const prose = text.normalize("NFC").replace(/\S+@\S+|https?:\S+/g, " ");
  if (FOREIGN_SCRIPT.test(prose)) return { language: "other", share: 0 };
  const words: readonly string[] = prose.toLowerCase().match(/\p{L}+(?:['\u2019]\p{L}+)*/gu) ?? [];
  if (words.length === 0) return { language: expected ?? "other", share: 0 };

  const scores = Language.options.map((language) => ({
    language,
    score: scoreOf(words, prose, language),
    share: words.filter((word) => isOf(word, language)).length / words.length,
  }));
  const [best, second] = scores.toSorted((one, other) => other.score - one.score);
  if (!best || !second) return { language: "other", share: 0 };

  const foreign = words.filter(isForeign).length;
  const hasForeignLetters = words.some(
    (word) => FOREIGN_LETTERS.test(word) && !isCapitalName(word, prose),
  );
  if (hasForeignLetters || foreign >= Math.max(1, best.score / 2))
    return { language: "other", share: 0 };
  if (best.score === 0) return { language: "other", share: 0 };
  const isTie = best.score - second.score < 0.15;
  if (isTie && expected) {
    const own = scores.find(({ language }) => language === expected);
    if (own && best.score - own.score < 0.15) return own;
  }
  if (isTie && words.length > 3) return { language: "other", share: best.share };
  if (best.share < LEAST_SHARE) return { language: "other", share: best.share };
  return best;
}

/** A language whose common words make up less than this of a text is not the language of the text. */
const LEAST_SHARE = 0.2;

function scoreOf(words: readonly string[], prose: string, language: Language): number {
  const ofWords = words.reduce((sum, word) => {
    if (!isOf(word, language)) return sum;
    const sharers = Language.options.filter((other) => isOf(word, other)).length;
    return sum + 1 / sharers;
  }, 0);
  const letters = LETTERS[language];
  const ofLetters = letters ? (prose.match(letters)?.length ?? 0) * 0.4 : 0;
  return ofWords + ofLetters;
}

const LETTERS: Readonly<Partial<Record<Language, RegExp>>> = {
  de: /[\u00e4\u00f6\u00fc\u00df]/giu,
  fr: /[\u00ea\u00e7\u0153\u00ee\u00fb]|\b(?:qu|j|l|d|n|s|c)['\u2019]/giu,
  es: /[\u00f1\u00bf\u00a1]|\p{L}ci\u00f3n\b/giu,
  it: /[\u00ec\u00f2]|\p{L}zione\b|\bgli\b/giu,
  nl: /\p{L}ij\p{L}?|\p{L}(?:aa|oo|uu)\p{L}/giu,
};

function isOf(word: string, language: Language): boolean {
  const plain = word.replace(/[\u2019]/g, "'");
  if (commonWords[language].has(plain)) return true;
  const parts = plain.split("'");
  return (
    parts.length > 1 && parts.some((part) => part.length > 2 && commonWords[language].has(part))
  );
}

function isForeign(word: string): boolean {
  return foreignWords.has(word) && !Language.options.some((language) => isOf(word, language));
}

/** "Łukasz Wójcik" in an English mail makes it no Polish one. */
function isCapitalName(word: string, prose: string): boolean {
  const index = prose.toLowerCase().indexOf(word);
  const first = prose.charAt(index);
  return (
    index > 0 && first !== first.toLowerCase() && /\p{L}[^.!?\n]{0,3}$/u.test(prose.slice(0, index))
  );
}
