import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import type { JobStore } from "#shared/ports/job-store.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { aJob, waitingRows } from "../support/builders.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();
const ready = { outcome: "ready", reason: "Done.", costUsd: 0.1 } as const;

test("a job comes back as it was added, and adding it again changes nothing", async () => {
  const { jobs } = await store();
  await jobs.add(aJob());
  await jobs.moveStatus("job-1", ["importing"], "running");

  await jobs.add(aJob());

  expect(await jobs.find("job-1")).toMatchObject({ ...aJob(), ...running, status: "running" });
  expect(await jobs.find("job-2")).toBeUndefined();
});

test("a row ends once, and counts once, however many say so at the same moment", async () => {
  const { jobs } = await store();
  await jobs.add(aJob({ accepted: 1 }));
  await jobs.addRows(waitingRows("job-1", 1));

  const said = await Promise.all(Array.from({ length: 20 }, () => jobs.endRow("job-1", 1, ready)));

  expect(said.filter(Boolean)).toHaveLength(1);
  expect(await jobs.find("job-1")).toMatchObject({
    ended: 1,
    costUsd: 0.1,
    outcomes: { ready: 1, parked: 0, duplicate: 0, failed: 0, cancelled: 0 },
  });
  expect(await jobs.row("job-1", 1)).toMatchObject({ status: "ended", ...ready });
});

test("a row passes a stage once, however many say so at the same moment", async () => {
  const { jobs } = await store();
  await jobs.add(aJob());
  await jobs.addRows(waitingRows("job-1", 2));

  await Promise.all([
    ...Array.from({ length: 20 }, () => jobs.passStage("job-1", 1, "enrichment")),
    jobs.passStage("job-1", 1, "marketing"),
    jobs.passStage("job-1", 2, "enrichment"),
  ]);

  expect((await jobs.find("job-1"))?.stages).toEqual({
    qualification: 0,
    enrichment: 2,
    "growth-analysis": 0,
    marketing: 1,
  });
});

test("many rows that end side by side are all counted, and the sum of their costs is exact", async () => {
  const { jobs } = await store();
  await jobs.add(aJob({ accepted: 60 }));
  await jobs.addRows(waitingRows("job-1", 60));

  await Promise.all(
    waitingRows("job-1", 60).map(({ number }) => jobs.endRow("job-1", number, ready)),
  );

  expect(await jobs.find("job-1")).toMatchObject({ ended: 60, costUsd: 6 });
});

test("many rows are cancelled at a time, but for those that have ended", async () => {
  const { jobs } = await store();
  await jobs.add(aJob());
  await jobs.addRows(waitingRows("job-1", 300));
  await jobs.endRow("job-1", 7, ready);

  expect(await jobs.cancelRows("job-1", 6, 300, "not wanted")).toBe(294);
  expect(await jobs.cancelRows("job-1", 6, 300, "not wanted")).toBe(0);

  expect(await jobs.find("job-1")).toMatchObject({
    ended: 295,
    outcomes: { ready: 1, cancelled: 294 },
  });
  expect(await jobs.row("job-1", 7)).toMatchObject({ outcome: "ready" });
  expect(await jobs.row("job-1", 300)).toMatchObject({
    outcome: "cancelled",
    reason: "not wanted",
  });
  expect(await jobs.row("job-1", 5)).toMatchObject({ status: "waiting" });
});

test("a row nobody stored neither passes a stage nor ends", async () => {
  const { jobs } = await store();
  await jobs.add(aJob());

  await jobs.passStage("job-1", 7, "enrichment");

  expect(await jobs.endRow("job-1", 7, ready)).toBe(false);
  expect(await jobs.find("job-1")).toMatchObject({ ended: 0, stages: { enrichment: 0 } });
});

test("rows come in order, and one that is stored again stays as it is", async () => {
  const { jobs } = await store();
  await jobs.add(aJob());
  await jobs.addRows(waitingRows("job-1", 130));
  await jobs.endRow("job-1", 5, ready);

  await jobs.addRows(waitingRows("job-1", 150));

  const rows = await jobs.rows("job-1", 1, 150);
  expect(rows.map(({ number }) => number)).toEqual(
    Array.from({ length: 150 }, (_, index) => index + 1),
  );
  expect(rows[4]).toMatchObject({ status: "ended", outcome: "ready" });
});

