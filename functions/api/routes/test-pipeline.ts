import { randomUUID } from "node:crypto";
import * as z from "zod";
import { Campaign } from "#shared/domain/campaigns/campaign.ts";
import { type HeaderMapping, mapHeaders } from "#shared/domain/csv/header-mapping.ts";
import { rowToLead } from "#shared/domain/csv/row-to-lead.ts";
import { Lead } from "#shared/domain/leads/lead.ts";
import type { LeadDraft } from "#shared/domain/leads/lead-draft.ts";
import { TestRun, TestRunOptions, testLeadId } from "#shared/domain/pipeline/test-run.ts";
import type { FlowState, Flows } from "#shared/ports/flows.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { RunStore } from "#shared/ports/run-store.ts";
import type { TestRunStore } from "#shared/ports/test-run-store.ts";
import { readRecords } from "#shared/runtime/csv/read-records.ts";
import type { Person } from "../../http/person.ts";
import { refusal } from "../../http/problem.ts";
import { Id, jsonRoute, type Route, route } from "../../http/route.ts";
import { awaitFlow } from "../await-flow.ts";
import { whole } from "../jobs/whole.ts";
import { newLead, newLeadId, StrictDraft } from "./leads.ts";

export type TestPipelineDeps = {
  readonly leads: LeadStore;
  readonly runs: RunStore;
  readonly testRuns: TestRunStore;
  readonly flows: Flows<"lead-pipeline">;
  readonly patienceMilliseconds: number;
  readonly now: () => Date;
};

const Ask = z.strictObject({
  lead: StrictDraft.optional(),
  /** The text of a CSV and which of its rows to take, counted from 0. */
  csv: z.string().max(4_000_000).optional(),
  rowIndex: z.int().min(0).default(0),
  options: TestRunOptions.default(TestRunOptions.parse({})),
});
type Ask = z.infer<typeof Ask>;

const Report = z.object({
  run: TestRun,
  status: z.string(),
  outcome: z.unknown(),
  stages: z.array(
    z.object({
      agent: z.string(),
      occasion: z.string(),
      status: z.string(),
      milliseconds: z.number(),
      costUsd: z.number(),
      models: z.array(z.string()),
      tools: z.int(),
      error: z.string().optional(),
    }),
  ),
  milliseconds: z.number(),
  costUsd: z.number(),
  lead: Lead.optional(),
  campaign: Campaign.optional(),
});

export function testPipelineRoutes(deps: TestPipelineDeps): readonly Route[] {
  const begin = (path: string, isQuick: boolean, summary: string) =>
    jsonRoute({
      method: "post",
      path,
      role: "rep",
      summary,
      tag: "test pipeline",
      schema: Ask,
      answers: {
        200: { description: "What the run did, stage by stage.", schema: Report },
        202: { description: "It takes longer; read it later.", schema: Report },
      },
      handle: async ({ body, person }) => {
        const report = await runOnce(deps, body, person, isQuick);
        return { status: report.status === "running" ? 202 : 200, json: report };
      },
    });

  return [
    begin("/api/v1/leads/test-pipeline", false, "Send one lead through the whole pipeline"),
    begin(
      "/api/v1/leads/test-pipeline/quick",
      true,
      "Qualify one lead and look for duplicates, without enrichment or campaign",
    ),
    route({
      method: "get",
      path: "/api/v1/leads/test-pipeline/runs",
      role: "viewer",
      summary: "Test runs, newest first",
      tag: "test pipeline",
      answers: { 200: { description: "The runs.", schema: z.object({ runs: z.array(TestRun) }) } },
      handle: async () => ({ status: 200, json: { runs: await deps.testRuns.list(50) } }),
    }),
    route({
      method: "get",
      path: "/api/v1/leads/test-pipeline/runs/{id}",
      role: "viewer",
      summary: "The report of a test run",
      tag: "test pipeline",
      params: z.object({ id: Id }),
      answers: { 200: { description: "The report.", schema: Report } },
      handle: async ({ params: { id } }) => {
        const run = await deps.testRuns.find(id);
        if (!run) throw refusal(404, `There is no test run ${id}.`);
        const state = await deps.flows.look("lead-pipeline", id);
        return { status: 200, json: await reportOf(deps, run, state) };
      },
    }),
  ];
}

