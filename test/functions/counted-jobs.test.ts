import { beforeEach, expect, test } from "vitest";
import type { JobStore } from "#shared/ports/job-store.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { countedJobs } from "../../functions/counted-jobs.ts";
import { aJob, waitingRows } from "../support/builders.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { type RecordedMetrics, recordedMetrics } from "../support/recorded-metrics.ts";

const dynamo = embeddedDynamo();
const read = { accepted: 2, rejected: 1, repeated: 0, isImported: false };

let metrics: RecordedMetrics;
let jobs: JobStore;

beforeEach(async () => {
  metrics = recordedMetrics();
  const table = await dynamo().table("operations");
  jobs = countedJobs(dynamoJobStore(dynamo().client, table), metrics);
  await jobs.add(aJob());
});

test("rows are counted as imported once, however often their message is told", async () => {
  await jobs.checkpoint("job-1", 0, { ...read, records: 3 });
  await jobs.checkpoint("job-1", 0, { ...read, records: 3 });
  await jobs.checkpoint("job-1", 3, { ...read, records: 3, isImported: true });

  expect(metrics.said).toEqual(["RowsImported 3"]);
});

test("a row is counted as ended once, by its outcome", async () => {
  await jobs.addRows(waitingRows("job-1", 2));
  const ready = { outcome: "ready", reason: "", costUsd: 0.1 } as const;

  await jobs.endRow("job-1", 1, ready);
  await jobs.endRow("job-1", 1, ready);
  await jobs.endRow("job-1", 2, { ...ready, outcome: "cancelled" });

  expect(metrics.said).toEqual(["RowsEnded 1 outcome=ready", "RowsEnded 1 outcome=cancelled"]);
});

test("rows that are cancelled together are counted together, and once", async () => {
  await jobs.addRows(waitingRows("job-1", 5));

  await jobs.cancelRows("job-1", 2, 5, "not wanted");
  await jobs.cancelRows("job-1", 1, 5, "not wanted");

  expect(metrics.said).toEqual(["RowsEnded 4 outcome=cancelled", "RowsEnded 1 outcome=cancelled"]);
});
