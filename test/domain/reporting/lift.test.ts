import { expect, test } from "vitest";
import type { Outcome } from "#shared/domain/outreach/outcome.ts";
import { liftOf, wilson } from "#shared/domain/reporting/lift.ts";
import { anOutcome } from "../../support/reporting-builders.ts";

function group(name: string, count: number, kind: Outcome["kind"]): readonly Outcome[] {
  return Array.from({ length: count }, (_, index) =>
    anOutcome({ leadId: `${name}-${index}`, kind }),
  );
}

function campaign(treated: number, met: number, heldOut: number, metAnyway: number) {
  return [
    ...group("treated", treated, "allocated"),
    ...group("treated", met, "meeting-booked"),
    ...group("held", heldOut, "held-out"),
    ...group("held", metAnyway, "meeting-without-outreach"),
  ];
}

test("a campaign that held nobody out, or too few, or met nobody, says that it cannot tell", () => {
  expect(liftOf(campaign(500, 20, 0, 0))).toMatchObject({ kind: "not-enough-data" });
  expect(liftOf(campaign(500, 20, 29, 0))).toMatchObject({
    reason: "500 leads were written to and 29 held out; each side needs 30",
  });
  expect(liftOf(campaign(500, 0, 60, 0))).toMatchObject({ kind: "not-enough-data" });
});

test("the interval is Newcombe's: 56 of 70 against 48 of 80", () => {
  // The worked example of Newcombe (1998), method 10: 0.0524 to 0.3339.
  const lift = liftOf(campaign(70, 56, 80, 48));

  expect(lift).toMatchObject({ kind: "measured", isSure: true });
  if (lift.kind !== "measured") return;
  expect(lift.difference).toBeCloseTo(0.2, 4);
  expect(lift.low).toBeCloseTo(0.0524, 3);
  expect(lift.high).toBeCloseTo(0.3339, 3);
});

test("a lift that may be chance says so", () => {
  expect(liftOf(campaign(200, 6, 40, 1))).toMatchObject({ kind: "measured", isSure: false });
});

test("a lead is counted once, however often it met", () => {
  const twice = [...campaign(70, 56, 80, 48), ...group("treated", 56, "meeting-booked")];

  expect(liftOf(twice)).toEqual(liftOf(campaign(70, 56, 80, 48)));
});

test("the bounds of a share stay within 0 and 1", () => {
  expect(wilson(0, 30).low).toBe(0);
  expect(wilson(30, 30).high).toBeLessThanOrEqual(1);
});
