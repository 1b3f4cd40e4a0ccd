import { expect, test } from "vitest";
import { anExecution } from "../../support/builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { apiWorld } from "./api-world.ts";

const dynamo = embeddedDynamo();
const place = "/api/v1/leads/test-pipeline";
const lead = { company: { name: "Acme", domain: "acme.example" } };

test("one lead goes through the whole pipeline, and the run is recorded", async () => {
  const world = await apiWorld(dynamo());

  const answer = await world.ask("POST", place, { json: { lead } });

  const run = answer.json["run"] as { id: string; leadId: string };
  expect(answer).toMatchObject({
    status: 200,
    json: {
      status: "succeeded",
      outcome: { outcome: "ready" },
      run: { isQuick: false, startedBy: "rep@seller.example", options: { dryRun: true } },
      lead: { company: { name: "Acme" }, origin: { kind: "test-run", runId: run.id } },
    },
  });
  expect(world.flows.started).toEqual([
    {
      flow: "lead-pipeline",
      execution: run.id,
      input: {
        leadId: run.leadId,
        jobRow: null,
        isQuick: false,
        skipEnrichment: false,
        stopOnDuplicate: true,
      },
    },
  ]);
  expect((await world.ask("GET", `${place}/runs`)).json["runs"]).toMatchObject([{ id: run.id }]);
  expect((await world.leads.list({ limit: 5 })).leads).toEqual([]);
});

test("the report has the time and the cost of every stage", async () => {
  const world = await apiWorld(dynamo());
  const first = await world.ask("POST", place, { json: { lead } });
  const { id } = first.json["run"] as { id: string };
  const work = { runId: id, threadId: "lead-1" };
  await world.runs.end(anExecution({ ...work, costUsd: 0.25, milliseconds: 300 }));
  await world.runs.end(
    anExecution({
      ...work,
      agent: "enrichment",
      occasion: "enrich",
      status: "failed",
      error: { name: "Error", message: "Apollo is away" },
      costUsd: 0.5,
      milliseconds: 200,
      startedAt: "2026-11-20T08:00:02.000Z",
    }),
  );

  expect((await world.ask("GET", `${place}/runs/${id}`)).json).toMatchObject({
    milliseconds: 500,
    costUsd: 0.75,
    stages: [
      { agent: "qualification", occasion: "qualify", milliseconds: 300, costUsd: 0.25 },
      { agent: "enrichment", status: "failed", error: "Error: Apollo is away" },
    ],
  });
  expect((await world.ask("GET", `${place}/runs/nobody`)).status).toBe(404);
});

test("the quick run and the options reach the flow", async () => {
  const world = await apiWorld(dynamo());
  const options = { stopOnDuplicate: false, skipEnrichment: true };

  await world.ask("POST", `${place}/quick`, { json: { lead, options } });

  expect(world.flows.started).toMatchObject([
    { input: { isQuick: true, skipEnrichment: true, stopOnDuplicate: false } },
  ]);
});

test("a run that is not dry keeps its lead", async () => {
  const world = await apiWorld(dynamo());

  await world.ask("POST", place, { json: { lead, options: { dryRun: false } } });

  expect((await world.leads.list({ limit: 5 })).leads).toMatchObject([
    { company: { name: "Acme" }, origin: { kind: "api", by: "rep@seller.example" } },
  ]);
});

test("a row of a CSV can be taken by its index", async () => {
  const world = await apiWorld(dynamo());
  const csv = "Firma;Website\nAcme;acme.example\nAlpen GmbH;alpen.example\n";

  const answer = await world.ask("POST", place, { json: { csv, rowIndex: 1 } });

  expect(answer.json["lead"]).toMatchObject({
    company: { name: "Alpen GmbH", domain: "alpen.example" },
  });
});

test("a run that takes long is answered with 202 and can be read later", async () => {
  const world = await apiWorld(dynamo());
  world.flows.endWith({ kind: "running" });

  const answer = await world.ask("POST", place, { json: { lead } });

  expect(answer).toMatchObject({ status: 202, json: { status: "running" } });
});

test.each<[string, number, object]>([
  ["neither lead nor csv", 400, {}],
  ["both lead and csv", 400, { lead, csv: "Company\nAcme\n" }],
  ["a row the file has not", 422, { csv: "Company\nAcme\n", rowIndex: 1 }],
  ["a row that is bad", 422, { csv: "Company,Email\n,nonsense\n" }],
  ["a text that is no CSV", 422, { csv: "" }],
  ["a CRM nobody connected", 422, { lead, options: { createInCrm: true } }],
  ["an option nobody knows", 400, { lead, options: { haste: true } }],
  ["a lead that names no company", 422, { lead: { company: {} } }],
])("%s is a problem, and nothing starts", async (_, status, json) => {
  const world = await apiWorld(dynamo());

  const answer = await world.ask("POST", place, { json });

  expect([answer.status, answer.headers["content-type"]]).toEqual([
    status,
    "application/problem+json",
  ]);
  expect(world.flows.started).toEqual([]);
  expect((await world.ask("GET", `${place}/runs`)).json["runs"]).toEqual([]);
});
