import { expect, test } from "vitest";
import type { Allocation } from "#shared/domain/reporting/allocation.ts";
import type { ArmTally } from "#shared/domain/reporting/arm-tally.ts";
import { costsOf } from "#shared/domain/reporting/costs.ts";
import { dailyReport } from "#shared/domain/reporting/daily-report.ts";
import { dynamoAllocationStore } from "#shared/store/allocation-store.ts";
import { dynamoArmBoard } from "#shared/store/arm-board.ts";
import { dynamoReportStore } from "#shared/store/report-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { namesAsIds } from "../support/reporting-builders.ts";

const dynamo = embeddedDynamo();

function anAllocation(allocation: Partial<Allocation> = {}): Allocation {
  return {
    leadId: "lead-1",
    campaignId: "job-1",
    segment: "machinery",
    companyKey: "kestrel-bearings.example",
    day: "2026-11-20",
    kind: "allocated",
    worth: 0.8,
    reason: "Tier A",
    at: "2026-11-20T09:00:00.000Z",
    ...allocation,
  };
}

function aReport(day: string, approvalsWaiting = 0) {
  return dailyReport({
    day,
    timeZone: "Europe/London",
    outcomes: [],
    outcomesForLift: [],
    names: namesAsIds,
    declined: [],
    standing: () => "",
    costs: costsOf({ now: [], before: [], since: undefined, leads: 0, replies: 0, meetings: 0 }),
    pauses: [],
    plan: {
      day,
      pool: 0,
      poolFloor: 60,
      leads: 0,
      capacity: 0,
      isSearchNeeded: true,
      approvalsWaiting,
      meetings: 0,
    },
    counters: [],
    now: new Date(`${day}T09:15:00Z`),
  });
}

test("of twenty who allocate one lead at once one does, and the lead is decided about for good", async () => {
  const { client, table } = dynamo();
  const store = dynamoAllocationStore(client, await table("operations"));

  const added = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      store.add(anAllocation({ day: index % 2 ? "2026-11-20" : "2026-11-21" })),
    ),
  );

  expect(added.filter(Boolean)).toHaveLength(1);
  expect(await store.decided(["lead-1", "lead-2"])).toEqual(new Set(["lead-1"]));
  const days = await Promise.all(["2026-11-20", "2026-11-21"].map((day) => store.ofDay(day)));
  expect(days.flat()).toHaveLength(1);
});

test("reports are listed newest first, and a report written again takes the place of the first", async () => {
  const { client, table } = dynamo();
  const store = dynamoReportStore(client, await table("operations"));
  for (const day of ["2026-11-19", "2026-11-21", "2026-11-20"]) await store.save(aReport(day));
  await store.save(aReport("2026-11-20", 4));

  expect((await store.list(2)).map(({ day }) => day)).toEqual(["2026-11-21", "2026-11-20"]);
  expect((await store.find("daily-2026-11-20"))?.plan.approvalsWaiting).toBe(4);
  expect(await store.find("daily-2026-01-01")).toBeUndefined();
});

test("the board is empty before it is counted, and keeps the arms that were tried most", async () => {
  const { client, table } = dynamo();
  const board = dynamoArmBoard(client, await table("operations"));
  const tallies = Array.from(
    { length: 2_000 },
    (_, index): ArmTally => ({
      angleId: `angle-${index}`,
      segment: "machinery",
      hours: "morning",
      sent: index,
      positive: 0,
      meetings: 0,
      unsubscribed: 0,
      complained: 0,
    }),
  );

  expect(await board.read()).toEqual([]);
  await board.write(tallies, new Date("2026-11-20T09:15:00Z"));
  const kept = await board.read();

  expect(kept).toHaveLength(1_500);
  expect(Math.min(...kept.map(({ sent }) => sent))).toBe(500);
});
