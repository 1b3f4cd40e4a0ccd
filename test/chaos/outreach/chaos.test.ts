import { expect, test } from "vitest";
import { runStorm } from "./storm.ts";

/** Small; `npm run chaos -- --events 100000 --seed 7` has storms of any length and demands that each rule was tested. */
const events = Number(process.env["CHAOS_EVENTS"] ?? 200);
const seed = Number(process.env["CHAOS_SEED"] ?? 6);

test("a storm of faults, races and second thoughts breaks no rule of sending", async () => {
  const { findings, world } = await runStorm({ seed, events });

  const broken = findings.flatMap(({ rule, broken: found }) =>
    found.map(({ what, story }) => `${rule}: ${what}\n${story.join("\n")}`),
  );
  expect(broken).toEqual([]);
  // Which rules so small a storm tests is luck; that it was a storm is not.
  const { delivered, exercised } = world.ledger;
  const heldBack = [...exercised].filter(([what]) => what.startsWith("claim held back"));
  expect(delivered.length).toBeGreaterThan(10);
  expect(world.arrived.size).toBeGreaterThan(10);
  expect(heldBack.length).toBeGreaterThan(1);
  expect(exercised.get("approval decided")).toBeGreaterThan(0);
}, 120_000);
