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

beforeAll(async () => {
  const department = await deployedDepartment("prod");
  const [dashboard] = department.all("AWS::CloudWatch::Dashboard", Dashboard);
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

test.each([
  ["Oldest waiting message, s", /Imports.*Intake.*Exports.*EndedFlows/],
  ["Dead letters", /Imports.*Intake.*Exports.*EndedFlows.*DeadLetters/],
  ["Flows that broke", /ExecutionsFailed.*ExecutionsTimedOut.*ExecutionsAborted/],
  ["API errors", /5xx/],
  ["API latency, ms", /p99/],
  ["Model calls", /SEARCH.*ModelCalls/],
])("%s names what it should", (title, content) => {
  expect(graphs.get(title)).toMatch(content);
});
