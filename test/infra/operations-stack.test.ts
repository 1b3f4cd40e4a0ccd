import { beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { agentNames } from "#shared/domain/agents/agents.ts";
import { RowOutcome } from "#shared/domain/jobs/job.ts";
import { deployedDepartment } from "./deployed-department.ts";

const Dashboard = z.object({ DashboardName: z.string(), DashboardBody: z.string() });
const Body = z.object({
  widgets: z.array(
    z.looseObject({
      properties: z.object({
        title: z.string().optional(),
        metrics: z.array(z.array(z.unknown())).default([]),
      }),
    }),
  ),
});

let graphs: ReadonlyMap<string, string>;
let queues: readonly string[];
let flows: readonly string[];

beforeAll(async () => {
  const department = await deployedDepartment("prod");
  const [dashboard] = department.all("AWS::CloudWatch::Dashboard", Dashboard);
  queues = department.all("AWS::SQS::Queue", z.unknown()).map(({ id }) => id);
  flows = department.all("AWS::StepFunctions::StateMachine", z.unknown()).map(({ id }) => id);
  expect(dashboard?.properties.DashboardName).toBe("ai-sales-department-prod");
  const { widgets } = Body.parse(JSON.parse(dashboard?.properties.DashboardBody ?? ""));
  graphs = new Map(
    widgets.map(({ properties }) => [properties.title ?? "", JSON.stringify(properties.metrics)]),
  );
});

test.each(agentNames)("the runs, failures, time and cost of %s are graphed", (agent) => {
  for (const title of ["Runs", "Failures", "Time of a run, p90 ms", "Cost, USD"]) {
    expect(graphs.get(title)).toContain(`"service","department-prod"`);
    expect(graphs.get(title)).toContain(`"${agent}"`);
  }
});

test.each(RowOutcome.options)("rows that end as %s are graphed", (outcome) => {
  expect(graphs.get("Rows ended")).toContain(`"${outcome}"`);
});

test("every queue is graphed: how long its oldest message waits, or that it holds dead letters", () => {
  for (const id of queues) {
    const title = id.includes("DeadLetters") ? "Dead letters" : "Oldest waiting message, s";
    expect(graphs.get(title), id).toContain(`${id}.QueueName`);
  }
});

test("every flow is graphed", () => {
  for (const id of flows) expect(graphs.get("Flows that broke"), id).toContain(`"${id}"`);
});

test.each([
  ["Flows that broke", /ExecutionsFailed.*ExecutionsTimedOut.*ExecutionsAborted/],
  ["API errors", /5xx/],
  ["API latency, ms", /p99/],
  ["Model calls", /SEARCH.*ModelCalls/],
])("%s names what it should", (title, content) => {
  expect(graphs.get(title)).toMatch(content);
});
