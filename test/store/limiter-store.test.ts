import { describe, expect, test } from "vitest";
import { dynamoLimiter } from "#shared/store/limiter-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();
const start = Date.parse("2026-11-20T23:30:00Z");

async function limiterAt() {
  const { client, table } = dynamo();
  const tableName = await table("guard");
  const time = { now: start };
  const clock = () => new Date(time.now);
  return { time, newLimiter: () => dynamoLimiter(client, tableName, clock) };
}

describe("a rate", () => {
  test("lets the burst through at once and then one call per interval", async () => {
    const { time, newLimiter } = await limiterAt();
    const limiter = newLimiter();
    const rate = { perPeriod: 10, periodSeconds: 10, burst: 3 };

    const kinds: string[] = [];
    for (let call = 0; call < 4; call += 1) kinds.push((await limiter.take("a", rate)).kind);
    time.now += 1_250;
    kinds.push((await limiter.take("a", rate)).kind, (await limiter.take("a", rate)).kind);

    expect(kinds).toEqual(["taken", "taken", "taken", "limited", "taken", "limited"]);
  });

  test("is held by functions that know nothing of one another, in every window", async () => {
    const { time, newLimiter } = await limiterAt();
    const functions = Array.from({ length: 8 }, newLimiter);
    const rate = { perPeriod: 20, periodSeconds: 10, burst: 5 };
    const takenAt: number[] = [];
    for (let tick = 0; tick < 60; tick += 1) {
      const taken = await Promise.all(functions.map((limiter) => limiter.take("a", rate)));
      takenAt.push(...taken.filter(({ kind }) => kind === "taken").map(() => time.now));
      time.now += 400;
    }

    const fullest = Math.max(
      ...takenAt.map((from) => takenAt.filter((at) => at >= from && at < from + 10_000).length),
    );
    expect(fullest).toBeLessThanOrEqual(20);
    expect(takenAt.length).toBeGreaterThan(35);
  });

  test("says when to come again, and that time is right", async () => {
    const { time, newLimiter } = await limiterAt();
    const limiter = newLimiter();
    const rate = { perPeriod: 1, periodSeconds: 60 };
    await limiter.take("a", rate);

    const limited = await limiter.take("a", rate);
    expect(limited).toEqual({ kind: "limited", retryAt: new Date(start + 60_000) });

    time.now = start + 60_000;
    expect(await limiter.take("a", rate)).toEqual({ kind: "taken" });
  });

  test("of one key leaves the other keys alone", async () => {
    const { newLimiter } = await limiterAt();
    const limiter = newLimiter();
    const rate = { perPeriod: 1, periodSeconds: 60 };

    expect(await limiter.take("a", rate)).toEqual({ kind: "taken" });
    expect(await limiter.take("b", rate)).toEqual({ kind: "taken" });
  });
});

describe("a daily limit", () => {
  test("admits exactly its number however many ask at once, and opens at midnight", async () => {
    const { time, newLimiter } = await limiterAt();
    const asking = Array.from({ length: 30 }, () =>
      newLimiter().takeOfDay("linkedin", { perDay: 12 }),
    );

    const answers = await Promise.all(asking);

    const midnight = new Date("2026-11-21T00:00:00Z");
    expect(answers.filter(({ kind }) => kind === "taken")).toHaveLength(12);
    expect(answers.filter(({ kind }) => kind === "limited")).toEqual(
      Array.from({ length: 18 }, () => ({ kind: "limited", retryAt: midnight })),
    );
    time.now = midnight.getTime();
    expect(await newLimiter().takeOfDay("linkedin", { perDay: 12 })).toEqual({ kind: "taken" });
  });
});
