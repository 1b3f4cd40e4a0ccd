import { expect, test } from "vitest";
import { enrichedKey, errorsKey } from "#shared/domain/jobs/job-files.ts";
import { resultColumns } from "../../../functions/jobs/export/result-columns.ts";
import { aCampaign } from "../../support/builders.ts";
import { aContact, aFact } from "../../support/campaign-builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { readAll } from "../../support/read-all-records.ts";
import { companiesCsv, companyRow, type JobWorld, jobWorld } from "./job-world.ts";

const dynamo = embeddedDynamo();

test("the result columns are those that were promised", () => {
  expect(resultColumns.join(", ")).toBe(
    "lead_id, status, email, email_source, email_confidence, score, tier, classification, reasoning, contacts, facts, growth_score, email_subject_a, email_body_a, email_subject_b, email_body_b, linkedin_message, cost_usd, error",
  );
});

test("every row of the file is there once, in its order, its own columns unchanged", async () => {
  const world = await jobWorld(dynamo());
  const odd = '"Quoted, ""Ltd""\nSecond line",odd.example,';
  const csv = `Company,Website,Email\n${[companyRow(1), ",,nonsense", odd, companyRow(1), companyRow(2)].join("\n")}\n`;
  await work(world, csv);

  const { headers, records } = await enriched(world);

  expect(headers.slice(0, 3)).toEqual(["Company", "Website", "Email"]);
  expect(headers.slice(3)).toEqual([...resultColumns]);
  expect(records.map((row) => [row["Company"], row["status"]])).toEqual([
    ["Company 1", "ready"],
    ["", "rejected"],
    ['Quoted, "Ltd"\nSecond line', "ready"],
    ["Company 1", "duplicate"],
    ["Company 2", "ready"],
  ]);
  const original = await readAll(csv);
  expect(records.map(({ cells }) => cells.slice(0, 3))).toEqual(
    original.records.map(({ cells }) => cells),
  );
  expect(await world.jobs.find("job-1")).toMatchObject({ status: "done" });
});

test("what was found for a lead stands in its row", async () => {
  const world = await jobWorld(dynamo());
  await work(world, companiesCsv(1), async (leadId) => {
    await world.leads.change(leadId, (lead) => ({
      ...lead,
      email: {
        address: "gareth@company-1.example",
        source: "website",
        kind: "personal",
        confidence: 0.9,
        reason: "on the team page",
      },
      qualification: {
        score: 71,
        tier: "B",
        classification: "Sponsor",
        reasoning: "Right size.",
        confidence: 0.8,
        criteria: [],
        model: "rules",
      },
      growthScore: 64,
      costUsd: 0.0123,
    }));
    const fact = aFact({ kind: "hiring", statement: "They hire 14 people.", leadId });
    await world.leads.saveFindings(leadId, { facts: [fact], contacts: [aContact({ leadId })] });
    await world.leads.saveCampaign(aCampaign({ leadId }));
  });

  const { records } = await enriched(world);

  expect(records[0]).toMatchObject({
    email: "gareth@company-1.example",
    email_source: "website",
    email_confidence: "0.90",
    score: "71",
    tier: "B",
    classification: "Sponsor",
    reasoning: "Right size.",
    contacts: "Hannah Thwaite (Chief Executive Officer) https://www.linkedin.com/in/hannah-thwaite",
    facts: "They hire 14 people. [https://kestrel-bearings.example/news]",
    growth_score: "64",
    email_subject_a: "Two sites, one stock",
    email_body_a: "Hello Gareth, variant a.",
    email_subject_b: "Gdansk",
    email_body_b: "Hello Gareth, variant b.",
    linkedin_message: "Hello Gareth, variant a.",
    cost_usd: "0.0123",
    error: "",
  });
});

test("formulas run in no cell, neither the file's nor ours", async () => {
  const world = await jobWorld(dynamo());
  await work(
    world,
    'Company,Website,Note\n"=HYPERLINK(""http://evil.example"")",x.example,+1-2\n',
    (leadId) =>
      world.leads.change(leadId, (lead) => ({ ...lead, error: "@SUM(A1)" })).then(() => undefined),
  );

  const { records } = await enriched(world);

  expect(records[0]).toMatchObject({
    Company: `'=HYPERLINK("http://evil.example")`,
    Note: "+1-2",
    error: "'@SUM(A1)",
  });
});

