import { type Angle, bodyOf, type Variant } from "./campaign.ts";
import { dropUnsupported, unsupportedReason } from "./drop-unsupported.ts";
import { checkMessage, subjectProblems } from "./message-checks.ts";
import type { PlannedStep } from "./plan-sequence.ts";
import { wordsOf } from "./reading-grade.ts";
import type { Brief } from "./writing/brief.ts";
import { isPlainProse } from "./writing/plain-prose.ts";
import { writeMessage } from "./writing/write-message.ts";
import { writeSubject } from "./writing/write-subject.ts";

/** The variant as it may be sent. Where too little of it stands, or it breaks a rule, the plain message takes its place. */
export function finishVariant(
  draft: Omit<Variant, "checks">,
  step: PlannedStep,
  angles: readonly Angle[],
  brief: Brief,
): Variant {
  const own = checked(withSubject(draft, step, angles, brief), step, brief);
  if (own.checks.problems.length === 0 && isWhole(own, step)) return own;
  const planned = step.variants.find(({ name }) => name === draft.name);
  if (!planned) return own;
  const written = writeMessage(step, planned, angles, brief).map((paragraph) => [...paragraph]);
  const supported = dropUnsupported({ paragraphs: written, dropped: draft.dropped }, brief);
  const plain = checked(withSubject({ ...draft, ...supported }, step, angles, brief), step, brief);
  if (plain.checks.problems.length > own.checks.problems.length) return own;
  if (bodyOf(plain) === bodyOf(own)) return plain;
  const reason = own.checks.problems.join("; ") || "too little was left after the evidence check";
  return { ...plain, dropped: [...plain.dropped, { text: bodyOf(own), reason }] };
}

function checked(draft: Omit<Variant, "checks">, step: PlannedStep, { seller }: Brief): Variant {
  return { ...draft, checks: checkMessage(step.channel, draft, seller) };
}

function withSubject(
  draft: Omit<Variant, "checks">,
  step: PlannedStep,
  angles: readonly Angle[],
  brief: Brief,
): Omit<Variant, "checks"> {
  const { subject, ...rest } = draft;
  const planned = step.variants.find(({ name }) => name === draft.name);
  if (step.channel !== "email" || !planned) return rest;
  if (subject !== undefined && isFit(subject, draft.angleId, angles, brief))
    return { ...rest, subject };
  return { ...rest, subject: writeSubject(step, planned, angles, brief) };
}

function isFit(subject: string, angleId: string, angles: readonly Angle[], brief: Brief): boolean {
  const factIds = angles.find(({ id }) => id === angleId)?.factIds ?? [];
  const isSupported =
    unsupportedReason({ text: subject, factIds, isPersonalised: factIds.length > 0 }, brief) ===
    undefined;
  return (
    isSupported &&
    subjectProblems(subject).length === 0 &&
    isPlainProse(subject.replaceAll(":", ""))
  );
}

const FEWEST_WORDS = { email: 25, call: 25, linkedin: 5 } as const;

/** A mail that lost its question or its body is no mail. */
function isWhole(variant: Variant, { channel }: PlannedStep): boolean {
  const body = bodyOf(variant);
  if (wordsOf(body).length < FEWEST_WORDS[channel]) return false;
  return channel !== "email" || body.includes("?");
}
