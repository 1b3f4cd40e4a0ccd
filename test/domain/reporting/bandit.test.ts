import { expect, test } from "vitest";
import type { ArmTally } from "#shared/domain/reporting/arm-tally.ts";
import { tallyArms } from "#shared/domain/reporting/arm-tally.ts";
import { drawArm } from "#shared/domain/reporting/bandit.ts";
import { chooseArm } from "#shared/domain/reporting/choose-arm.ts";
import { betaDraw, seededDraw, shareOf } from "#shared/domain/reporting/random-draws.ts";
import { aCampaign } from "../../support/builders.ts";
import { anOutcome } from "../../support/reporting-builders.ts";

type Truth = {
  readonly angleId: string;
  readonly positive: number;
  readonly meeting: number;
  readonly unsubscribed: number;
  readonly complained: number;
};

const dull = { positive: 0.02, meeting: 0.005, unsubscribed: 0.005, complained: 0 };

/** Lets the bandit choose among arms whose true rates are known, and counts what it chose. */
function simulate(truths: readonly Truth[], draws: number, seed: string) {
  const draw = seededDraw(seed);
  const board = truths.map(
    ({ angleId }): ArmTally => ({
      angleId,
      segment: "manufacturing",
      hours: "morning",
      sent: 0,
      positive: 0,
      meetings: 0,
      unsubscribed: 0,
      complained: 0,
    }),
  );
  for (let number = 0; number < draws; number += 1) {
    const [first, ...others] = board;
    if (!first) break;
    const chosen = drawArm([first, ...others], board, draw);
    const at = board.indexOf(chosen);
    const truth = truths[at];
    if (!truth) break;
    const happens = (rate: number) => (draw() < rate ? 1 : 0);
    board[at] = {
      ...chosen,
      sent: chosen.sent + 1,
      positive: chosen.positive + happens(truth.positive),
      meetings: chosen.meetings + happens(truth.meeting),
      unsubscribed: chosen.unsubscribed + happens(truth.unsubscribed),
      complained: chosen.complained + happens(truth.complained),
    };
  }
  return new Map(board.map(({ angleId, sent }) => [angleId, sent / draws]));
}

test.each(["a", "b", "c", "d", "e"])(
  "the best of five arms has over 60 % of 2,000 messages (seed %s)",
  (seed) => {
    const shares = simulate(
      [
        { angleId: "one", ...dull },
        { angleId: "two", ...dull, positive: 0.03 },
        { angleId: "best", ...dull, positive: 0.12, meeting: 0.05 },
        { angleId: "four", ...dull, positive: 0.01 },
        { angleId: "five", ...dull, positive: 0.04, meeting: 0.01 },
      ],
      2_000,
      seed,
    );

    expect(shares.get("best")).toBeGreaterThan(0.6);
  },
);

test.each(["a", "b", "c"])(
  "an arm with twice the positive replies loses when people complain of it (seed %s)",
  (seed) => {
    const shares = simulate(
      [
        { angleId: "honest", ...dull, positive: 0.05, meeting: 0.02 },
        { angleId: "loud", positive: 0.1, meeting: 0.04, unsubscribed: 0.05, complained: 0.02 },
      ],
      2_000,
      seed,
    );

    expect(shares.get("honest")).toBeGreaterThan(0.6);
  },
);

test("an effect is booked on the message it followed, once for a lead", () => {
  const at = (hour: number) => `2026-11-19T${hour}:00:00.000Z`;
  const tallies = tallyArms([
    anOutcome({ leadId: "kestrel", kind: "meeting-booked", at: at(18) }),
    anOutcome({ leadId: "kestrel", kind: "sent", angleId: "one", sendHour: 9, at: at(10) }),
    anOutcome({ leadId: "kestrel", kind: "sent", angleId: "two", sendHour: 15, at: at(14) }),
    anOutcome({ leadId: "kestrel", kind: "replied-positively", angleId: "", at: at(16) }),
    anOutcome({ leadId: "kestrel", kind: "replied-positively", angleId: "", at: at(17) }),
    anOutcome({ leadId: "stranger", kind: "replied-positively", at: at(17) }),
  ]);

  expect(tallies).toMatchObject([
    { angleId: "one", hours: "morning", sent: 1, positive: 0, meetings: 0 },
    { angleId: "two", hours: "afternoon", sent: 1, positive: 1, meetings: 1 },
  ]);
});

test("a lead of a campaign without steps gets no arm, any other one of its variants", () => {
  const known = { segment: "manufacturing", board: [] };

  expect(chooseArm(aCampaign({ steps: [] }), seededDraw("x"), known)).toBeUndefined();
  expect(chooseArm(aCampaign(), seededDraw("x"), known)).toMatchObject({ angleId: "angle-1" });
});

test("the same seed chooses the same, and draws spread as their distribution says", () => {
  const known = { segment: "manufacturing", board: [] };
  const draw = seededDraw("beta");
  const draws = Array.from({ length: 20_000 }, () => betaDraw(2, 6, draw));
  const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length;
  const variance = draws.reduce((sum, one) => sum + (one - mean) ** 2, 0) / draws.length;

  expect(chooseArm(aCampaign(), seededDraw("lead-7"), known)).toEqual(
    chooseArm(aCampaign(), seededDraw("lead-7"), known),
  );
  expect(mean).toBeCloseTo(0.25, 2);
  expect(variance).toBeCloseTo(12 / (64 * 9), 2);
});

test("a tenth of many names falls under a tenth", () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `hold-out|job-1|company-${index}`);

  expect(names.filter((name) => shareOf(name) < 0.1).length / names.length).toBeCloseTo(0.1, 1.7);
});
