import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAssembly } from "../../local/assembly/build-assembly.ts";
import { type Ended, processesOn, runMain } from "../support/main-command.ts";
import { fictionalCompanies } from "./fictional-companies.ts";
import { numbersFrom } from "./numbers-from.ts";
import { type Stored, whatIsStored } from "./what-is-stored.ts";

const seed = Number(process.env["CHAOS_SEED"] ?? 20_260_105);
const kills = Number(process.env["CHAOS_KILLS"] ?? 10);
const file = fictionalCompanies(200);
const world = join(import.meta.dirname, "..", "..", "examples", "world");

let folder: string;
let signals: readonly (NodeJS.Signals | null)[];
let last: Ended;
let enriched: readonly (readonly string[])[];
let stored: Stored;

beforeAll(
  async () => {
    await buildAssembly();
    folder = await mkdtemp(join(tmpdir(), "department-chaos-"));
    await writeFile(join(folder, "companies.csv"), file.text);
    signals = await killAgainAndAgain();
    last = await job("--resume").ended;
    const out = await readFile(join(folder, "enriched.csv"), "utf8");
    enriched = parse(out, { relaxColumnCount: true });
    stored = await whatIsStored(join(folder, "data"));
  },
  120_000 + kills * 30_000,
);

afterAll(() => rm(folder, { recursive: true, force: true }));

test("every kill hit a running job, and the last run ended well", () => {
  expect(signals).toEqual(Array.from({ length: kills }, () => "SIGKILL"));
  expect(last.output).toContain("The enriched CSV is");
  expect(last).toMatchObject({ code: 0, signal: null });
});

test("every row of the file stands once and in order in the enriched CSV", () => {
  const [header = [], ...rows] = enriched;
  const width = header.indexOf("lead_id");

  expect(rows.map((cells) => cells.slice(0, width))).toEqual(file.rows);
  const status = header.indexOf("status");
  expect(countsOf(rows.map((cells) => cells[status] ?? ""))).toEqual({
    ready: stored.jobs[0]?.outcomes.ready,
    parked: stored.jobs[0]?.outcomes.parked,
    rejected: file.rejected,
    duplicate: file.repeated,
  });
});

test("there is one job, and its counters add up", () => {
  const [job, ...more] = stored.jobs;
  const accepted = file.rows.length - file.rejected - file.repeated;

  expect(more).toEqual([]);
  expect(job).toMatchObject({
    status: "done",
    records: file.rows.length,
    rejected: file.rejected,
    repeated: file.repeated,
    accepted,
    started: accepted,
    ended: accepted,
  });
  expect(sum(Object.values(job?.outcomes ?? {}))).toBe(accepted);
  expect(stored.rows.map(({ row }) => row.status)).toEqual(
    Array.from({ length: accepted }, () => "ended"),
  );
  const passed = stored.rows.flatMap((row) => [...row.passed]);
  expect(countsOf(passed)).toEqual(job?.stages);
  expect(job?.costUsd).toBeCloseTo(sum(stored.rows.map(({ row }) => row.costUsd ?? 0)));
});

test("every step of every lead was completed once", () => {
  expect(countsOf(stored.executions.map(({ status }) => status))).toEqual({
    completed: stored.executions.length,
  });
  expect(stored.contextEntries).toHaveLength(stored.executions.length);
  for (const lead of stored.leads) {
    const steps = stored.executions
      .filter(({ threadId }) => threadId === lead.id)
      .map(({ agent, occasion }) => `${agent} ${occasion}`);
    const rounds = steps.filter((step) => step.startsWith("growth-analysis research-")).length;
    const isEnriched = steps.includes("enrichment enrich");
    expect(steps.toSorted()).toEqual(stepsOf(lead.status, isEnriched, rounds).toSorted());
  }
});

test("no effect of a step stands twice", () => {
  expect(stored.leads).toHaveLength(stored.rows.length);
  expect(
    repeatedIn(
      stored.facts.map(({ leadId, value }) => [leadId, value.statement, value.url, value.quote]),
    ),
  ).toEqual([]);
  expect(repeatedIn(stored.contacts.map(({ leadId, value }) => [leadId, value.fullName]))).toEqual(
    [],
  );
  const ready = stored.leads.filter(({ status }) => status === "ready").map(({ id }) => id);
  expect(stored.campaigns.map(({ leadId }) => leadId).toSorted()).toEqual(ready.toSorted());
  for (const { value } of stored.campaigns) {
    expect(repeatedIn(value.steps.map(({ number }) => [number]))).toEqual([]);
  }
});

test("who a lead is was claimed by that lead alone", () => {
  // One that was parked after enrichment keeps what it claimed before it.
  const checked = stored.executions
    .filter(({ agent }) => agent === "enrichment")
    .map(({ threadId }) => threadId);
  expect(repeatedIn(stored.claims.map(({ key }) => [key]))).toEqual([]);
  expect([...new Set(stored.claims.map(({ leadId }) => leadId))].toSorted()).toEqual(
    checked.toSorted(),
  );
});

test("no flow is left under way, and no message in any queue, dead letters least of all", () => {
  expect(countsOf(stored.flows.map(({ status }) => status))).toEqual({
    SUCCEEDED: stored.flows.length,
  });
  expect(repeatedIn(stored.flows.map(({ machineArn, name }) => [machineArn, name]))).toEqual([]);
  expect(stored.messages).toEqual([]);
});

test("no process of ours is left", () => {
  expect(processesOn(folder)).toEqual([]);
});

function job(...more: readonly string[]) {
  const args = ["job", join(folder, "companies.csv"), "--data", join(folder, "data")];
  return runMain([...args, "--world", world, "--out", join(folder, "enriched.csv"), ...more]);
}

/** Every fifth kill comes while the department starts, the others while it works. */
async function killAgainAndAgain(): Promise<readonly (NodeJS.Signals | null)[]> {
  const random = numbersFrom(seed);
  const ends: (NodeJS.Signals | null)[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const { child, says, ended } = job(...(kill === 0 ? [] : ["--resume"]));
    if (kill % 5 !== 4) await says(/rows ended \d+\/180/);
    await sleep(random() * 1000);
    child.kill("SIGKILL");
    ends.push((await ended).signal);
  }
  return ends;
}

function stepsOf(status: string, isEnriched: boolean, rounds: number): readonly string[] {
  const enriched = isEnriched ? ["enrichment enrich", "qualification score-again"] : [];
  if (status !== "ready") return ["qualification qualify", ...enriched];
  const growth = Array.from({ length: rounds }, (_, index) =>
    ["research", "analyse", "validate"].map((step) => `growth-analysis ${step}-${index + 1}`),
  );
  const marketing = ["angles", "drafts", "subjects", "optimise"].map((step) => `marketing ${step}`);
  return ["qualification qualify", ...enriched, ...growth.flat(), ...marketing];
}

function countsOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function repeatedIn(keys: readonly (readonly (string | number)[])[]): readonly string[] {
  const seen = new Set<string>();
  return keys
    .map((key) => key.join(" | "))
    .filter((key) => {
      const isRepeated = seen.has(key);
      seen.add(key);
      return isRepeated;
    });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
