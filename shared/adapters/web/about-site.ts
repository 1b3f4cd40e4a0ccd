import { sentencesOf } from "./facts/sentences.ts";
import { readableText } from "./readable-text.ts";
import { isReaderInstruction } from "./reader-instructions.ts";

const LONGEST = 1_500;

/** What a home page says the company does: its description and opening words, without orders to machines. */
export function aboutSite(html: string): string {
  const { description = "", text } = readableText(html);
  const sentences = [description, ...text.split("\n")]
    .flatMap((line) => sentencesOf(line))
    .filter((sentence) => isSentence(sentence) && !isReaderInstruction(sentence));
  const about = [...new Set(sentences)].join(" ");
  return about.length <= LONGEST ? about : about.slice(0, LONGEST).replace(/\s+\S*$/, "");
}

/** Menus and slogans are words in a row. */
function isSentence(text: string): boolean {
  return /[.!]["”)]?$/.test(text) && text.split(" ").length >= 4;
}
