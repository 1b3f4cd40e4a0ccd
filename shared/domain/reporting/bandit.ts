import type { Arm, ArmTally } from "./arm-tally.ts";
import { betaDraw, type RandomDraw } from "./random-draws.ts";

/**
 * Thompson sampling: of several arms the one that draws the highest worth, each from what is believed of it. What is
 * known badly draws far apart and so is tried; what is known to be worse is hardly drawn any more.
 */
export function drawArm<Option extends Arm>(
  options: readonly [Option, ...Option[]],
  board: readonly ArmTally[],
  draw: RandomDraw,
): Option {
  const drawn = options.map((option) => {
    const { alpha, beta } = beliefOf(option, board);
    return { option, worth: betaDraw(alpha, beta, draw) };
  });
  const best = drawn.reduce((one, other) => (other.worth > one.worth ? other : one));
  return best.option;
}

export type Belief = { readonly alpha: number; readonly beta: number };

/**
 * What is believed of an arm's worth per message. An arm that was tried little is believed to be like its angle
 * elsewhere, and an angle that was tried little like any other.
 */
export function beliefOf(arm: Arm, board: readonly ArmTally[]): Belief {
  const ofAngle = sum(board.filter(({ angleId }) => angleId === arm.angleId));
  const own = sum(
    board.filter(
      ({ angleId, segment, hours }) =>
        angleId === arm.angleId && segment === arm.segment && hours === arm.hours,
    ),
  );
  const expected =
    (Math.max(0, worthOf(ofAngle)) + USUAL_WORTH * ANGLE_WEIGHT) / (ofAngle.sent + ANGLE_WEIGHT);
  const worth = worthOf(own);
  return {
    alpha: ARM_WEIGHT * expected + Math.max(0, worth),
    // Harm beyond the good weighs as messages that brought nothing.
    beta: ARM_WEIGHT * (1 - expected) + Math.max(0, own.sent - Math.max(0, worth)) + harm(worth),
  };
}

/**
 * In meetings. A positive reply is worth part of one. A complaint undoes several, because three in a thousand are
 * enough for mailbox providers to turn away everybody's mail (MX-8). Replies as such are worth nothing: angry ones
 * are replies too.
 */
export function worthOf({ positive, meetings, unsubscribed, complained }: Sums): number {
  return 0.4 * positive + 0.6 * meetings - 0.2 * unsubscribed - 5 * complained;
}

type Sums = Omit<ArmTally, keyof Arm>;

/** Two in a hundred messages bring a positive reply or better, in ordinary cold outreach. */
const USUAL_WORTH = 0.02;
const ANGLE_WEIGHT = 50;
const ARM_WEIGHT = 20;

function harm(worth: number): number {
  return worth < 0 ? -worth : 0;
}

function sum(tallies: readonly ArmTally[]): Sums {
  const sums = { sent: 0, positive: 0, meetings: 0, unsubscribed: 0, complained: 0 };
  for (const tally of tallies) {
    sums.sent += tally.sent;
    sums.positive += tally.positive;
    sums.meetings += tally.meetings;
    sums.unsubscribed += tally.unsubscribed;
    sums.complained += tally.complained;
  }
  return sums;
}