test("the error file names line, column, value and rule of what could not be used", async () => {
  const world = await jobWorld(dynamo());
  const rows = [companyRow(1), "Acme,acme.example,nonsense", companyRow(1), companyRow(2)];
  await work(world, `Company,Website,Email\n${rows.join("\n")}\n`, undefined, {
    2: "Hunter does not answer.",
  });

  const { headers, records } = await readAll(world.files.text(errorsKey("job-1")));

  expect(headers).toEqual(["line", "column", "value", "rule", "message"]);
  expect(records.map(({ cells }) => cells.slice(0, 4))).toEqual([
    ["3", "Email", "nonsense", "email-invalid"],
    ["4", "", "", "repeated-row"],
    ["5", "", "", "pipeline"],
  ]);
  expect(records[2]?.cells[4]).toBe("Hunter does not answer.");
});

test("a lead that was deleted meanwhile has a row that says so", async () => {
  const world = await jobWorld(dynamo());
  await work(world, companiesCsv(2), async (leadId, row) => {
    if (row === 2) await world.leads.remove(leadId);
  });

  const { records } = await enriched(world);

  expect(records.map((row) => [row["Company"], row["status"], row["error"]])).toEqual([
    ["Company 1", "ready", ""],
    ["Company 2", "deleted", "The lead was deleted while the job ran."],
  ]);
});

test("a job cancelled while it was read gives the rows that were read", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", companiesCsv(250));
  let cancelled: Promise<boolean> | undefined;
  await world.import("job-1", {
    mayGoOn: () => {
      cancelled = world.jobs.moveStatus("job-1", ["importing"], "cancelling");
      return true;
    },
  });
  await cancelled;
  await world.takeIn()({ kind: "job", jobId: "job-1" });

  await world.export("job-1");

  const job = await world.jobs.find("job-1");
  const { records } = await enriched(world);
  expect(job).toMatchObject({ status: "cancelled" });
  expect(records).toHaveLength(job?.accepted ?? 0);
  expect(new Set(records.map((row) => row["status"]))).toEqual(new Set(["cancelled"]));
});

test("an import alone says of each lead whether it is new or known", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("first", companiesCsv(1), { mode: "import" });
  await world.import("first");
  await world.upload("job-1", companiesCsv(2), { mode: "import" });
  await world.import("job-1");

  await world.export("job-1");

  const { records } = await enriched(world);
  expect(records.map((row) => row["status"])).toEqual(["duplicate", "new"]);
  expect(records[0]?.["error"]).toMatch(/^Same as lead lead-/);
});

test("an export told again writes the same, and one told too early writes nothing", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", companiesCsv(2));
  await world.import("job-1");
  await world.export("job-1");
  expect(world.files.kept.has(enrichedKey("job-1"))).toBe(false);

  await world.takeIn()({ kind: "job", jobId: "job-1" });
  await world.endAll("job-1", 1, 2);
  await world.export("job-1");
  const first = world.files.text(enrichedKey("job-1"));
  await world.export("job-1");

  expect(first.split("\n")).toHaveLength(4);
  expect(world.files.text(enrichedKey("job-1"))).toBe(first);
  expect(await world.jobs.find("job-1")).toMatchObject({ status: "done" });
});

test("a file that is gone before the export ends the job with the reason", async () => {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", companiesCsv(1));
  await world.import("job-1");
  await world.takeIn()({ kind: "job", jobId: "job-1" });
  await world.endAll("job-1", 1, 1);
  world.files.drop("jobs/job-1/upload.csv");

  await world.export("job-1");

  expect(await world.jobs.find("job-1")).toMatchObject({
    status: "refused",
    refusal: expect.stringContaining("deleted"),
  });
});

/** Runs a whole job; `meanwhile` stands for the pipeline of each row. */
async function work(
  world: JobWorld,
  csv: string,
  meanwhile: (leadId: string, row: number) => Promise<void> = async () => undefined,
  failures: Readonly<Record<number, string>> = {},
): Promise<void> {
  await world.upload("job-1", csv);
  await world.import("job-1");
  await world.takeIn()({ kind: "job", jobId: "job-1" });
  for (const { number, leadId } of await world.rows("job-1")) {
    await meanwhile(leadId, number);
    const reason = failures[number];
    await world.jobs.endRow("job-1", number, {
      outcome: reason ? "failed" : "ready",
      reason: reason ?? "Done.",
      costUsd: 0,
    });
  }
  await world.export("job-1");
}

async function enriched(world: JobWorld) {
  const { headers, records } = await readAll(world.files.text(enrichedKey("job-1")));
  const named = records.map(({ cells }) => ({
    ...Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ""])),
    cells,
  }));
  return { headers, records: named as (Record<string, string> & { cells: readonly string[] })[] };
}
