import { expect, test } from "vitest";
import type { ImportDeps } from "../../../functions/jobs/import/import.ts";
import { aLead } from "../../support/builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { companiesCsv, companyRow, type JobWorld, jobWorld } from "./job-world.ts";

const dynamo = embeddedDynamo();

test("a file becomes leads and rows in its order, and the intake hears of it", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", companiesCsv(3));

  await world.import("job-1");

  expect(await world.jobs.find("job-1")).toMatchObject({
    isImported: true,
    records: 3,
    accepted: 3,
    rejected: 0,
    mapping: [
      { column: "Company", field: "company" },
      { column: "Website", field: "website" },
      { column: "Email", field: "email" },
    ],
  });
  expect(await world.rows("job-1")).toMatchObject([
    { number: 1, line: 2, company: "Company 1", status: "waiting" },
    { number: 2, line: 3, company: "Company 2" },
    { number: 3, line: 4, company: "Company 3" },
  ]);
  expect(world.intake.sent).toContainEqual({ kind: "job", jobId: "job-1" });
});

test("bad rows and repeated rows are counted and stop nothing", async () => {
  const world = await jobWorld(dynamo());
  const rows = [companyRow(1), ",,not-an-address", companyRow(1), companyRow(2), "a,b,c,d,e"];
  await world.upload("job-1", `Company,Website,Email\n${rows.join("\n")}\n`);

  await world.import("job-1");

  expect(await world.jobs.find("job-1")).toMatchObject({
    records: 5,
    accepted: 2,
    rejected: 2,
    repeated: 1,
    isImported: true,
  });
  expect((await world.rows("job-1")).map(({ line }) => line)).toEqual([2, 5]);
});

test("rows after the limit are left alone", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", companiesCsv(30), { limit: 4 });

  await world.import("job-1");

  expect(await world.jobs.find("job-1")).toMatchObject({
    records: 4,
    accepted: 4,
    isImported: true,
  });
});

test.each([
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /./],
  ["a file without rows", "Company,Website\n", /no rows/],
  ["a file that names no company", "Colour,Size\nred,4\nblue,5\n", /company/i],
])("%s is refused with a reason, and no lead comes of it", async (_, content, reason) => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", content);

  await world.import("job-1");

  const job = await world.jobs.find("job-1");
  expect(job).toMatchObject({ status: "refused", accepted: 0 });
  expect(job?.refusal).toMatch(reason);
  expect((await world.leads.list({ limit: 5 })).leads).toEqual([]);
});

test("a mapping that names a column the file has not is refused, and names the columns it has", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", companiesCsv(2), { mapping: { Firma: "company" } });

  await world.import("job-1");

  expect(await world.jobs.find("job-1")).toMatchObject({
    status: "refused",
    refusal: expect.stringContaining("Company, Website, Email"),
  });
});

test("a file that is gone refuses the job", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", companiesCsv(2));
  world.files.drop("jobs/job-1/upload.csv");

  await world.import("job-1");

  expect(await world.jobs.find("job-1")).toMatchObject({ status: "refused" });
});

test("a crash after any write, and the import again, ends with the same rows", async () => {
  const whole = await jobWorld(dynamo());
  await whole.upload("job-1", companiesCsv(130));
  await whole.import("job-1");
  const expected = await whole.rows("job-1");

  let crashes = 0;
  for (;;) {
    const world = await jobWorld(dynamo());
    await world.upload("job-1", companiesCsv(130));
    const isWhole = await survives(world, crashes + 1);
    await world.import("job-1");

    expect(await world.rows("job-1")).toEqual(expected);
    expect(await world.jobs.find("job-1")).toMatchObject({ accepted: 130, isImported: true });
    if (isWhole) break;
    crashes += 1;
  }
  expect(crashes).toBe(11);
}, 15_000);

test("an import that runs again leaves leads and rows that were worked on meanwhile", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", companiesCsv(3));
  const noCheckpoint: ImportDeps["jobs"] = {
    ...world.jobs,
    checkpoint: async () => {
      throw new Error("crash");
    },
  };
  await expect(world.import("job-1", { jobs: noCheckpoint })).rejects.toThrow("crash");
  const [first] = await world.jobs.rows("job-1", 1, 3);
  await world.leads.change(first?.leadId ?? "", (lead) => ({ ...lead, status: "ready" }));
  await world.endAll("job-1", 1, 1);

  await world.import("job-1");

  expect(await world.leads.find(first?.leadId ?? "")).toMatchObject({ status: "ready" });
  expect((await world.jobs.rows("job-1", 1, 3)).map(({ status }) => status)).toEqual([
    "ended",
    "waiting",
    "waiting",
  ]);
  expect(await world.jobs.find("job-1")).toMatchObject({ ended: 1, accepted: 3 });
});

