import { allPhrases } from "./phrases/all-phrases.ts";
import { findPhrases } from "./phrases/phrase.ts";
import type { Language, ReplyLabel, ReplyReading } from "./reply-reading.ts";
import type { ReplyText } from "./reply-text.ts";

/** From the words alone: no voice, no face, nothing about the person. */
export function sentimentOf(
  { text, folded }: ReplyText,
  language: Language | "other",
  labels: readonly ReplyLabel[],
): ReplyReading["sentiment"] {
  const { angryWords, warmWords, hints, courtesies } =
    allPhrases[language === "other" ? "en" : language];
  const has = (...wanted: readonly ReplyLabel[]) => labels.some((label) => wanted.includes(label));
  const angry = findPhrases(angryWords, folded).length + (isHarsh(text, folded) ? 1 : 0);
  const warm = findPhrases(warmWords, folded).length;
  const isPolite = findPhrases(courtesies, folded).length > 0;

  if (has("legal_threat")) return "negative";
  if (has("do_not_contact") && !has("interested")) {
    return angry === 0 && isPolite ? "neutral" : "negative";
  }
  if (labels.length === 0 && language !== "other" && findPhrases(hints, folded).length > 0) {
    return "negative";
  }
  const isOpen = has("interested", "meeting_request");
  if (angry > (isOpen ? warm : 0)) return "negative";
  if (has("interested") && !has("not_interested", "injection", "objection")) return "positive";
  return warm > 0 && has("meeting_request", "question", "referral") && !has(...COOL)
    ? "positive"
    : "neutral";
}

const COOL: readonly ReplyLabel[] = [
  "unsubscribe",
  "privacy_request",
  "not_interested",
  "objection",
  "not_now",
  "injection",
  "are_you_a_bot",
];

function isHarsh(text: string, folded: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  const shouts = letters.length > 12 && capitals.length / letters.length > 0.8;
  const isBareNo = /^\W*(?:no|non|nein|nee|nope)\W*$/u.test(folded);
  return shouts || isBareNo || /[\u{1F595}\u{1F621}\u{1F92C}\u{1F644}]/u.test(text);
}
