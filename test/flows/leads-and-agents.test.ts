import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { agentNames } from "#shared/domain/agents/agents.ts";
import { Job, JobStage } from "#shared/domain/jobs/job.ts";
import { Lead } from "#shared/domain/leads/lead.ts";
import { aDepartment, type RunningDepartment } from "../support/running-department.ts";

let department: RunningDepartment;

beforeAll(async () => {
  department = await aDepartment();
});

afterAll(() => department?.close());

test("a lead is created, read, changed on its version, and deleted", async () => {
  const lead = await create({
    name: "Marlpit Lane Builders",
    domain: "marlpit-lane-builders.example",
  });
  const change = { json: { version: 1, notes: "Met at the fair" } };

  const changed = await department.ask("PATCH", `leads/${lead.id}`, change);
  const stale = await department.ask("PATCH", `leads/${lead.id}`, change);
  const found = await department.ask("GET", "leads?company=marlpit");
  const gone = await department.ask("DELETE", `leads/${lead.id}`);

  expect(changed).toMatchObject({ status: 200, json: { version: 2, notes: "Met at the fair" } });
  expect(stale).toMatchObject({
    status: 409,
    json: { detail: expect.stringContaining("version 2") },
  });
  expect(found.json).toMatchObject({ leads: [{ id: lead.id, version: 2 }] });
  expect(gone.status).toBe(204);
  expect((await department.ask("GET", `leads/${lead.id}`)).status).toBe(404);
});

test("the same company and person twice are in conflict", async () => {
  const company = { name: "Twice Castings Ltd", domain: "twice-castings.example" };
  const first = await create(company);

  const second = await department.ask("POST", "leads", { json: { company } });

  expect(second).toMatchObject({
    status: 409,
    json: { detail: expect.stringContaining(first.id) },
  });
});

test("leads of a file are stored without the pipeline", async () => {
  const bytes = "Company,Website\nStored Ltd,stored.example\nKept GmbH,kept.example\n";
  const begun = await department.ask("POST", "leads/import/csv", { bytes, type: "text/csv" });
  const job = await department.ended(Job.parse(begun.json).id);
  const { leads } = LeadPage.parse((await department.ask("GET", `leads?jobId=${job.id}`)).json);

  expect(job).toMatchObject({
    status: "done",
    accepted: 2,
    started: 0,
    options: { mode: "import" },
  });
  expect(leads.map(({ company, status }) => [company.name, status]).toSorted()).toEqual([
    ["Kept GmbH", "new"],
    ["Stored Ltd", "new"],
  ]);
});

test("each agent works on a lead when asked, and what it did can be read and forgotten", async () => {
  const lead = await create({ name: "Kestrel Bearings Ltd.", domain: "kestrel-bearings.example" });

  for (const agent of JobStage.options) {
    const invoked = await department.ask("POST", `agents/${agent}/invoke`, {
      json: { leadId: lead.id },
    });
    expect(invoked, agent).toMatchObject({ status: 200, json: { output: { leadId: lead.id } } });
    const state = await department.ask("GET", `agents/${agent}/state/${lead.id}`);
    expect(Entries.parse(state.json).entries.length, agent).toBeGreaterThan(0);
    const runs = await department.ask("GET", `agents/${agent}/executions?limit=5`);
    expect(runs.json).toMatchObject({
      executions: expect.arrayContaining([expect.objectContaining({ agent, status: "completed" })]),
    });
  }
  const { agents } = Status.parse((await department.ask("GET", "agents/status")).json);
  expect(agents.map(({ agent }) => agent)).toEqual(agentNames);
  const ofLeads = agents.filter(({ agent }) => JobStage.safeParse(agent).success);
  expect(ofLeads.map(({ agent, runs, failures }) => [agent, runs > 0, failures])).toEqual(
    JobStage.options.map((agent) => [agent, true, 0]),
  );
  const dossier = await department.ask("GET", `leads/${lead.id}`);
  expect(dossier.json).toMatchObject({
    lead: { qualification: { tier: expect.any(String) } },
    facts: expect.arrayContaining([expect.objectContaining({ url: expect.any(String) })]),
    campaign: { steps: expect.any(Array) },
  });

  const reset = await department.ask("POST", "agents/marketing/reset", {
    json: { threadId: lead.id },
  });
  expect(reset).toMatchObject({ status: 200, json: { forgotten: 4 } });
  expect((await department.ask("GET", `agents/marketing/state/${lead.id}`)).status).toBe(404);
  const [marketing] = Status.parse(
    (await department.ask("GET", "agents/status")).json,
  ).agents.filter(({ agent }) => agent === "marketing");
  expect(marketing).toMatchObject({ runs: 0, resetAt: expect.any(String) });
});

test("an agent asked for what is not there says so", async () => {
  const nobody = { json: { leadId: "lead-nobody" } };

  expect((await department.ask("POST", "agents/marketing/invoke", nobody)).status).toBe(404);
  expect((await department.ask("POST", "agents/astrology/invoke", nobody)).status).toBe(404);
  expect((await department.ask("GET", "agents/marketing/state/lead-nobody")).status).toBe(404);
});

const LeadPage = z.object({ leads: z.array(Lead) });
const Entries = z.object({ entries: z.array(z.unknown()) });
const Status = z.object({
  agents: z.array(z.looseObject({ agent: z.string(), runs: z.number(), failures: z.number() })),
});

async function create(company: { name: string; domain: string }): Promise<Lead> {
  const answer = await department.ask("POST", "leads", { json: { company } });
  expect(answer.status).toBe(201);
  return Lead.parse(answer.json);
}

test("the sales manager allocates and reports when asked, and a wish it cannot read is refused", async () => {
  const coordinated = await department.ask("POST", "agents/sales-manager/invoke", {
    json: { input: { task: "coordinate" } },
  });
  expect(coordinated).toMatchObject({ status: 200, json: { output: { task: "coordinate" } } });
  const reported = await department.ask("POST", "agents/sales-manager/invoke", {
    json: { input: { task: "report" } },
  });
  expect(reported).toMatchObject({ status: 200, json: { output: { task: "report" } } });
  expect((await department.ask("GET", "reports/latest/page")).status).toBe(200);
  const unreadable = await department.ask("POST", "agents/sales-manager/invoke", {
    json: { input: { task: "dance" } },
  });
  expect(unreadable.status).toBe(400);
});
