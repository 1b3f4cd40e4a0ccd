import type { Angle } from "#shared/domain/campaigns/campaign.ts";
import type { PlannedStep } from "#shared/domain/campaigns/plan-sequence.ts";
import type { Evidence } from "#shared/models/question.ts";

export function planEvidence(angles: readonly Angle[], steps: readonly PlannedStep[]): Evidence {
  return {
    label: "plan",
    text: steps
      .flatMap(({ number, channel, purpose, variants }) =>
        variants.map(({ name, angleId, form }) => {
          const angle = angles.find(({ id }) => id === angleId);
          const facts = angle?.factIds.join(", ") || "none";
          return `step ${number} variant ${name}: ${channel}, ${form}, problem ${angle?.problemId ?? ""}, facts ${facts}. ${purpose}`;
        }),
      )
      .join("\n"),
  };
}
