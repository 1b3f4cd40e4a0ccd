import { foldText } from "#shared/domain/leads/company-name.ts";

/** Lower case without accents and with straight apostrophes, so that "Gdańsk" and "GDANSK" are one word. */
export function fold(text: string): string {
  return foldText(text).replace(/[\u2018\u2019\u02bc]/g, "'");
}

/** The words of a text, folded, without possessive endings. Hyphens part words. */
export function foldedWords(text: string): readonly string[] {
  return (fold(text).match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []).map(withoutPossessive);
}

export function withoutPossessive(word: string): string {
  return word.replace(/['\u2019]s$/iu, "").replace(/['\u2019]$/u, "");
}
