import type { ReplyLabel, ReplyReading } from "#shared/domain/replies/reply-reading.ts";

/** What moves a conversation: what a reply amounts to, or what a person or the department did. */
export const triggers = [
  "message-sent",
  "opted-out",
  "doubtful-stop",
  "privacy-request",
  "legal-threat",
  "tampering",
  "bot-question",
  "gone",
  "referral",
  "not-interested",
  "meeting-wish",
  "question",
  "objection",
  "not-now",
  "interest",
  "machine",
  "unclear",
  "taken-over",
  "handed-back",
  "meeting-declined",
  "time-came",
] as const;
export type Trigger = (typeof triggers)[number];

/**
 * The one thing a reply amounts to. A reply that means several things counts as the first of them in this order: what
 * must stop us comes before what invites us on.
 */
export function triggerOf(reading: ReplyReading, floor: number): Trigger {
  const confidenceOf = (label: ReplyLabel) =>
    reading.labels.find((read) => read.label === label)?.confidence;
  const isRead = (label: ReplyLabel) => confidenceOf(label) !== undefined;

  const stops = stopLabels.map(confidenceOf).filter((confidence) => confidence !== undefined);
  // A law or a threat is acted on at any confidence: a person looks at it, and nothing more goes out.
  if (isRead("legal_threat")) return "legal-threat";
  if (isRead("privacy_request")) return "privacy-request";
  const isSure = reading.needsPerson === undefined && stops.some((one) => one >= floor);
  if (stops.length > 0) return isSure ? "opted-out" : "doubtful-stop";
  return inOrder.find(([label]) => isRead(label))?.[1] ?? "unclear";
}

const stopLabels: readonly ReplyLabel[] = ["unsubscribe", "do_not_contact"];

const inOrder: readonly (readonly [ReplyLabel, Trigger])[] = [
  ["injection", "tampering"],
  ["are_you_a_bot", "bot-question"],
  ["referral", "referral"],
  ["left_company", "gone"],
  ["wrong_person", "gone"],
  ["not_interested", "not-interested"],
  ["meeting_request", "meeting-wish"],
  ["question", "question"],
  ["objection", "objection"],
  ["not_now", "not-now"],
  ["interested", "interest"],
  ["out_of_office", "machine"],
  ["auto_reply", "machine"],
  ["ticket_acknowledgement", "machine"],
  ["challenge", "machine"],
  ["address_change", "machine"],
];