test("two imports of one job at the same moment store every row once", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", companiesCsv(250));

  await Promise.all([world.import("job-1"), world.import("job-1"), world.import("job-1")]);
  await world.import("job-1");

  expect(await world.jobs.find("job-1")).toMatchObject({ accepted: 250, isImported: true });
  const rows = await world.rows("job-1");
  expect(new Set(rows.map(({ leadId }) => leadId)).size).toBe(250);
  expect(rows.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 2));
});

test("an import goes on in another message before its time is over, and finds repeats across them", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", `${companiesCsv(250)}${companyRow(7)}\n`);

  await world.import("job-1", { mayGoOn: () => false });
  expect(await world.jobs.find("job-1")).toMatchObject({ records: 100, isImported: false });
  expect(world.imports.sent).toEqual([{ jobId: "job-1" }]);

  await world.import("job-1", { mayGoOn: () => false });
  await world.import("job-1");

  expect(await world.jobs.find("job-1")).toMatchObject({
    records: 251,
    accepted: 250,
    repeated: 1,
    isImported: true,
  });
  expect((await world.rows("job-1")).at(-1)).toMatchObject({ company: "Company 250", line: 251 });
});

test("a job cancelled while it is read keeps what was stored and reads no further", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", companiesCsv(250));
  const cancel = (): boolean => {
    cancelled = world.jobs.moveStatus("job-1", ["importing"], "cancelling");
    return true;
  };
  let cancelled: Promise<boolean> | undefined;

  await world.import("job-1", { mayGoOn: cancel });
  await cancelled;

  const job = await world.jobs.find("job-1");
  expect(job).toMatchObject({ status: "cancelling", isImported: true });
  expect(job?.accepted).toBeLessThan(250);
});

test("a job cancelled before it was read stores nothing", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", companiesCsv(3));
  await world.jobs.moveStatus("job-1", ["importing"], "cancelling");

  await world.import("job-1");

  expect(await world.jobs.find("job-1")).toMatchObject({
    isImported: true,
    accepted: 0,
    records: 0,
  });
  expect(world.intake.sent).toEqual([{ kind: "job", jobId: "job-1" }]);
});

test("an import without the pipeline claims identities and says which leads are known", async () => {
  const world = await jobWorld(dynamo());
  await world.leads.add(aLead({ id: "known" }), ["domain:company-2.example|"]);
  await world.upload("job-1", companiesCsv(3), { mode: "import" });

  await world.import("job-1");
  await world.import("job-1");

  const rows = await world.jobs.rows("job-1", 1, 3);
  const found = await Promise.all(rows.map(({ leadId }) => world.leads.find(leadId)));
  expect(found).toMatchObject([
    { status: "new" },
    { status: "duplicate", duplicateOf: "known" },
    { status: "new" },
  ]);
  expect(await world.leads.holderOf(["domain:company-1.example|"])).toMatchObject({
    leadId: found[0]?.id,
  });
});

test("a message about a job nobody knows is a fault", async () => {
  const world = await jobWorld(dynamo());

  await expect(world.import("job-9")).rejects.toThrow("job-9");
});

/** Imports until the write of that number, which fails; true when there were not that many. */
async function survives(world: JobWorld, writes: number): Promise<boolean> {
  let left = writes;
  const spend = <Arguments extends readonly unknown[], Result>(
    write: (...given: Arguments) => Promise<Result>,
  ) => {
    return async (...given: Arguments): Promise<Result> => {
      const result = await write(...given);
      left -= 1;
      if (left === 0) throw new Error("crash");
      return result;
    };
  };
  const { jobs, leads, intake } = world;
  try {
    await world.import("job-1", {
      jobs: {
        ...jobs,
        addRows: spend(jobs.addRows),
        checkpoint: spend(jobs.checkpoint),
        setMapping: spend(jobs.setMapping),
      },
      leads: { ...leads, addImported: spend(leads.addImported) },
      intake: { send: spend(intake.send) },
    });
    return true;
  } catch (error) {
    if (error instanceof Error && error.message === "crash") return false;
    throw error;
  }
}
