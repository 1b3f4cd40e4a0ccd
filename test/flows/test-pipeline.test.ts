import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { type Answer, aDepartment, type RunningDepartment } from "../support/running-department.ts";

const kestrel = {
  company: { name: "Kestrel Bearings Ltd.", domain: "kestrel-bearings.example" },
  person: { firstName: "Gareth", lastName: "Oduya", title: "Chief Operating Officer" },
};

let department: RunningDepartment;

beforeAll(async () => {
  department = await aDepartment();
});

afterAll(() => department?.close());

test("a dry run tells every stage with its time and cost, and leaves no lead in the list", async () => {
  const report = Report.parse((await run("test-pipeline", { lead: kestrel })).json);

  expect(report).toMatchObject({ status: "succeeded", costUsd: 0, lead: { status: "ready" } });
  expect(new Set(report.stages.map(({ agent }) => agent))).toEqual(
    new Set(["qualification", "enrichment", "growth-analysis", "marketing"]),
  );
  expect(report.stages.every(({ status }) => status === "completed")).toBe(true);
  expect(report.milliseconds).toBe(
    report.stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  );
  expect(report.campaign).toBeDefined();
  expect((await department.ask("GET", "leads")).json).toEqual({ leads: [] });
});

test("a run by a CSV's row index takes that row", async () => {
  const csv = "Company,Website\nFirst Ltd,first.example\nSecond Ltd,second.example\n";

  const answer = await run("test-pipeline/quick", { csv, rowIndex: 1 });

  expect(answer).toMatchObject({
    status: 200,
    json: { lead: { company: { name: "Second Ltd", domain: "second.example" } } },
  });
  expect(await run("test-pipeline/quick", { csv, rowIndex: 2 })).toMatchObject({
    status: 422,
    json: { detail: "The CSV has no row 2." },
  });
});

test("a quick run qualifies and stops", async () => {
  const report = Report.parse((await run("test-pipeline/quick", { lead: kestrel })).json);

  expect(report.stages.map(({ agent }) => agent)).toEqual(["qualification"]);
  expect(report.campaign).toBeUndefined();
});

test("a run that is no dry run keeps its lead, and a second one is told it is a duplicate", async () => {
  const options = { dryRun: false, skipEnrichment: true };
  const company = { name: "Quillmark Logistics Inc.", domain: "quillmark-logistics.example" };
  const person = { firstName: "Ada", lastName: "Abernold", title: "Chief Operating Officer" };

  const kept = Report.parse(
    (await run("test-pipeline", { lead: { company, person }, options })).json,
  );
  const again = await run("test-pipeline/quick", { lead: { company, person } });

  expect(kept.stages.map(({ agent }) => agent)).not.toContain("enrichment");
  expect((await department.ask("GET", `leads/${kept.run.leadId}`)).status).toBe(200);
  expect(again).toMatchObject({
    status: 200,
    json: { outcome: { outcome: "duplicate", reason: expect.stringContaining(kept.run.leadId) } },
  });
});

test("every run is recorded and can be read again", async () => {
  const { run: started } = Report.parse((await run("test-pipeline/quick", { lead: kestrel })).json);

  const { runs } = Runs.parse((await department.ask("GET", "leads/test-pipeline/runs")).json);
  const report = await department.ask("GET", `leads/test-pipeline/runs/${started.id}`);

  expect(runs[0]).toMatchObject({ id: started.id, isQuick: true });
  expect(report).toMatchObject({ status: 200, json: { run: started, status: "succeeded" } });
});

test.each([
  ["neither a lead nor a CSV", {}, 400],
  ["a CRM that is not connected", { lead: kestrel, options: { createInCrm: true } }, 422],
  ["an unknown option", { lead: kestrel, options: { sendNow: true } }, 400],
  ["a lead without a company", { lead: { company: {} } }, 422],
])("%s is refused", async (_, json, status) => {
  expect((await run("test-pipeline", json)).status).toBe(status);
});

function run(path: string, json: unknown): Promise<Answer> {
  return department.ask("POST", `leads/${path}`, { json });
}

const Stage = z.object({ agent: z.string(), status: z.string(), milliseconds: z.number() });
const Runs = z.object({ runs: z.array(z.looseObject({ id: z.string(), isQuick: z.boolean() })) });
const Report = z.looseObject({
  run: z.looseObject({ id: z.string(), leadId: z.string() }),
  status: z.string(),
  milliseconds: z.number(),
  stages: z.array(Stage),
  campaign: z.unknown().optional(),
});
