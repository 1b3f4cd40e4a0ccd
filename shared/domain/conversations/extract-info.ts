import type { ExtractedInfo } from "./conversation.ts";
import { infoPatterns } from "./info-patterns.ts";

export type InfoField = keyof ExtractedInfo;

/** What a text says of the sale, each in its own words: the value is a verbatim part of the text. */
export function extractInfo(text: string): ExtractedInfo {
  const clauses = clausesOf(text);
  const found = infoFields.flatMap((field) => {
    const said = clauses.find((clause) => infoPatterns[field].some((one) => one.test(clause)));
    return said === undefined ? [] : [[field, said] as const];
  });
  return Object.fromEntries(found);
}

/** Keeps of a model's answer only what stands word for word in the text. */
export function acceptInfo(
  proposed: Readonly<Record<InfoField, string | null>>,
  text: string,
): ExtractedInfo {
  const kept = infoFields.flatMap((field) => {
    const value = proposed[field]?.trim();
    return value && value.length <= LONGEST && text.includes(value)
      ? [[field, value] as const]
      : [];
  });
  return Object.fromEntries(kept);
}

/** What was said later stands; what was not said again stays. */
export function mergeInfo(known: ExtractedInfo, told: ExtractedInfo): ExtractedInfo {
  return { ...known, ...told };
}

const infoFields = [
  "budget",
  "timeline",
  "decisionMaker",
  "need",
  "currentVendor",
] as const satisfies readonly InfoField[];

const LONGEST = 200;

/** Parts between sentence ends and line breaks, and between commas where both halves say something. */
function clausesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?;])\s+|\n+/u)
    .flatMap((sentence) => (sentence.length > LONGEST ? sentence.split(/,\s+/u) : [sentence]))
    .map((clause) => clause.trim().replace(/[.!;,]+$/u, ""))
    .filter((clause) => clause.length > 3 && clause.length <= LONGEST);
}
