import { expect, test } from "vitest";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { createDrop } from "../../../functions/jobs/drop/drop.ts";
import { collectedQueue } from "../../support/collected-queue.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { memoryFiles } from "../../support/memory-files.ts";
import { quietLog } from "../../support/quiet-log.ts";

const dynamo = embeddedDynamo();

const dropped = ["Fair 2026, booth list.csv", "leads.csv"];

async function dropWorld() {
  const { client, table } = dynamo();
  const jobs = dynamoJobStore(client, await table("operations"));
  const imports = collectedQueue<{ readonly jobId: string }>();
  const now = () => new Date("2026-11-20T10:00:00Z");
  const files = memoryFiles();
  for (const name of dropped) files.put(`drops/${name}`, "Company\nAcme\n");
  const drop = createDrop({ jobs, copies: files, imports, log: quietLog, now });
  return { jobs, files, imports, drop };
}

const created = (key: string, etag = "e1") => ({
  source: "aws.s3",
  "detail-type": "Object Created",
  detail: { bucket: { name: "files" }, object: { key, etag, size: 12 } },
});

test("a CSV in the drop folder becomes a job under its own name", async () => {
  const { drop, jobs, imports } = await dropWorld();

  const job = await drop(created("drops/Fair 2026, booth list.csv"));

  expect(job).toMatchObject({
    status: "importing",
    fileName: "Fair 2026, booth list.csv",
    options: { mode: "pipeline" },
    createdBy: "drop",
  });
  expect(imports.sent).toEqual([{ jobId: job?.id }]);
  expect((await jobs.list({ limit: 10 })).jobs).toHaveLength(1);
});

test("told twice, it is one job; the same name with other content is another", async () => {
  const { drop, jobs } = await dropWorld();

  await drop(created("drops/leads.csv"));
  await drop(created("drops/leads.csv"));
  await drop(created("drops/leads.csv", "e2"));

  expect((await jobs.list({ limit: 10 })).jobs).toHaveLength(2);
});

test("a file put in its place later does not change the job", async () => {
  const { drop, files } = await dropWorld();

  const job = await drop(created("drops/leads.csv"));
  files.put("drops/leads.csv", "Company\nNorthwind\n");
  await drop(created("drops/leads.csv"));

  expect(files.text(job?.fileKey ?? "")).toBe("Company\nAcme\n");
});

test("a file that was taken away again before it was looked at starts nothing", async () => {
  const { drop, imports } = await dropWorld();

  expect(await drop(created("drops/gone.csv"))).toBeUndefined();
  expect(imports.sent).toEqual([]);
});

test.each([
  "jobs/job-1/upload.csv",
  "drops/",
  "drops/leads.xlsx",
  "drops/deeper/leads.csv",
  "other/drops/leads.csv",
])("%s starts nothing", async (key) => {
  const { drop, imports } = await dropWorld();

  expect(await drop(created(key))).toBeUndefined();
  expect(imports.sent).toEqual([]);
});
