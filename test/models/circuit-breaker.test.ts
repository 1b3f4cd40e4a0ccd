import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closed, transition } from "#shared/models/circuit-breaker.ts";
import { createCircuitBreaker } from "#shared/models/create-circuit-breaker.ts";
import type { BreakerState, CircuitBreakerStore } from "#shared/ports/circuit-breaker.ts";
import { dynamoCircuitBreakerStore } from "#shared/store/circuit-breaker-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const settings = { failuresToOpen: 3, openSeconds: 30 };
const start = Date.parse("2026-11-20T12:00:00Z");

describe("the transitions", () => {
  test("failures far apart do not add up", () => {
    const day = 86_400_000;
    const later = [0, 1, 2, 3, 4].reduce<BreakerState>(
      (state, days) => transition(state, "failed", start + days * day, settings),
      closed,
    );
    expect(later).toMatchObject({ kind: "closed", failures: 1 });
  });

  test("a probe that fails opens it for twice as long, and never longer than two minutes", () => {
    let state: BreakerState = { kind: "half-open", leaseUntil: start, seconds: 30 };
    const seconds: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      state = transition(state, "failed", start, settings);
      if (state.kind === "open") seconds.push(state.seconds);
      state = transition(state, "called", start + 1_000_000, settings);
    }
    expect(seconds).toEqual([60, 120, 120, 120]);
  });

  test("a late answer to a call from before does not close an open breaker", () => {
    const open: BreakerState = { kind: "open", until: start + 1, seconds: 30 };
    expect(transition(open, "succeeded", start, settings)).toBe(open);
  });

  test("whatever happens, it opens only after enough failures and always lets a probe through in time", () => {
    const event = fc.constantFrom("called" as const, "succeeded" as const, "failed" as const);
    const steps = fc.array(fc.tuple(event, fc.nat(90_000)), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (history) => {
        let state: BreakerState = closed;
        let now = start;
        let failuresInARow = 0;
        for (const [what, wait] of history) {
          now += wait;
          const before = state;
          state = transition(state, what, now, settings);
          if (what === "failed") failuresInARow += 1;
          if (what === "succeeded") failuresInARow = 0;
          if (before.kind === "closed" && state.kind === "open") {
            expect(failuresInARow).toBeGreaterThanOrEqual(3);
          }
        }
        expect(transition(state, "called", now + 121_000, settings).kind).not.toBe("open");
      }),
    );
  });
});

describe("the breaker over the store", () => {
  const dynamo = embeddedDynamo();

  async function world() {
    const { client, table } = dynamo();
    const time = { now: start };
    const clock = () => new Date(time.now);
    const store = dynamoCircuitBreakerStore(client, await table("guard"), clock);
    const calls = { reads: 0, writes: 0 };
    const counted: CircuitBreakerStore = {
      find(name) {
        calls.reads += 1;
        return store.find(name);
      },
      replace(name, version, state) {
        calls.writes += 1;
        return store.replace(name, version, state);
      },
    };
    return { time, calls, newBreaker: () => createCircuitBreaker(counted, clock, settings) };
  }

  test("a healthy vendor costs one read in two seconds and no write", async () => {
    const { calls, newBreaker, time } = await world();
    const breaker = newBreaker();
    for (let call = 0; call < 10; call += 1) {
      expect(await breaker.permit("m")).toEqual({ kind: "permitted" });
      await breaker.succeeded("m");
      time.now += 100;
    }
    expect(calls).toEqual({ reads: 1, writes: 0 });
  });

  test("failures in different functions open it for all of them", async () => {
    const { newBreaker, time } = await world();
    await Promise.all([
      newBreaker().failed("m"),
      newBreaker().failed("m"),
      newBreaker().failed("m"),
    ]);

    expect(await newBreaker().permit("m")).toEqual({
      kind: "open",
      until: new Date(time.now + 30_000),
    });
    expect(await newBreaker().permit("other")).toEqual({ kind: "permitted" });
  });

  test("after its time exactly one of many callers may probe, and its success closes it for all", async () => {
    const { newBreaker, time } = await world();
    const first = newBreaker();
    for (let failure = 0; failure < 3; failure += 1) await first.failed("m");
    time.now += 30_000;

    const breakers = Array.from({ length: 12 }, newBreaker);
    const permissions = await Promise.all(breakers.map((breaker) => breaker.permit("m")));
    expect(permissions.filter(({ kind }) => kind === "permitted")).toHaveLength(1);

    await breakers[permissions.findIndex(({ kind }) => kind === "permitted")]?.succeeded("m");
    time.now += 2_000;
    expect(await first.permit("m")).toEqual({ kind: "permitted" });
  });

  test("a probe that never reports is replaced when its lease has run out", async () => {
    const { newBreaker, time } = await world();
    const breaker = newBreaker();
    for (let failure = 0; failure < 3; failure += 1) await breaker.failed("m");
    time.now += 30_000;
    expect((await newBreaker().permit("m")).kind).toBe("permitted");
    time.now += 60_000;
    expect((await newBreaker().permit("m")).kind).toBe("open");
    time.now += 6_000;
    expect((await newBreaker().permit("m")).kind).toBe("permitted");
  });

  test("a day later the state is forgotten, even while the database still holds it", async () => {
    const { newBreaker, time } = await world();
    for (let failure = 0; failure < 3; failure += 1) await newBreaker().failed("m");
    time.now += 86_401_000;
    await newBreaker().failed("m");
    expect((await newBreaker().permit("m")).kind).toBe("permitted");
  });
});
