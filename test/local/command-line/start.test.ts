import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { Job } from "#shared/domain/jobs/job.ts";
import { type Ended, processesOn, runMain } from "../../support/main-command.ts";

let data: string;
let first: Ended;
let second: Ended;
let jobs: readonly Job[];

// One department's life, told in order: killed in its first job, started again, stopped, started a third time.
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "department-start-"));
  const killed = start();
  await killed.says(/rows ended [1-9]/);
  killed.child.kill("SIGKILL");
  await killed.ended;

  first = await startAndStop(() => Promise.resolve());
  second = await startAndStop(async (url) => {
    const answer: unknown = await (await fetch(`${url}/api/v1/jobs`)).json();
    jobs = z.object({ jobs: z.array(Job) }).parse(answer).jobs;
  });
}, 240_000);

afterAll(() => rm(data, { recursive: true, force: true }));

function start() {
  return runMain(["start", "--port", "0", "--data", data]);
}

async function startAndStop(meanwhile: (url: string) => Promise<void>): Promise<Ended> {
  const { child, says, ended, output } = start();
  await says(/Ctrl-C stops it/);
  const [, url = ""] = /Ready after .* at (\S+)/.exec(output()) ?? [];
  await meanwhile(url);
  child.kill("SIGINT");
  return ended;
}

test("a start after kill -9 goes on with the job on the examples and shows the funnel", () => {
  expect(first.output).toContain("Going on with the job on leads.csv");
  expect(first.output).toContain("Funnel of leads.csv");
  expect(first.output).toContain(
    `The enriched CSV is ${join(data, "results", "leads-enriched.csv")}`,
  );
  expect(first.output).toMatch(/Ready after \d+\.\d s at http:\/\/127\.0\.0\.1:\d+\n/);
});

test("every row of the examples stands in the enriched CSV", async () => {
  const rows = async (file: string) =>
    z
      .array(z.record(z.string(), z.string()))
      .parse(parse(await readFile(file, "utf8"), { columns: true }));
  const examples = await rows(join(import.meta.dirname, "../../../examples/leads.csv"));
  const enriched = await rows(join(data, "results", "leads-enriched.csv"));
  expect(enriched.map(({ Website }) => Website)).toEqual(examples.map(({ Website }) => Website));
});

test("a later start does not run the job again", () => {
  expect(second.output).toContain("Nothing is left to do. The last job was on leads.csv");
  expect(second.output).toContain("Funnel of leads.csv");
  expect(jobs).toHaveLength(1);
});

test("Ctrl-C ends everything with 0", () => {
  expect(first).toMatchObject({ code: 0, signal: null });
  expect(second).toMatchObject({ code: 0, signal: null });
  expect(second.output).toMatch(/Stopping …\nStopped\. The next npm start goes on from here\.\n$/);
  expect(processesOn(data)).toEqual([]);
  expect(existsSync(join(data, "department.pid"))).toBe(false);
});

test("without a demo world the department stays until it is told to stop", async () => {
  const folder = await mkdtemp(join(tmpdir(), "department-own-"));
  const { child, says, ended, output } = runMain([
    ...["start", "--world", "none", "--port", "0", "--data", folder],
  ]);
  await says(/Ctrl-C stops it/);
  const [, url = ""] = /Ready after .* at (\S+)/.exec(output()) ?? [];
  const scope = { scope: { kind: "all" }, reason: "a wrong price" };
  const headers = { "content-type": "application/json" };
  await fetch(`${url}/api/v1/pauses`, { method: "POST", headers, body: JSON.stringify(scope) });
  await says(/PAUSED .*a wrong price/);
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ code: 0 });
  await rm(folder, { recursive: true, force: true });
}, 60_000);