async function runOnce(
  deps: TestPipelineDeps,
  { lead: given, csv, rowIndex, options }: Ask,
  person: Person,
  isQuick: boolean,
): Promise<z.infer<typeof Report>> {
  if (options.createInCrm) {
    throw refusal(422, "createInCrm: no CRM is connected to this department.");
  }
  const { leads, testRuns, flows, patienceMilliseconds, now } = deps;
  if ((given === undefined) === (csv === undefined)) {
    throw refusal(400, "Give a lead, or a csv and a rowIndex.");
  }
  const draft = given ?? (await draftFromCsv(csv ?? "", rowIndex, now()));

  const id = `test-${randomUUID()}`;
  const by = person.email || person.id;
  const origin = options.dryRun
    ? { kind: "test-run" as const, runId: id }
    : { kind: "api" as const, by };
  const leadId = options.dryRun ? testLeadId(id) : newLeadId();
  const lead = newLead(leadId, draft, origin, now());
  const run: TestRun = {
    id,
    leadId: lead.id,
    isQuick,
    options,
    startedBy: by,
    startedAt: now().toISOString(),
  };
  await testRuns.add(run);
  await leads.add(lead);
  await flows.start("lead-pipeline", id, {
    leadId: lead.id,
    jobRow: null,
    isQuick,
    skipEnrichment: options.skipEnrichment,
    stopOnDuplicate: options.stopOnDuplicate,
  });
  return reportOf(deps, run, await awaitFlow(flows, "lead-pipeline", id, patienceMilliseconds));
}

async function reportOf(
  { leads, runs }: TestPipelineDeps,
  run: TestRun,
  state: FlowState,
): Promise<z.infer<typeof Report>> {
  const [executions, lead, campaign] = await Promise.all([
    runs.executionsOf(run.id),
    leads.find(run.leadId),
    leads.campaignOf(run.leadId),
  ]);
  const stages = executions.map(({ agent, occasion, status, milliseconds = 0, ...rest }) => ({
    agent,
    occasion,
    status,
    milliseconds,
    costUsd: rest.costUsd,
    models: [...new Set(rest.modelCalls.map(({ model }) => model))],
    tools: rest.toolCalls.length,
    ...(rest.error && { error: `${rest.error.name}: ${rest.error.message}` }),
  }));
  // A dry run's lead expires by itself; taking it away at once would leave nothing to look at.
  return {
    run,
    status: state.kind,
    outcome:
      state.kind === "succeeded" ? state.output : state.kind === "failed" ? state : undefined,
    stages,
    milliseconds: stages.reduce((sum, stage) => sum + stage.milliseconds, 0),
    costUsd: stages.reduce((sum, stage) => sum + stage.costUsd, 0),
    ...(lead && { lead }),
    ...(campaign && { campaign }),
  };
}

async function draftFromCsv(csv: string, rowIndex: number, now: Date): Promise<LeadDraft> {
  let headers: readonly string[] = [];
  let mapping: HeaderMapping | undefined;
  for await (const batch of readRecords(whole(Buffer.from(csv, "utf8")))) {
    if (batch.kind === "refused") throw refusal(422, batch.message);
    if (batch.kind === "header") headers = batch.headers;
    if (batch.kind !== "records") continue;
    const samples = batch.records.map(({ cells }) => cells);
    mapping ??= mapHeaders(headers, { samples });
    const record = batch.records.find(({ index }) => index === rowIndex);
    if (!record) continue;
    const outcome = rowToLead(record, mapping, now);
    if (outcome.kind === "lead") return outcome.draft;
    throw refusal(
      422,
      `Row ${rowIndex} (line ${record.line}) cannot be used.`,
      outcome.problems.map(({ column, message }) => ({ path: column, message })),
    );
  }
  throw refusal(422, `The CSV has no row ${rowIndex}.`);
}
