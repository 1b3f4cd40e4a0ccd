import { setTimeout as sleep } from "node:timers/promises";
import {
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDepartment, type RunningDepartment, startJob } from "../support/running-department.ts";

let department: RunningDepartment;

beforeAll(async () => {
  department = await aDepartment();
});

afterAll(() => department?.close());

test("three jobs at once all finish, each row once", async () => {
  const names = ["one", "two", "three"];
  const files = names.map((name) =>
    Array.from({ length: 10 }, (_, row) => `Works ${name} ${row} Ltd,${name}-${row}.example`),
  );
  const ids = await Promise.all(
    files.map((rows) => startJob(department, ["Company,Website", ...rows].join("\n"))),
  );

  const jobs = await Promise.all(ids.map((id) => department.ended(id)));

  for (const [at, job] of jobs.entries()) {
    expect(job).toMatchObject({ status: "done", accepted: 10, ended: 10 });
    expect(job.outcomes).toMatchObject({ failed: 0, cancelled: 0, duplicate: 0 });
    const results = await resultsOf(job.id);
    expect(results.map(({ Company, Website }) => `${Company},${Website}`)).toEqual(files[at]);
  }
});

test("a company whose site cannot be reached ends all the same and says so", async () => {
  const id = await startJob(department, "Company,Website\nGone Ltd,gone.example\n");
  await department.ended(id);

  const [row] = await resultsOf(id);

  expect(row).toMatchObject({ status: expect.stringMatching(/^(ready|parked)$/), email: "" });
  expect(row?.["error"]).toMatch(/gone\.example|e-?mail|address|reach/i);
});

test("a pipeline that is stopped from outside still ends its row, and the job with it", async () => {
  const id = await startJob(
    department,
    "Company,Website\nKestrel Bearings Ltd.,kestrel-bearings.example\n",
  );
  await stopPipeline(`${id}-1`);

  const job = await department.ended(id);
  const [row] = await resultsOf(id);
  const errors = await department.ask("GET", `jobs/${id}/errors`);

  expect(job).toMatchObject({ status: "done", ended: 1, outcomes: { failed: 1 } });
  expect(row).toMatchObject({ status: "failed", error: expect.stringContaining("was aborted") });
  expect(errors.text).toContain("stopped by an operator");
});

async function stopPipeline(name: string): Promise<void> {
  const sfn = new SFNClient({
    endpoint: department.awsUrl,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  const machine = stateMachines.find((one) => one.name?.includes("LeadPipeline"));
  const stateMachineArn = machine?.stateMachineArn;
  for (;;) {
    const { executions = [] } = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: "RUNNING" }),
    );
    const execution = executions.find((one) => one.name === name);
    if (execution) {
      const { executionArn } = execution;
      await sfn.send(new StopExecutionCommand({ executionArn, cause: "stopped by an operator" }));
      return;
    }
    await sleep(5);
  }
}

async function resultsOf(jobId: string): Promise<readonly Record<string, string>[]> {
  const { text } = await department.ask("GET", `jobs/${jobId}/results`);
  return parse(text, { columns: true });
}
