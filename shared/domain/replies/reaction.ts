import type { ReplyLabel, ReplyReading } from "./reply-reading.ts";

/** What the department may do after a reply without asking anybody. */
export type Reaction =
  /** Asked to stop: suppressed and closed at once, nothing is sent. */
  | { readonly kind: "stop"; readonly reason: string }
  /** Refused politely, or not there any more: closed, nothing is sent. */
  | { readonly kind: "close"; readonly reason: string }
  /** A person decides; nothing is sent before. A stop that nothing in the reply contradicts is obeyed even so. */
  | { readonly kind: "person"; readonly reason: string; readonly mustSuppress: boolean }
  /** No person wrote: the sequence goes on, from the day the person is back. */
  | { readonly kind: "carry-on"; readonly reason: string }
  /** Understood and harmless: an answer may go out by itself where the campaign allows it. */
  | { readonly kind: "answer"; readonly reason: string };

export function reactionTo({ labels, needsPerson }: ReplyReading): Reaction {
  const has = (...wanted: readonly ReplyLabel[]) =>
    labels.find(({ label }) => wanted.includes(label))?.label;
  const mustSuppress = isPlainStop(labels);
  if (needsPerson !== undefined) return { kind: "person", reason: needsPerson, mustSuppress };
  const stop = has("unsubscribe", "do_not_contact");
  if (stop) return { kind: "stop", reason: stop };
  const handed = has(
    "injection",
    "legal_threat",
    "privacy_request",
    "are_you_a_bot",
    "challenge",
    "address_change",
    "unclear",
  );
  if (handed) return { kind: "person", reason: handed, mustSuppress };
  const machine = has("out_of_office", "auto_reply", "ticket_acknowledgement");
  if (machine) return { kind: "carry-on", reason: machine };
  if (has("not_interested")) return { kind: "close", reason: "not_interested" };
  if (labels.every(({ label }) => label === "left_company")) {
    return { kind: "close", reason: "left_company" };
  }
  return { kind: "answer", reason: labels[0]?.label ?? "unclear" };
}

/** "Take me off your list or you hear from my lawyer": the threat is a person's, the stop is not open to question. */
function isPlainStop(labels: ReplyReading["labels"]): boolean {
  const isSure = labels.some(
    ({ label, confidence }) => STOPS.includes(label) && confidence >= SURE_STOP,
  );
  const others = labels.filter(({ label }) => !STOPS.includes(label));
  return isSure && others.length > 0 && others.every(({ label }) => BESIDE.includes(label));
}

const SURE_STOP = 0.9;
const STOPS: readonly ReplyLabel[] = ["unsubscribe", "do_not_contact"];
const BESIDE: readonly ReplyLabel[] = [
  "legal_threat",
  "privacy_request",
  "are_you_a_bot",
  "not_interested",
];

/** Whether a message may reach the person after this without anybody having looked. */
export function mayMessageFollow({ kind }: Reaction): boolean {
  return kind === "answer" || kind === "carry-on";
}
