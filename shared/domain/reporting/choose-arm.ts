import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import { type ArmTally, SendHours } from "./arm-tally.ts";
import { drawArm } from "./bandit.ts";
import type { RandomDraw } from "./random-draws.ts";

export type ArmChoice = {
  /** Which variant of every step the lead gets. */
  readonly variant: string;
  readonly angleId: string;
  /** The time of day its messages should arrive, where the day allows. */
  readonly hours: SendHours;
};

/** The variant and time of day a lead gets, drawn by what was learnt of its segment; undefined without a first step. */
export function chooseArm(
  { steps }: Pick<Campaign, "steps">,
  draw: RandomDraw,
  { segment, board }: { readonly segment: string; readonly board: readonly ArmTally[] },
): ArmChoice | undefined {
  const variants = steps.find(({ number }) => number === 1)?.variants ?? [];
  const [first, ...others] = variants.flatMap(({ name, angleId }) =>
    SendHours.options.map((hours) => ({ variant: name, angleId, hours, segment })),
  );
  if (!first) return undefined;
  const { variant, angleId, hours } = drawArm([first, ...others], board, draw);
  return { variant, angleId, hours };
}
