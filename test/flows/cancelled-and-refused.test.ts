import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Job } from "#shared/domain/jobs/job.ts";
import { aDepartment, type RunningDepartment, startJob } from "../support/running-department.ts";

let department: RunningDepartment;

beforeAll(async () => {
  department = await aDepartment();
});

afterAll(() => department?.close());

test("a job cancelled in its middle ends its running rows, and gives what it has", async () => {
  const numbers = Array.from({ length: 40 }, (_, index) => index + 1);
  const rows = numbers.map((number) => `Nowhere ${number} Castings Ltd,nowhere-${number}.example`);
  const id = await startJob(department, ["Company,Website", ...rows].join("\n"));
  while (Job.parse((await department.ask("GET", `jobs/${id}`)).json).ended < 2) await sleep(20);

  const cancelled = await department.ask("DELETE", `jobs/${id}`);
  const early = await department.ask("GET", `jobs/${id}/results`);
  const job = await department.ended(id);
  const results = await department.ask("GET", `jobs/${id}/results`);
  const [header = [], ...cells] = parse(results.text);
  const statuses = cells.map((row) => row[header.indexOf("status")]);

  expect(cancelled).toMatchObject({ status: 202, json: { status: "cancelling" } });
  expect(early.status).toBe(409);
  expect(job).toMatchObject({ status: "cancelled", accepted: 40, ended: 40 });
  expect(cells.map(([company]) => company)).toEqual(
    numbers.map((number) => `Nowhere ${number} Castings Ltd`),
  );
  expect(new Set(statuses.slice(0, 2))).not.toContain("cancelled");
  expect(statuses.at(-1)).toBe("cancelled");
  expect(statuses.filter((status) => status === "cancelled")).toHaveLength(
    job.outcomes.cancelled ?? 0,
  );
  expect(statuses.filter((status) => status === "working" || status === "new")).toEqual([]);
});

test("a job that has ended cannot be cancelled", async () => {
  const id = await startJob(department, "Company,Website\nOver Ltd,over.example\n");
  await department.ended(id);

  expect(await department.ask("DELETE", `jobs/${id}`)).toMatchObject({
    status: 409,
    json: { detail: "The job is done; it cannot be cancelled." },
  });
});

test.each([
  [
    "a spreadsheet",
    Buffer.from("PK\u0003\u0004\u0014\0\u0006\0workbook", "latin1"),
    /xlsx|spreadsheet|Excel|ZIP/i,
  ],
  [
    "a web page",
    Buffer.from("<!doctype html><html><body><p>Sign in</p></body></html>"),
    /HTML|web page/i,
  ],
  [
    "a file without one column that names a company",
    Buffer.from("Colour,Size\nred,4\n"),
    /company/i,
  ],
])("%s is refused with the reason", async (_, bytes, reason) => {
  const type = "application/octet-stream";
  const begun = await department.ask("POST", "jobs?fileName=list.csv", { bytes, type });
  const job = await department.ended(Job.parse(begun.json).id);
  const results = await department.ask("GET", `jobs/${job.id}/results`);

  expect(job).toMatchObject({ status: "refused", refusal: expect.stringMatching(reason) });
  expect(results).toMatchObject({ status: 422, json: { detail: job.refusal } });
});

test("an empty file is refused at the door", async () => {
  const answer = await department.ask("POST", "jobs", { bytes: "", type: "text/csv" });

  expect(answer).toMatchObject({ status: 422, json: { detail: "The file is empty." } });
});
