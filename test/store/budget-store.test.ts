import { expect, test } from "vitest";
import { dynamoBudget } from "#shared/store/budget-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();

async function budgetOf(dailyBudgetUsd: number) {
  const { client, table } = dynamo();
  const tableName = await table("guard");
  const time = { now: new Date("2026-11-20T12:00:00Z") };
  return { time, newBudget: () => dynamoBudget(client, tableName, dailyBudgetUsd, () => time.now) };
}

test("parallel reservations cannot overrun the day's budget", async () => {
  const { newBudget } = await budgetOf(1);

  const all = await Promise.all(Array.from({ length: 25 }, () => newBudget().reserve(0.1)));

  expect(all.filter(({ kind }) => kind === "reserved")).toHaveLength(10);
  expect(all.filter(({ kind }) => kind === "spent")).toHaveLength(15);
});

test("what was reserved but not spent is free again", async () => {
  const { newBudget } = await budgetOf(1);
  const budget = newBudget();
  const reservation = await budget.reserve(1);
  expect(await budget.reserve(0.5)).toEqual({ kind: "spent", day: "2026-11-20" });
  if (reservation.kind === "spent") throw new Error("The budget was new");

  await budget.settle(reservation, 0.25);

  expect(await budget.reserve(0.75)).toMatchObject({ kind: "reserved" });
  expect(await budget.reserve(0.01)).toMatchObject({ kind: "spent" });
});

test("a call dearer than the whole budget is refused on an untouched day", async () => {
  const { newBudget } = await budgetOf(0);

  expect(await newBudget().reserve(0.000_001)).toEqual({ kind: "spent", day: "2026-11-20" });
});

test("the next day has its own budget, and a late settlement books on the day of its reservation", async () => {
  const { time, newBudget } = await budgetOf(1);
  const budget = newBudget();
  const yesterday = await budget.reserve(1);
  time.now = new Date("2026-11-21T00:00:01Z");

  expect(await budget.reserve(1)).toEqual({ kind: "reserved", day: "2026-11-21", usd: 1 });
  if (yesterday.kind === "reserved") await budget.settle(yesterday, 0);
  expect(await budget.reserve(0.1)).toMatchObject({ kind: "spent" });
});
