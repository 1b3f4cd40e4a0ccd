import type { Sentence, Variant } from "./campaign.ts";
import { checkEvidence, type EvidenceContext } from "./evidence-check.ts";

/** Takes out each sentence its evidence does not carry and keeps it, with why, for people to see. Never for sending. */
export function dropUnsupported(
  variant: Pick<Variant, "paragraphs" | "dropped">,
  evidence: EvidenceContext,
): Pick<Variant, "paragraphs" | "dropped"> {
  const dropped = [...variant.dropped];
  const paragraphs = variant.paragraphs.map((sentences) =>
    sentences.filter((sentence) => {
      const reason = unsupportedReason(sentence, evidence);
      if (reason !== undefined) dropped.push({ text: sentence.text, reason });
      return reason === undefined;
    }),
  );
  return { paragraphs: paragraphs.filter((sentences) => sentences.length > 0), dropped };
}

/** Why a sentence must not be said, in plain words; undefined when it may. */
export function unsupportedReason(
  sentence: Sentence,
  evidence: EvidenceContext,
): string | undefined {
  const decision = checkEvidence(sentence, evidence);
  if (decision.kind === "supported") return undefined;
  return decision.terms.map(({ term, reason }) => `${term}: ${reason}`).join("; ");
}
