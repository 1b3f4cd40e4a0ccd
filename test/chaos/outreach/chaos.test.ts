import { expect, test } from "vitest";
import { runStorm } from "./storm.ts";

/** Enough for every rule to be put to the test; `npm run chaos` has storms of any length. */
const events = Number(process.env["CHAOS_EVENTS"] ?? 350);
const seed = Number(process.env["CHAOS_SEED"] ?? 5);

test("a storm of faults and second thoughts breaks no rule of sending, and tests nearly all of them", async () => {
  const { findings } = await runStorm({ seed, events });

  const broken = findings.flatMap(({ rule, broken: found }) =>
    found.map(({ what, story }) => `${rule}: ${what}\n${story.join("\n")}`),
  );
  expect(broken).toEqual([]);
  const untested = findings.filter(({ exercised }) => exercised === 0).map(({ rule }) => rule);
  expect(untested).toEqual([]);
}, 120_000);
