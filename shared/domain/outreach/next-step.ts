import type { Campaign, CampaignStep, Variant } from "#shared/domain/campaigns/campaign.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { startOfDay } from "./zoned-time.ts";

export type NextStep =
  | {
      readonly kind: "step";
      readonly step: CampaignStep;
      readonly variant: Variant;
      /** Not before the days that lie between it and the message before it. */
      readonly earliest: Date;
    }
  | { readonly kind: "stopped"; readonly reason: string }
  | { readonly kind: "finished" };

/** Which step of its campaign comes next for a lead, and from when on. */
export function nextStep(
  campaign: Pick<Campaign, "steps">,
  { sequence, createdAt }: Pick<Conversation, "sequence" | "createdAt">,
  /** When the step before left; undefined before the first. */
  lastSentAt: string | undefined,
  now: Date,
  /** The reader's, whose day it is they are back on. */
  zone: string,
): NextStep {
  if (sequence.stopped) return { kind: "stopped", reason: sequence.stopped.reason };
  const step = campaign.steps
    .toSorted((one, other) => one.number - other.number)
    .find(({ number }) => number >= sequence.nextStep);
  const [first] = step?.variants ?? [];
  if (!step || !first) return { kind: "finished" };
  const variant = step.variants.find(({ name }) => name === sequence.variant) ?? first;
  const since =
    Date.parse(lastSentAt ?? createdAt) + daysSince(campaign, step, sequence.nextStep) * DAY;
  const back = sequence.notBefore ? startOfDay(sequence.notBefore, zone).getTime() : 0;
  return { kind: "step", step, variant, earliest: new Date(Math.max(since, back, now.getTime())) };
}

const DAY = 86_400_000;

/** Where numbers are missing the days of what lies between count too. */
function daysSince(
  { steps }: Pick<Campaign, "steps">,
  { number }: CampaignStep,
  from: number,
): number {
  return steps
    .filter((step) => step.number >= from && step.number <= number)
    .reduce((sum, { delayDays }) => sum + delayDays, 0);
}
