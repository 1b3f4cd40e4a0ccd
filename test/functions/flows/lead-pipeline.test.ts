import { expect, test } from "vitest";
import type { JobRowId } from "#shared/domain/jobs/job.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { LeadNotFound } from "#shared/ports/lead-store.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { createDuplicateCheck } from "../../../functions/flows/lead-pipeline/check-duplicate.ts";
import { createFinish } from "../../../functions/flows/lead-pipeline/finish.ts";
import { createSteps } from "../../../functions/flows/lead-pipeline/steps.ts";
import { createEndedFlows } from "../../../functions/jobs/ended-flows/ended-flows.ts";
import { aJob, aLead, anExecution, waitingRows } from "../../support/builders.ts";
import { collectedQueue } from "../../support/collected-queue.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { quietLog } from "../../support/quiet-log.ts";

const dynamo = embeddedDynamo();
const row: JobRowId = { jobId: "job-1", row: 1 };
const told = [{ kind: "job", jobId: "job-1" }];

test("of two leads of one company and person the first is new, the second a duplicate", async () => {
  const world = await pipeline(aLead(), aLead({ id: "lead-2" }));

  expect(await world.check("lead-1")).toMatchObject({ isDuplicate: false });
  expect(await world.check("lead-2")).toEqual({
    isDuplicate: true,
    reason: "Same domain (kestrel-bearings.example, gareth oduya) as lead lead-1.",
  });
  expect(await world.leads.find("lead-2")).toMatchObject({ duplicateOf: "lead-1" });
  expect(await world.check("lead-1")).toMatchObject({ isDuplicate: false });
});

test("two leads checked at the same moment cannot both be new", async () => {
  const world = await pipeline(aLead(), aLead({ id: "lead-2" }));

  const answers = await Promise.all([world.check("lead-1"), world.check("lead-2")]);

  expect(answers).toContainEqual({ isDuplicate: false, reason: "not known yet" });
  expect(answers).toContainEqual(expect.objectContaining({ isDuplicate: true }));
});

test("a test run sees whom it repeats but takes nobody's place", async () => {
  const origin = { kind: "test-run", runId: "test-1" } as const;
  const createdAt = new Date().toISOString();
  const world = await pipeline(aLead({ id: "trial-1", origin, createdAt }), aLead());

  expect(await world.check("trial-1")).toMatchObject({ isDuplicate: false });
  expect(await world.check("lead-1")).toMatchObject({ isDuplicate: false });
  expect(await world.check("trial-1")).toMatchObject({ isDuplicate: true });
});

test("the check of a lead that was deleted says that there is none", async () => {
  const world = await pipeline();

  await expect(world.check("lead-1")).rejects.toBeInstanceOf(LeadNotFound);
});

test("the end of a pipeline sums up costs and troubles, ends the row and tells the intake", async () => {
  const world = await pipeline(aLead({ status: "working", error: "from an earlier run" }));
  await world.runs.end(anExecution({ costUsd: 0.25 }));
  await world.runs.end(
    anExecution({
      agent: "enrichment",
      occasion: "enrich",
      status: "failed",
      error: { name: "Error", message: "Apollo does not answer" },
      costUsd: 0.5,
    }),
  );

  expect(await world.finish("ready", "Done.")).toEqual({ outcome: "ready", reason: "Done." });
  expect(await world.finish("ready", "Done.")).toEqual({ outcome: "ready", reason: "Done." });

  expect(await world.leads.find("lead-1")).toMatchObject({
    status: "ready",
    costUsd: 0.75,
    error: "enrichment failed: Apollo does not answer",
  });
  expect(await world.jobs.find("job-1")).toMatchObject({ ended: 1, costUsd: 0.75 });
  expect(world.intake.sent).toEqual([...told, ...told]);
});

test("a pipeline that went well leaves no error of an earlier run", async () => {
  const world = await pipeline(aLead({ error: "from an earlier run" }));

  await world.finish("parked", "Tier D.");

  const lead = await world.leads.find("lead-1");
  expect(lead).toMatchObject({ status: "parked" });
  expect(lead?.error).toBeUndefined();
});

test("a failed pipeline says why in words, not in JSON", async () => {
  const world = await pipeline(aLead());

  await world.finish("failed", '{"errorType":"Error","errorMessage":"No model answers"}');

  expect(await world.leads.find("lead-1")).toMatchObject({ error: "No model answers" });
  expect(await world.jobs.row("job-1", 1)).toMatchObject({
    outcome: "failed",
    reason: "No model answers",
  });
});

