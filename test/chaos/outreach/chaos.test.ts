import { expect, test } from "vitest";
import { runStorm } from "./storm.ts";

/** Small; `npm run chaos -- --events 100000 --seed 7` has storms of any length and demands that each rule was tested. */
const events = Number(process.env["CHAOS_EVENTS"] ?? 200);
const seed = Number(process.env["CHAOS_SEED"] ?? 6);

test("a storm of faults, races and second thoughts breaks no rule of sending", async () => {
  const { findings } = await runStorm({ seed, events });

  const broken = findings.flatMap(({ rule, broken: found }) =>
    found.map(({ what, story }) => `${rule}: ${what}\n${story.join("\n")}`),
  );
  expect(broken).toEqual([]);
  const tested = findings.filter(({ exercised }) => exercised > 0).map(({ rule }) => rule);
  expect(tested).toEqual(expect.arrayContaining(alwaysTested));
}, 120_000);

const alwaysTested = [
  "no step goes when the sequence was stopped",
  "no step goes to a company of which somebody answered",
  "no Message-ID leaves twice",
  "nothing is said twice",
  "nothing leaves unclaimed",
  "an account rests between two steps",
  "every unknown outcome is settled",
  "no mail that came in is lost",
  "approval decided once",
];
