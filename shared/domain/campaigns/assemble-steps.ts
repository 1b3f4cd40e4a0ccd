import type { Angle, CampaignStep, Sentence } from "./campaign.ts";
import { checkMessage } from "./message-checks.ts";
import type { PlannedStep, PlannedVariant } from "./plan-sequence.ts";
import type { Brief } from "./writing/brief.ts";
import { writeMessage } from "./writing/write-message.ts";

export type LooseSentence = {
  readonly step: number;
  readonly variant: string;
  readonly paragraph: number;
  readonly text: string;
  readonly factIds: readonly string[];
};

/** Puts loose sentences into the plan's messages. A variant nobody wrote is written by the rules. */
export function assembleSteps(
  sentences: readonly LooseSentence[],
  plan: {
    readonly brief: Brief;
    readonly angles: readonly Angle[];
    readonly steps: readonly PlannedStep[];
  },
): { readonly steps: readonly CampaignStep[]; readonly missing: number } {
  let missing = 0;
  const steps = plan.steps.map(({ kind, variants, ...step }) => ({
    ...step,
    variants: variants.map((variant) => {
      const written = paragraphsOf(sentences, step.number, variant);
      if (written.length === 0) missing += 1;
      const paragraphs =
        written.length > 0
          ? written
          : writeMessage({ kind, variants, ...step }, variant, plan.angles, plan.brief).map(
              (paragraph) => [...paragraph],
            );
      return {
        name: variant.name,
        angleId: variant.angleId,
        paragraphs,
        checks: checkMessage(step.channel, { paragraphs }, plan.brief.seller),
        dropped: [],
      };
    }),
  }));
  return { steps, missing };
}

function paragraphsOf(
  sentences: readonly LooseSentence[],
  step: number,
  { name }: PlannedVariant,
): Sentence[][] {
  const own = sentences.filter(
    (sentence) =>
      sentence.step === step && sentence.variant === name && sentence.text.trim() !== "",
  );
  return [...Map.groupBy(own, ({ paragraph }) => paragraph)]
    .toSorted(([one], [other]) => one - other)
    .map(([, paragraph]) =>
      paragraph.map(({ text, factIds }) => ({
        text: text.replace(/\s+/g, " ").trim(),
        factIds: [...factIds],
        isPersonalised: factIds.length > 0,
      })),
    );
}
