/** Letters that Unicode does not take apart into a base letter and a mark. */
const SINGLE_LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
};

/** Lower case without accents, so that "Gdańsk" and "GDANSK" are one word. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łøđðþßæœı]/g, (letter) => SINGLE_LETTERS[letter] ?? letter)
    .replace(/[\u2018\u2019\u02bc]/g, "'");
}

/** The words of a text, folded, without possessive endings. Hyphens part words. */
export function foldedWords(text: string): readonly string[] {
  return (fold(text).match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []).map(withoutPossessive);
}

export function withoutPossessive(word: string): string {
  return word.replace(/['\u2019]s$/iu, "").replace(/['\u2019]$/u, "");
}
