import { allPhrases } from "./phrases/all-phrases.ts";
import { findPhrases } from "./phrases/phrase.ts";
import { type Language, ObjectionKind } from "./reply-reading.ts";
import type { ReplyText } from "./reply-text.ts";

/** What speaks against buying, in the order of the kinds. */
export function objectionsIn(
  { folded }: ReplyText,
  language: Language | "other",
): readonly ObjectionKind[] {
  if (language === "other") return [];
  const { objections } = allPhrases[language];
  return ObjectionKind.options.filter((kind) => findPhrases(objections[kind], folded).length > 0);
}