test.each(["finish", "broke"] as const)(
  "a lead that failed (%s) does not stand in the way of its row's next try",
  async (how) => {
    const world = await pipeline(aLead(), aLead({ id: "lead-2" }));
    await world.check("lead-1");

    await (how === "finish"
      ? world.finish("failed", "No model answers")
      : world.broke("TIMED_OUT"));

    expect(await world.check("lead-2")).toMatchObject({ isDuplicate: false });
  },
);

test("the row of a lead that was deleted under way ends and says so", async () => {
  const world = await pipeline(aLead());
  await world.leads.remove("lead-1");

  expect(await world.finish("ready", "Done.")).toEqual({
    outcome: "failed",
    reason: "The lead was deleted while it was worked on.",
  });
  expect(await world.jobs.find("job-1")).toMatchObject({ ended: 1, outcomes: { failed: 1 } });
  expect(world.intake.sent).toEqual(told);
});

test("outside a job only the lead is told of the end", async () => {
  const world = await pipeline(aLead());

  await world.finish("ready", "Done.", null);

  expect(await world.leads.find("lead-1")).toMatchObject({ status: "ready" });
  expect(world.intake.sent).toEqual([]);
});

test("a step nobody knows is refused", async () => {
  const world = await pipeline();

  await expect(world.steps({ step: "celebrate" })).rejects.toThrow();
});

test("a flow that broke ends its row with what it has cost", async () => {
  const world = await pipeline(aLead());
  await world.runs.end(anExecution({ runId: "job-1-1", costUsd: 0.5 }));

  await world.broke("TIMED_OUT");
  await world.broke("TIMED_OUT");

  expect(await world.leads.find("lead-1")).toMatchObject({
    status: "failed",
    error: "The pipeline took too long.",
    costUsd: 0.5,
  });
  expect(await world.jobs.find("job-1")).toMatchObject({
    ended: 1,
    costUsd: 0.5,
    outcomes: { failed: 1 },
  });
  expect(world.intake.sent).toEqual([...told, ...told]);
});

test("a flow that broke after its row had ended changes neither the row nor the lead", async () => {
  const world = await pipeline(aLead());
  await world.finish("ready", "Done.");

  await world.broke("FAILED");

  expect(await world.leads.find("lead-1")).toMatchObject({ status: "ready" });
  expect(await world.jobs.find("job-1")).toMatchObject({ outcomes: { ready: 1, failed: 0 } });
  expect(world.intake.sent).toEqual([...told, ...told]);
});

test("a flow that broke over a deleted lead ends its row all the same", async () => {
  const world = await pipeline(aLead());
  await world.leads.remove("lead-1");

  await world.broke("FAILED");

  expect(await world.jobs.find("job-1")).toMatchObject({ ended: 1 });
});

test("a row whose pipeline began before an update that names rows otherwise ends all the same", async () => {
  const world = await pipeline(aLead());
  await world.broke("FAILED", row);
  expect(await world.jobs.find("job-1")).toMatchObject({ ended: 1 });
  expect(world.intake.sent).toEqual([{ kind: "job", jobId: "job-1" }]);

  // Outside a job it had none.
  await world.broke("FAILED", { jobId: "", row: 0 });
  expect(world.intake.sent).toHaveLength(1);
});

async function pipeline(...known: readonly Lead[]) {
  const { client, table } = dynamo();
  const operations = await table("operations");
  const leads = dynamoLeadStore(client, await table("leads"));
  const jobs = dynamoJobStore(client, operations);
  const runs = dynamoRunStore(client, operations);
  const intake = collectedQueue<{ readonly kind: "job"; readonly jobId: string }>();
  const deps = { leads, jobs, runs, intake, log: quietLog, now: () => new Date() };
  const steps = createSteps({
    checkDuplicate: createDuplicateCheck(deps),
    finish: createFinish(deps),
  });
  const ended = createEndedFlows(deps);

  await jobs.add(aJob({ accepted: 1, started: 1 }));
  await jobs.addRows(waitingRows("job-1", 1));
  for (const lead of known) await leads.add(lead);
  return {
    leads,
    jobs,
    runs,
    intake,
    steps,
    check: (leadId: string) => steps({ step: "check-duplicate", leadId }),
    finish: (outcome: string, reason: string, jobRow: JobRowId | null = row) =>
      steps({ step: "finish", outcome, reason, runId: "run-1", leadId: "lead-1", jobRow }),
    broke: (status: "FAILED" | "TIMED_OUT", input: object = { jobRow: row }) =>
      ended({
        detail: {
          name: "job-1-1",
          status,
          input: JSON.stringify({ leadId: "lead-1", ...input }),
          error: null,
          cause: null,
        },
      }),
  };
}
