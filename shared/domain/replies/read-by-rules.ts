import { formsOf } from "#shared/domain/mail/both-forms.ts";
import { type OpenOffer, takesSlot } from "#shared/domain/meetings/takes-slot.ts";
import { isBareStop } from "./bare-stops.ts";
import { detectLanguage } from "./detect-language.ts";
import { doubtOf } from "./doubt.ts";
import type { Finding } from "./finding.ts";
import { labelByRules } from "./label-by-rules.ts";
import { objectionsIn } from "./objections.ts";
import { ofAllForms } from "./of-all-forms.ts";
import { proposedTimes } from "./proposed-times.ts";
import { referralIn } from "./referral.ts";
import type { LabelReading, Language, ReplyLabel, ReplyReading } from "./reply-reading.ts";
import { type ReplyText, replyText, spanOf } from "./reply-text.ts";
import { sentimentOf } from "./sentiment.ts";
import { untilDate } from "./until-date.ts";

export type ReplyToRead = {
  /** Without quoted text and signature, as the conversation keeps it. */
  readonly text: string;
  /** The language the conversation is held in: it decides where the words leave it open. */
  readonly language?: Language | undefined;
  readonly now: Date;
  /** Times the prospect was offered for a meeting: taking one of them needs few words. */
  readonly offered?: OpenOffer | undefined;
};

/** What a person means by a reply, by rules alone. The same words on the same day always give the same reading. */
export function readByRules(toRead: ReplyToRead): ReplyReading {
  const [first, ...others] = formsOf(toRead.text);
  const reading = readForm({ ...toRead, text: first });
  if (others.length === 0) return reading;
  return ofAllForms([reading, ...others.map((text) => readForm({ ...toRead, text }))]);
}

function readForm({ text, language: expected, now, offered }: ReplyToRead): ReplyReading {
  const reply = replyText(text);
  const { language } = detectLanguage(reply.text, expected);
  const findings = labelByRules(reply, language);
  const taken = offered && takenIn(reply, offered, { findings, now, language, expected });
  if (taken) return taken;
  const labels = findings.map(({ label }) => label);
  const doubt = doubtOf(reply, language, findings);
  const until = hasAny(labels, "not_now", "out_of_office")
    ? untilDate(reply.folded, now)
    : undefined;
  const referral = hasAny(labels, "referral", "left_company", "wrong_person", "address_change")
    ? referralIn(reply)
    : undefined;
  return {
    labels:
      findings.length > 0 ? findings.map((one) => labelReading(reply, one)) : [unclear(reply)],
    objections: labels.includes("objection") ? [...objectionsIn(reply, language)] : [],
    sentiment: sentimentOf(reply, language, labels),
    language,
    ...(until !== undefined && { until }),
    ...(referral && { referral }),
    proposedTimes: labels.includes("meeting_request") ? [...proposedTimes(reply)] : [],
    decidedBy: "rules",
    ...(doubt.kind === "doubt" && !isBareStop(reply.text) && { needsPerson: doubt.reason }),
  };
}

/** A time and a word of consent mean one thing after an offer; what any rule reads as more is read as ever. */
function takenIn(
  reply: ReplyText,
  offered: OpenOffer,
  {
    findings,
    now,
    language,
    expected,
  }: Pick<ReplyToRead, "now"> & {
    readonly findings: readonly Finding[];
    readonly language: Language | "other";
    readonly expected: Language | undefined;
  },
): ReplyReading | undefined {
  if (findings.some(({ label }) => label !== "meeting_request" && label !== "interested")) {
    return undefined;
  }
  // A line that was copied is of the language of the offer, however few of its words are any language's.
  const spoken = [language, expected].find(
    (one) => one && one !== "other" && takesSlot(reply.text, offered, { now, language: one }),
  );
  if (!spoken || spoken === "other") return undefined;
  const text = reply.text.trim();
  return {
    labels: [{ label: "meeting_request", confidence: 0.95, span: text.slice(0, 200) }],
    objections: [],
    sentiment: sentimentOf(reply, spoken, ["meeting_request"]),
    language: spoken,
    proposedTimes: [...proposedTimes(reply)],
    decidedBy: "rules",
  };
}

function hasAny(labels: readonly ReplyLabel[], ...wanted: readonly ReplyLabel[]): boolean {
  return wanted.some((label) => labels.includes(label));
}

function labelReading(reply: ReplyText, { label, confidence, start, end }: Finding): LabelReading {
  return { label, confidence, span: spanOf(reply, start, end) };
}

function unclear({ text }: ReplyText): LabelReading {
  return { label: "unclear", confidence: 0.5, span: text.trim().slice(0, 200) };
}
