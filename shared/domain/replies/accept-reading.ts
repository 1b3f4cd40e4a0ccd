import * as z from "zod";
import { lockedLabels } from "./locked-labels.ts";
import type { ReplyToRead } from "./read-by-rules.ts";
import {
  type LabelReading,
  Language,
  ObjectionKind,
  type ReplyLabel,
  ReplyLabel as ReplyLabelSchema,
  ReplyReading,
} from "./reply-reading.ts";

/** What a model may say about a reply. Who decides what follows is not for it to say. */
export const ReadReplyAnswer = z.object({
  labels: z.array(
    z.object({ label: ReplyLabelSchema, confidence: z.number().min(0).max(1), span: z.string() }),
  ),
  objections: z.array(ObjectionKind),
  sentiment: ReplyReading.shape.sentiment,
  language: z.union([Language, z.literal("other")]),
  until: z.string().nullable(),
  referral: z.object({ name: z.string().nullable(), email: z.string().nullable() }).nullable(),
  proposedTimes: z.array(z.string()),
});
export type ReadReplyAnswer = z.infer<typeof ReadReplyAnswer>;

/** Below this a model's label is a guess that a person checks. */
const FLOOR = 0.75;
/** A model that alone sees a wish to stop must be this sure before nobody looks. */
const SURE_STOP = 0.9;

/**
 * The model proposes, code decides: labels stand on words of the reply or fall, the locked rules win, and an automatic
 * answer needs the model and the rules to agree on what the reply means.
 */
export function acceptReading(
  answer: ReadReplyAnswer,
  reply: ReplyToRead,
  byRules: ReplyReading,
  model: string,
): ReplyReading {
  if (model === "rules") return byRules;
  if (isLocked(byRules)) return { ...byRules, decidedBy: "locked-rules" };

  const labels = answer.labels
    .filter(({ span }) => standsIn(span, reply.text))
    .toSorted((one, other) => other.confidence - one.confidence);
  const until = untilOf(answer, reply.now) ?? byRules.until;
  const referral = referralOf(answer, reply.text) ?? byRules.referral;
  const needsPerson = reasonForPerson(labels, answer, byRules);
  return {
    labels: labels.length > 0 ? labels : byRules.labels,
    objections: answer.objections,
    sentiment: answer.sentiment,
    language: byRules.language === "other" ? "other" : answer.language,
    ...(until !== undefined && { until }),
    ...(referral && { referral }),
    proposedTimes: answer.proposedTimes.filter((time) => standsIn(time, reply.text)),
    decidedBy: model,
    ...(needsPerson !== undefined && { needsPerson }),
  };
}

/** Whether the locked rules decide: then no model is asked at all. */
export function isLocked({ labels }: ReplyReading): boolean {
  const locked: readonly ReplyLabel[] = lockedLabels;
  return labels.some(({ label }) => locked.includes(label));
}

function reasonForPerson(
  labels: readonly LabelReading[],
  { sentiment }: ReadReplyAnswer,
  byRules: ReplyReading,
): string | undefined {
  const [top] = labels;
  if (byRules.language === "other") return byRules.needsPerson;
  if (!top) return "the model's reading rests on no words of the reply";
  const stop = labels.find(({ label }) => label === "unsubscribe" || label === "do_not_contact");
  if (stop && stop.confidence < SURE_STOP) return "the model thinks it may ask to stop";
  if (stop) return undefined;
  if (top.confidence < FLOOR) return "the model is not sure";
  if (labels.some(({ label }) => label === "not_interested") && labels.length > 1) {
    return "a refusal stands beside something else";
  }
  if (sentiment === "negative" && top.label !== "not_interested") return "it sounds annoyed";
  // Seeing the same label settles nothing of what made the rules doubt: irony asks a question, too.
  return byRules.needsPerson ?? disagreement(top, byRules);
}

/** Rules that are sure of something else than the model keep the department from acting on either. */
function disagreement(top: LabelReading, byRules: ReplyReading): string | undefined {
  if (byRules.labels.some(({ label }) => label === top.label)) return undefined;
  const own = byRules.labels[0]?.label ?? "unclear";
  return `the model reads ${top.label.replaceAll("_", " ")}, the rules ${own.replaceAll("_", " ")}`;
}

function untilOf({ until }: ReadReplyAnswer, now: Date): string | undefined {
  const day = z.iso.date().safeParse(until);
  return day.success && day.data > now.toISOString().slice(0, 10) ? day.data : undefined;
}

function referralOf({ referral }: ReadReplyAnswer, text: string): ReplyReading["referral"] {
  const email = standing(referral?.email, text);
  const name = standing(referral?.name, text);
  if (email === undefined && name === undefined) return undefined;
  return { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
}

function standing(words: string | null | undefined, text: string): string | undefined {
  return typeof words === "string" && standsIn(words, text) ? words : undefined;
}

function standsIn(words: string, text: string): boolean {
  const wanted = oneLine(words);
  return wanted.length > 0 && oneLine(text).includes(wanted);
}

function oneLine(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
