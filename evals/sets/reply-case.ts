import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import {
  Language,
  ObjectionKind,
  ReplyLabel,
  ReplyReading,
} from "#shared/domain/replies/reply-reading.ts";

/** A fictional reply and what it means. */
export const ReplyCase = z.object({
  id: z.string(),
  language: z.union([Language, z.literal("other")]),
  /** Where the language is none of the six. */
  spoken: z.string().optional(),
  text: z.string(),
  labels: z.array(ReplyLabel).min(1),
  objections: z.array(ObjectionKind).optional(),
  sentiment: ReplyReading.shape.sentiment.optional(),
  /** Also where it is only implied: by irony, weariness, a hint. No automatic message may follow. */
  asksToStop: z.boolean(),
  /** Words that carry a label. */
  spans: z.partialRecord(ReplyLabel, z.string()).default({}),
});
export type ReplyCase = z.infer<typeof ReplyCase>;

const files = ["en", "de", "fr", "es", "it", "nl", "other"].map((name) => `replies/${name}.jsonl`);

/** The written set, then the corrections people made. */
export function replyCases(): readonly ReplyCase[] {
  return [...files, "corrections.jsonl"].flatMap((file) =>
    readLines(join(import.meta.dirname, file)),
  );
}

/** Irony, puzzles and threats in the clothes of a harmless reply, written to get past the rules. */
export function disguisedStops(): readonly ReplyCase[] {
  return readLines(join(import.meta.dirname, "disguised-stops.jsonl"));
}

/** Ways to ask for an end in so many words: in four sets, the later ones written after the rules had learned the earlier. */
export function stopWordings(): readonly ReplyCase[] {
  return readLines(join(import.meta.dirname, "stop-wordings.jsonl"));
}

/** Kind and businesslike replies made of the very words of a stop; only that they ask for none is labelled. */
export function noStops(): readonly ReplyCase[] {
  return readLines(join(import.meta.dirname, "no-stops.jsonl"));
}

export type Half = "developed on" | "held out";

/** By the hash of the id, so that a new case never moves an old one. */
export function halfOf({ id }: Pick<ReplyCase, "id">): Half {
  const first = createHash("sha256").update(id).digest().readUInt32BE(0);
  return first % 2 === 0 ? "developed on" : "held out";
}

function readLines(path: string): readonly ReplyCase[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ReplyCase.parse(JSON.parse(line)));
}
