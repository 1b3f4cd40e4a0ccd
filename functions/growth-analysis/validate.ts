import { growthEvidence } from "#shared/domain/growth/growth-evidence.ts";
import { MOST_ROUNDS } from "#shared/domain/growth/research-plan.ts";
import { validateGrowth } from "#shared/domain/growth/validate-growth.ts";
import type { Step } from "./growth-analysis.ts";

/** Decides whether the analysis stands; the last one gives the lead its growth score. */
export const validate: Step = async (lead, round, { leads, clock }) => {
  const [facts, analysis] = await Promise.all([leads.factsOf(lead.id), leads.growthOf(lead.id)]);
  if (!analysis) {
    return { confidence: 0, isEnough: false, reason: "there is no analysis to validate" };
  }
  const { kind, reason, concerns } = validateGrowth(
    { ...analysis, round },
    growthEvidence(lead, facts, clock()),
  );
  const isEnough = kind === "enough";
  await leads.saveGrowth({
    ...analysis,
    validation: { isEnough, reason, concerns: [...concerns] },
  });
  if (isEnough || round >= MOST_ROUNDS) {
    const updatedAt = clock().toISOString();
    await leads.change(lead.id, (current) => ({
      ...current,
      // A score with no fact behind it would pass for a judgement.
      ...(facts.length > 0 && { growthScore: analysis.score }),
      updatedAt,
    }));
  }
  return {
    confidence: analysis.confidence,
    isEnough,
    reason: [reason.replace(/[^.?!]$/, "$&."), ...concerns].join(" "),
  };
};
