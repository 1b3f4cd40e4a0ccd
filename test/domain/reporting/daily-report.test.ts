import { expect, test } from "vitest";
import { costsOf } from "#shared/domain/reporting/costs.ts";
import {
  DailyReport,
  dailyReport,
  type ReportInput,
} from "#shared/domain/reporting/daily-report.ts";
import { dimensions, partsOf } from "#shared/domain/reporting/explain-change.ts";
import { stageNames } from "#shared/domain/reporting/funnel.ts";
import type { Outcome } from "#shared/domain/reporting/outcome.ts";
import { reportText } from "#shared/domain/reporting/report-text.ts";
import { outcomes } from "../../support/reporting-builders.ts";

const now = new Date("2026-11-20T09:15:00Z");
const on = (day: string, hour = "10") => `${day}T${hour}:00:00.000Z`;

/** Seven days of ten messages and one reply, then a day on which manufacturing answered. */
const week: readonly Outcome[] = [
  ...["12", "13", "14", "15", "16", "17", "18"].flatMap((day) => [
    ...outcomes(6, { at: on(`2026-11-${day}`), segment: "manufacturing" }),
    ...outcomes(4, { at: on(`2026-11-${day}`), segment: "logistics", campaignId: "finder" }),
    ...outcomes(1, { at: on(`2026-11-${day}`), kind: "replied", segment: "logistics" }),
  ]),
  ...outcomes(6, { at: on("2026-11-19"), segment: "manufacturing" }),
  ...outcomes(4, { at: on("2026-11-19"), segment: "logistics", campaignId: "finder" }),
  ...outcomes(7, { at: on("2026-11-19"), kind: "replied", segment: "manufacturing", step: 2 }),
  ...outcomes(1, { at: on("2026-11-19"), kind: "replied", segment: "logistics" }),
  ...outcomes(2, { at: on("2026-11-19"), kind: "replied-positively", segment: "manufacturing" }),
  ...outcomes(3, { at: on("2026-11-20", "08") }),
];

function report(other: Partial<ReportInput> = {}): DailyReport {
  return dailyReport({
    day: "2026-11-20",
    timeZone: "Europe/London",
    outcomes: week,
    outcomesForLift: week,
    costs: costsOf({ now: [], before: [], since: undefined, replies: 0, meetings: 0 }),
    pauses: [],
    plan: {
      day: "2026-11-21",
      pool: 80,
      poolFloor: 60,
      leads: 50,
      capacity: 120,
      isSearchNeeded: false,
      approvalsWaiting: 1,
      meetings: 2,
    },
    counters: [],
    now,
    ...other,
  });
}

test("a report covers the day before, compares it with the seven days before that, and names what moved it", () => {
  const { covers, funnel, today, changes } = report();

  expect(covers).toBe("2026-11-19");
  expect(funnel).toMatchObject({ sent: 10, replied: 8, repliedPositively: 2 });
  expect(today).toMatchObject({ sent: 3, replied: 0 });
  expect(changes.find(({ name }) => name === "replies")).toMatchObject({
    count: 8,
    mean: 1,
    difference: 7,
    isUnusual: true,
    because: { by: "segment", name: "manufacturing", count: 7, mean: 0, part: 7 },
  });
  expect(changes.map(({ name }) => name)).not.toContain("messages sent");
});

test("the parts of every dimension add up to the difference of the whole", () => {
  const own = week.filter(({ at, kind }) => at.startsWith("2026-11-19") && kind === "replied");
  const before = week.filter(({ at, kind }) => at < "2026-11-19" && kind === "replied");

  for (const by of dimensions) {
    const parts = partsOf(by, own, before, 7);
    const sum = parts.reduce((all, { count, mean }) => all + count - mean, 0);
    expect(sum, by).toBeCloseTo(own.length - before.length / 7, 9);
  }
});

test("the segments of a report add up to its funnel", () => {
  const { funnel, segments } = report();

  for (const [stage] of stageNames) {
    expect(segments.reduce((sum, { funnel: own }) => sum + own[stage], 0)).toBe(funnel[stage]);
  }
});

test("a difference that many small parts made is not blamed on one of them", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const spread = names.flatMap((name) =>
    outcomes(1, {
      at: on("2026-11-19"),
      kind: "replied",
      segment: name,
      campaignId: name,
      accountId: name,
      angleId: name,
      step: names.indexOf(name),
    }),
  );
  const changes = report({
    outcomes: [...outcomes(1, { at: on("2026-11-18") }), ...spread],
  }).changes;

  expect(changes.find(({ name }) => name === "replies")).not.toHaveProperty("because");
});

test("a department in its first week is compared with the days it has, and on its first day with none", () => {
  const young = week.filter(({ at }) => at > "2026-11-17");
  const first = week.filter(({ at }) => at > "2026-11-19");

  expect(report({ outcomes: young }).daysCompared).toBe(2);
  expect(report({ outcomes: first })).toMatchObject({ daysCompared: 0, changes: [] });
  expect(reportText(report({ outcomes: first })).text).toContain("no earlier day to compare with");
});

test("a message sent late in the evening belongs to the company's day, not to that of UTC", () => {
  const late = outcomes(1, { at: "2026-11-19T23:30:00.000Z" });

  expect(report({ outcomes: late, timeZone: "Europe/Paris" })).toMatchObject({
    funnel: { sent: 0 },
    today: { sent: 1 },
  });
});

test("the text says every number once more and invents none", () => {
  const { subject, text } = reportText(report());

  expect(subject).toBe("Sales report 2026-11-19: 2 positive replies, 0 meetings");
  expect(text).toContain("10 messages went out, 8 people answered, 2 of them well, and 0 meetings");
  expect(text).toContain("Replies: 8 against 1 a day (+7), +7 of it by segment manufacturing");
  expect(text).toContain("On 2026-11-21 50 leads will be allocated: 80 wait in the pool");
  expect(text).toContain("job-1: not enough data, for no lead was held out");
  expect(text).toContain("Nothing is paused.");
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
});

test("a report read back is the report that was written", () => {
  const written = report();

  expect(DailyReport.parse(JSON.parse(JSON.stringify(written)))).toEqual(written);
});

test("costs are what the agents spent since, divided only by what there is", () => {
  const counter = { agent: "qualification", runs: 30, failures: 2, costUsd: 1.5 };
  const writer = { agent: "marketing", runs: 20, failures: 0, costUsd: 2.5 };
  const before = [{ ...counter, runs: 10, failures: 0, costUsd: 0.5 }];
  const span = { now: [counter, writer], before, since: on("2026-11-13"), replies: 4, meetings: 0 };
  const costs = costsOf(span);

  expect(costs).toMatchObject({ totalUsd: 3.5, leads: 18, perReplyUsd: 0.875 });
  expect(costs.perLeadUsd).toBeCloseTo(3.5 / 18);
  expect(costs).not.toHaveProperty("perMeetingUsd");
});

test("a counter that a person set back since begins anew", () => {
  const reset = {
    agent: "marketing",
    runs: 3,
    failures: 0,
    costUsd: 0.2,
    resetAt: on("2026-11-18"),
  };
  const before = [{ agent: "marketing", runs: 50, failures: 0, costUsd: 9 }];

  expect(
    costsOf({ now: [reset], before, since: on("2026-11-13"), replies: 0, meetings: 0 }).totalUsd,
  ).toBe(0.2);
});
