/** What campaigns aim for. */
export const GOAL_GRADE = 8;
/** Over this a message is not sent as it is. */
export const HIGHEST_GRADE = 10;

/** The Flesch-Kincaid grade: years of school a reader needs. One decimal, never under 0. */
export function readingGrade(text: string): number {
  const sentences = sentencesOf(text.replace(/https?:\/\/\S+/g, "link"));
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const grade =
    0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(0, Math.round(grade * 10) / 10);
}

export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:['\u2019.,-][\p{L}\p{N}]+)*/gu) ?? [];
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+|\n+/u).filter((sentence) => wordsOf(sentence).length > 0);
}

/** Groups of vowels, less the silent endings of English; a number counts as one. */
export function syllablesIn(word: string): number {
  if (/^\p{N}/u.test(word)) return 1;
  return word.split("-").reduce((sum, part) => sum + syllablesInPart(part), 0);
}

function syllablesInPart(part: string): number {
  const letters = part
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  if (letters.length <= 3) return 1;
  const spoken = letters
    .replace(/^(?<start>war|for|som|tim|lin|saf|wher|ther)e(?=[^aeiouyrntdslm])/, "$<start>")
    .replace(/(?:[^laeiouy]es|[^aeiouydt]ed|[^laeiouy]e)$/, (ending) =>
      /^[sxzcg]es$|^[td]ed$/.test(ending) ? ending : ending.charAt(0),
    )
    .replace(/^y/, "");
  const groups = spoken.match(/[aeiouy]{1,2}/g)?.length ?? 0;
  const hiatus = spoken.match(/i[ao](?!u|n$|ns$)|eo(?!u)|ua(?!r)/g)?.length ?? 0;
  return Math.max(1, groups + Math.min(hiatus, 1));
}