test("a checkpoint moves from where the import read it, and is stale from anywhere else", async () => {
  const { jobs } = await store();
  await jobs.add(aJob());
  const progress = { records: 10, accepted: 8, rejected: 1, repeated: 1, isImported: false };

  expect(await jobs.checkpoint("job-1", 0, progress)).toBe("moved");
  expect(await jobs.checkpoint("job-1", 0, progress)).toBe("stale");
  expect(await jobs.checkpoint("job-1", 10, { ...progress, isImported: true })).toBe("moved");
  expect(await jobs.checkpoint("job-1", 10, progress)).toBe("stale");
  expect(await jobs.find("job-1")).toMatchObject({ ...progress, isImported: true });
});

test("of two that say rows were started one is first", async () => {
  const { jobs } = await store();
  await jobs.add(aJob({ accepted: 30 }));

  const said = await Promise.all([1, 1, 1].map((from) => jobs.markStarted("job-1", from, 20)));

  expect(said.filter(Boolean)).toHaveLength(1);
  expect(await jobs.markStarted("job-1", 21, 30)).toBe(true);
  expect(await jobs.find("job-1")).toMatchObject({ started: 30 });
});

test("the first mapping of a job stands", async () => {
  const { jobs } = await store();
  await jobs.add(aJob());

  await jobs.setMapping("job-1", [{ column: "Firma", field: "company" }]);
  await jobs.setMapping("job-1", [{ column: "Firma" }]);

  expect((await jobs.find("job-1"))?.mapping).toEqual([{ column: "Firma", field: "company" }]);
});

test("a status moves only from those named", async () => {
  const { jobs } = await store();
  await jobs.add(aJob());

  expect(await jobs.moveStatus("job-1", ["exporting"], "done")).toBe(false);
  expect(await jobs.moveStatus("job-1", ["importing", "running"], "cancelling")).toBe(true);
  expect(await jobs.moveStatus("job-1", ["cancelling"], "cancelled")).toBe(true);
  expect(await jobs.find("job-1")).toMatchObject({
    status: "cancelled",
    endedAt: expect.any(String),
  });
});

test("a job that has ended is not refused afterwards", async () => {
  const { jobs } = await store();
  await jobs.add(aJob());
  await jobs.refuse("job-1", "It is a picture.");
  await jobs.refuse("job-1", "Something else.");

  expect(await jobs.find("job-1")).toMatchObject({
    status: "refused",
    refusal: "It is a picture.",
    endedAt: expect.any(String),
  });
});

test("the sweep sees the jobs that have not ended, and no others", async () => {
  const { jobs } = await store();
  for (const id of ["new", "running", "done", "cancelled", "refused"]) await jobs.add(aJob({ id }));
  await jobs.moveStatus("running", ["importing"], "running");
  await jobs.moveStatus("done", ["importing"], "done");
  await jobs.moveStatus("cancelled", ["importing"], "cancelled");
  await jobs.refuse("refused", "It is a picture.");

  const active = await jobs.active();

  expect(active.map(({ id }) => id).toSorted()).toEqual(["new", "running"]);
});

test("jobs are listed newest first with their counts, each once over the pages", async () => {
  const { jobs } = await store();
  for (let index = 0; index < 5; index += 1) {
    const createdAt = `2026-11-20T08:00:0${index}.000Z`;
    await jobs.add(aJob({ id: `job-${index}`, createdAt }));
  }
  await jobs.addRows(waitingRows("job-4", 1));
  await jobs.endRow("job-4", 1, ready);

  const first = await jobs.list({ limit: 2 });
  expect(first.jobs[0]).toMatchObject({ id: "job-4", ended: 1, outcomes: { ready: 1 } });
  expect(await idsOverPages(jobs)).toEqual(["job-4", "job-3", "job-2", "job-1", "job-0"]);
});

test("counting rows writes neither the job's own item nor the index of jobs", async () => {
  const { jobs, items } = await store();
  await jobs.add(aJob());
  await jobs.addRows(waitingRows("job-1", 3));
  const head = async () => (await items()).find(({ sk }) => sk === "JOB");
  const before = await head();

  await jobs.passStage("job-1", 1, "enrichment");
  await jobs.endRow("job-1", 1, ready);

  expect(await head()).toEqual(before);
});

const running = { updatedAt: expect.any(String) };

async function store() {
  const { client, table } = dynamo();
  const TableName = await table("operations");
  const items = async (): Promise<readonly Record<string, unknown>[]> => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    return Items;
  };
  return { jobs: dynamoJobStore(client, TableName), items };
}

async function idsOverPages(jobs: JobStore): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await jobs.list({ limit: 2, ...(cursor && { cursor }) });
    ids.push(...page.jobs.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor);
  return ids;
}
