import { type Finding, overlaps } from "./finding.ts";
import { lockedLabels } from "./locked-labels.ts";
import { lockedFindings } from "./locked-rules.ts";
import { allPhrases } from "./phrases/all-phrases.ts";
import { findPhrases, type Phrases } from "./phrases/phrase.ts";
import { type Language, ObjectionKind, type ReplyLabel } from "./reply-reading.ts";
import type { ReplyText } from "./reply-text.ts";

const SURE = 0.9;
const LIKELY = 0.6;

/** Every label that words of the reply speak for, strongest first, one finding each. */
export function labelByRules(reply: ReplyText, language: Language | "other"): readonly Finding[] {
  const locked = lockedFindings(reply);
  const found = language === "other" ? [] : foundIn(reply, allPhrases[language]);
  return ordered(strongest(reconciled([...locked, ...found])));
}

function foundIn(reply: ReplyText, phrases: Phrases): readonly Finding[] {
  const { folded, sentences } = reply;
  const plain = PLAIN.flatMap((label) =>
    findPhrases(phrases.labels[label] ?? [], folded).map(({ start, end, isSure }) => ({
      label,
      start,
      end,
      confidence: isSure ? SURE : LIKELY,
    })),
  );
  const objections = ObjectionKind.options.flatMap((kind) =>
    findPhrases(phrases.objections[kind], folded).map(({ start, end }) => ({
      label: "objection" as const,
      start,
      end,
      confidence: SURE,
    })),
  );
  const questions = sentences
    .filter(({ isQuestion }) => isQuestion)
    .map(({ start, end, folded: words }) => ({
      label: "question" as const,
      start,
      end,
      confidence: confidenceOfQuestion(words, phrases),
    }));
  return [...plain, ...objections, ...questions];
}

/** "How long does it take?" needs something of the offer or of the reader's work beside it to be harmless. */
function confidenceOfQuestion(words: string, { topics, business }: Phrases): number {
  const found = findPhrases(topics, words);
  if (found.some(({ isSure }) => isSure)) return SURE;
  if (found.length === 0) return UNKNOWN_QUESTION;
  return findPhrases(business, words).length > 0 ? SURE : LIKELY;
}

/** A question about nothing we know may be a reproach. */
const UNKNOWN_QUESTION = 0.4;

const PLAIN = [
  "challenge",
  "ticket_acknowledgement",
  "auto_reply",
  "out_of_office",
  "left_company",
  "wrong_person",
  "address_change",
  "not_interested",
  "not_now",
  "referral",
  "meeting_request",
  "interested",
] as const satisfies readonly ReplyLabel[];

const machineLabels: readonly ReplyLabel[] = [
  "challenge",
  "ticket_acknowledgement",
  "auto_reply",
  "out_of_office",
];

/** What a finding gives way to where both stand on the same words. */
const yieldsTo: Readonly<Partial<Record<ReplyLabel, readonly ReplyLabel[]>>> = {
  interested: [
    "not_interested",
    "not_now",
    "objection",
    "wrong_person",
    "meeting_request",
    "are_you_a_bot",
    "referral",
    ...lockedLabels,
  ],
  not_interested: ["not_now", "wrong_person", "unsubscribe", "do_not_contact"],
  meeting_request: ["not_now", "out_of_office", "do_not_contact", "referral"],
  not_now: ["do_not_contact"],
  objection: ["unsubscribe", "do_not_contact", "not_interested", "wrong_person"],
  referral: ["do_not_contact", "out_of_office", "objection"],
  question: [
    "meeting_request",
    "not_now",
    "are_you_a_bot",
    "privacy_request",
    "unsubscribe",
    "do_not_contact",
    "legal_threat",
    "injection",
    "not_interested",
  ],
  are_you_a_bot: ["challenge", "injection"],
  unsubscribe: ["injection"],
  privacy_request: ["unsubscribe", "legal_threat"],
  auto_reply: ["out_of_office"],
};

function reconciled(found: readonly Finding[]): readonly Finding[] {
  const isMachine = found.some(({ label }) => machineLabels.includes(label));
  return found.filter((one) => {
    if (isMachine && LOST_ON_MACHINES.includes(one.label)) return false;
    const stronger = yieldsTo[one.label] ?? [];
    return !found.some((other) => stronger.includes(other.label) && overlaps(one, other));
  });
}

/** "I am back on Monday" offers no meeting, and an automatic mail refers nobody. */
const LOST_ON_MACHINES: readonly ReplyLabel[] = [
  "meeting_request",
  "not_now",
  "interested",
  "referral",
  "question",
  "objection",
  "not_interested",
  "are_you_a_bot",
];

function strongest(found: readonly Finding[]): readonly Finding[] {
  const best = new Map<ReplyLabel, Finding>();
  for (const one of found) {
    const known = best.get(one.label);
    if (!known || known.confidence < one.confidence) best.set(one.label, one);
  }
  return [...best.values()];
}

const order: readonly ReplyLabel[] = [
  ...lockedLabels,
  ...PLAIN,
  "objection",
  "question",
  "unclear",
];

/** The locked labels lead; among the others the surer one, then the one that asks for more care. */
function ordered(found: readonly Finding[]): readonly Finding[] {
  const rank = ({ label }: Finding): number => order.indexOf(label);
  return found.toSorted(
    (one, other) => other.confidence - one.confidence || rank(one) - rank(other),
  );
}
