import { expect, test } from "vitest";
import type { ArmTally } from "#shared/domain/reporting/arm-tally.ts";
import { reviewStrategy } from "#shared/domain/reporting/strategy-review.ts";

function tally(other: Partial<ArmTally>): ArmTally {
  return {
    angleId: "stock-across-sites",
    segment: "manufacturing",
    hours: "morning",
    sent: 100,
    positive: 3,
    meetings: 1,
    unsubscribed: 0,
    complained: 0,
    ...other,
  };
}

const review = (board: readonly ArmTally[]) =>
  reviewStrategy({ board, weeks: 4, seed: "2026-W47" });

test("a segment that brings nothing while others do is proposed to be left, with the counts", () => {
  const changes = review([
    tally({ sent: 300, positive: 24, meetings: 9 }),
    tally({ segment: "textile", sent: 120, positive: 0, meetings: 0, unsubscribed: 3 }),
  ]);

  expect(changes.map(({ change }) => change)).toContain(
    "Stop looking for leads of the segment textile.",
  );
  expect(changes.flatMap(({ evidence }) => evidence)).toContain(
    "Textile, last 4 weeks: 120 messages, 0 positive replies, 0 meetings, 3 opt-outs, 0 spam complaints.",
  );
  for (const { confidence } of changes) expect(confidence).toBeGreaterThanOrEqual(0.9);
});

test("what is much alike, or was hardly tried, is left alone", () => {
  expect(review([tally({}), tally({ segment: "textile" })])).toEqual([]);
  expect(review([tally({}), tally({ segment: "textile", sent: 20, positive: 6 })])).toEqual([]);
});

test("an angle that people complain of is proposed to be rewritten whatever it brings", () => {
  const loud = tally({ angleId: "loud-and-long", sent: 30, positive: 5, complained: 2 });

  const [change] = review([tally({}), loud]).filter(({ id }) => id === "complaints-loud-and-long");

  expect(change?.change).toBe("Rewrite or drop the angle “loud and long”: people complain of it.");
});

test("nothing is proposed of leads whose segment nobody knows", () => {
  const unknown = tally({ segment: "unknown", sent: 300, positive: 0, meetings: 0 });

  expect(
    review([tally({ sent: 300, positive: 30 }), unknown]).filter(({ id }) =>
      id.includes("unknown"),
    ),
  ).toEqual([]);
});
