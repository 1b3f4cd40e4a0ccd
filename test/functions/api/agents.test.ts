import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type FunctionCaller, FunctionFailed } from "#shared/ports/function-caller.ts";
import { aLead, anExecution } from "../../support/builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { apiWorld } from "./api-world.ts";

const dynamo = embeddedDynamo();
const onLead = { json: { leadId: "lead-1" } };

test("an agent that is a function is called with a run of its own and answers", async () => {
  const calls: unknown[] = [];
  const functions: FunctionCaller = {
    async call(name, payload) {
      calls.push([name, payload]);
      return { tier: "B" };
    },
  };
  const world = await apiWorld(dynamo(), { functions });
  await world.leads.add(aLead());

  const answer = await world.ask("POST", "/api/v1/agents/qualification/invoke", onLead);

  expect(answer).toMatchObject({ status: 200, json: { output: { tier: "B" } } });
  expect(calls).toEqual([
    [
      "qualification",
      {
        runId: answer.json["runId"],
        occasion: "invoke",
        threadId: "lead-1",
        input: { leadId: "lead-1" },
      },
    ],
  ]);
});

test("an agent that takes longer than a request may is answered with 202, and ends by itself", async () => {
  const call = () => sleep(900).then(() => Promise.reject(new Error("late failure")));
  const world = await apiWorld(dynamo(), { functions: { call } });
  await world.leads.add(aLead());

  expect(await world.ask("POST", "/api/v1/agents/enrichment/invoke", onLead)).toMatchObject({
    status: 202,
    json: { status: "running", runId: expect.stringMatching(/^invoke-/) },
  });
  await sleep(700);
});

test("an agent that fails is a problem that names it", async () => {
  const call = () => Promise.reject(new FunctionFailed("enrichment", "Error", "Apollo is away"));
  const world = await apiWorld(dynamo(), { functions: { call } });
  await world.leads.add(aLead());

  expect(await world.ask("POST", "/api/v1/agents/enrichment/invoke", onLead)).toMatchObject({
    status: 502,
    json: { detail: expect.stringContaining("Apollo is away") },
  });
});

test("an agent that is a flow is started and waited for", async () => {
  const world = await apiWorld(dynamo());
  await world.leads.add(aLead());

  const done = await world.ask("POST", "/api/v1/agents/marketing/invoke", onLead);
  expect(done.status).toBe(200);
  expect(world.flows.started).toEqual([
    {
      flow: "marketing",
      execution: done.json["runId"],
      input: { leadId: "lead-1", runId: done.json["runId"], jobRow: null },
    },
  ]);

  world.flows.endWith({ kind: "running" });
  expect((await world.ask("POST", "/api/v1/agents/growth-analysis/invoke", onLead)).status).toBe(
    202,
  );
  world.flows.endWith({ kind: "failed", status: "FAILED", error: "Error", cause: "No model" });
  expect(await world.ask("POST", "/api/v1/agents/marketing/invoke", onLead)).toMatchObject({
    status: 502,
    json: { detail: expect.stringContaining("No model") },
  });
});

test("an unknown agent, an unknown lead and an unknown field are told apart", async () => {
  const world = await apiWorld(dynamo());

  const agent = await world.ask("POST", "/api/v1/agents/astrologer/invoke", onLead);
  const lead = await world.ask("POST", "/api/v1/agents/marketing/invoke", onLead);
  const field = await world.ask("POST", "/api/v1/agents/marketing/invoke", {
    json: { leadId: "lead-1", mood: "good" },
  });

  expect([agent.status, lead.status, field.status]).toEqual([404, 404, 400]);
  expect(agent.json["detail"]).toContain("qualification, enrichment, growth-analysis, marketing");
});

test("what an agent did is its state, its executions and its status, until it is reset", async () => {
  const world = await apiWorld(dynamo());
  await world.runs.end(anExecution({ costUsd: 0.25 }));
  const state = "/api/v1/agents/qualification/state/lead-1";

  expect((await world.ask("GET", state)).json["entries"]).toMatchObject([
    { runId: "run-1", status: "completed" },
  ]);
  expect((await world.ask("GET", "/api/v1/agents/qualification/executions")).json).toMatchObject({
    executions: [{ runId: "run-1", costUsd: 0.25 }],
  });
  expect((await world.ask("GET", "/api/v1/agents/status")).json["agents"]).toContainEqual(
    expect.objectContaining({ agent: "qualification", runs: 1, failures: 0 }),
  );
  expect((await world.ask("GET", "/api/v1/agents/marketing/state/lead-1")).status).toBe(404);

  const reset = { as: "manager", json: { threadId: "lead-1" } } as const;
  expect(await world.ask("POST", "/api/v1/agents/qualification/reset", reset)).toMatchObject({
    status: 200,
    json: { forgotten: 1 },
  });
  expect((await world.ask("GET", state)).status).toBe(404);
  expect((await world.runs.status("qualification")).runs).toBe(0);
});

test("a reset without a body sets the counters back and forgets no thread", async () => {
  const world = await apiWorld(dynamo());
  await world.runs.end(anExecution());

  const answer = await world.ask("POST", "/api/v1/agents/qualification/reset", { as: "manager" });

  expect(answer).toMatchObject({ status: 200, json: { forgotten: 0 } });
  expect(await world.runs.context("qualification", "lead-1")).toHaveLength(1);
});
