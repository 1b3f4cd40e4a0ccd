import { parseArgs } from "node:util";
import type { Finding } from "./invariants.ts";
import { runStorm } from "./storm.ts";

const { values } = parseArgs({
  options: {
    events: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    "at-once": { type: "string", default: "6" },
  },
});
const seed = Number(values.seed);
const events = Number(values.events);
const say = (line: string) => process.stdout.write(`${line}\n`);
const began = performance.now();
const SECONDS_BETWEEN_LINES = 10;
/** Anything rare may be missing from a storm that is smaller. */
const ENOUGH_FOR_EVERY_RULE = 5000;
let told = { at: began, done: 0 };

const { findings, world } = await runStorm({
  seed,
  events,
  functionsAtOnce: Number(values["at-once"]),
  progress: showProgress,
});
const broken = findings.filter((finding) => finding.broken.length > 0);
const untested = findings.filter(({ exercised }) => exercised === 0);
for (const finding of findings) say(lineOf(finding));
say(`happened: ${countsOf(world.ledger.exercised)}`);
say(`faults: ${countsOf(new Map(Object.entries(world.turns.faults)))}`);
for (const finding of broken) tell(finding);
for (const { rule } of untested) say(`never exercised: ${rule}`);
const { ledger, turns, queues, clock } = world;
const seconds = Math.round((performance.now() - began) / 1000);
say(
  `chaos: seed ${seed}, ${events} events, ${sum(broken)} broken invariants, ${untested.length} never exercised, ${turns.lives()} invocations, ${ledger.delivered.length} mails left, ${world.arrived.size} came in, ${queues.counts.twice} messages twice, until ${clock.now().toISOString().slice(0, 10)}, ${seconds} s`,
);
const isIncomplete = untested.length > 0 && events >= ENOUGH_FOR_EVERY_RULE;
process.exitCode = broken.length > 0 || isIncomplete ? 1 : 0;

function showProgress(done: number, { ledger, clock, queues, leads }: typeof world): void {
  const at = performance.now();
  const seconds = (at - told.at) / 1000;
  if (seconds < SECONDS_BETWEEN_LINES) return;
  const rate = Math.round((done - told.done) / seconds);
  told = { at, done };
  const day = clock.now().toISOString().slice(0, 16);
  const what = done < events ? `${done} of ${events} events` : "the calm";
  process.stderr.write(
    `${Math.round((at - began) / 1000)} s, ${what}, ${rate} events/s, until ${day}: ${leads.size} leads, ${ledger.delivered.length} messages left, ${ledger.planned.size} planned, ${queues.size()} queued\n`,
  );
}

function lineOf({ rule, exercised, broken: found }: Finding): string {
  return `${found.length === 0 ? "holds " : "BROKEN"} ${rule} (exercised ${exercised} times)`;
}

/** The shortest story tells most. */
function tell({ rule, broken: found }: Finding): void {
  say(`\nBROKEN with seed ${seed}: ${rule}, ${found.length} times`);
  for (const { what } of found.slice(0, 5)) say(`  ${what}`);
  const [shortest] = found.toSorted((one, other) => one.story.length - other.story.length);
  if (!shortest) return;
  say(`  the shortest story: ${shortest.what}`);
  for (const line of shortest.story) say(`    ${line}`);
}

function countsOf(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, times]) => `${name} ${times}`).join(", ");
}

function sum(all: readonly Finding[]): number {
  return all.reduce((total, { broken: found }) => total + found.length, 0);
}
