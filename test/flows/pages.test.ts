import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { load } from "cheerio";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { aDepartment, type RunningDepartment, startJob } from "../support/running-department.ts";

const csv = `Company,Website,First Name,Last Name,Job Title,Country,Notes
Kestrel Bearings Ltd.,https://kestrel-bearings.example,Gareth,Oduya,Chief Operating Officer,United Kingdom,
"<img src=x onerror=alert(1)> & Co",javascript.example,,,,,
`;

let department: RunningDepartment;
let jobId: string;

beforeAll(async () => {
  department = await aDepartment();
  jobId = await startJob(department, csv, encodeURIComponent("<b>firms</b>.csv"));
});

afterAll(() => department?.close());

test("a job's page looks again while the job runs and stops when it has ended", async () => {
  const during = load((await department.ask("GET", `jobs/${jobId}/watch`)).text);
  await department.ended(jobId);
  const { text, type } = await department.ask("GET", `jobs/${jobId}/watch`);
  const after = load(text);

  expect(during('meta[http-equiv="refresh"]').attr("content")).toBe("2");
  expect(after('meta[http-equiv="refresh"]')).toHaveLength(0);
  expect(type).toContain("text/html");
  expect(after("h1").text()).toBe("<b>firms</b>.csv");
  expect(
    after(".bars label > span:first-child")
      .toArray()
      .map((bar) => after(bar).text()),
  ).toEqual([
    "Import",
    "Qualification",
    "Enrichment",
    "Growth analysis",
    "Marketing",
    "Worked through",
  ]);
  expect(
    after(".files a")
      .toArray()
      .map((link) => after(link).attr("href")),
  ).toEqual([`/api/v1/jobs/${jobId}/results`, `/api/v1/jobs/${jobId}/errors`]);
});

test("a dossier shows each personalised sentence with the quote and the source it rests on", async () => {
  const page = load(await dossierOf("Kestrel"));
  const marked = page(".message mark")
    .toArray()
    .map((mark) => page(mark).text());
  const evidence = page(".evidence li").toArray();

  expect(marked.length).toBeGreaterThan(3);
  expect(evidence.map((item) => page(".sentence", item).text())).toEqual(marked);
  for (const item of evidence) {
    const number = page(".source .reference", item).first().text();
    const quote = page(".source q", item).first().text();
    const fact = page(`#fact-${number}`);
    expect(fact.text()).toContain(quote);
    expect(page(".source a[rel]", item).attr("href")).toBe(fact.find("a[rel]").attr("href"));
  }
  const steps = page(".step").toArray();
  expect(steps.length).toBeGreaterThan(2);
  for (const step of steps) expect(page(".variant", step).length).toBeGreaterThanOrEqual(2);
});

test("links out of a dossier lead to the web only and say nothing of where they come from", async () => {
  const page = load(await dossierOf("Kestrel"));
  const links = page('a:not([href^="#"], nav a)')
    .toArray()
    .map((link) => page(link).attr())
    .filter((link) => !/^\/(?!\/)/.test(link?.["href"] ?? ""));

  expect(links.length).toBeGreaterThan(5);
  for (const link of links) {
    expect(link?.["href"]).toMatch(/^https?:\/\//);
    expect(link?.["rel"]).toBe("noopener noreferrer nofollow");
  }
});

test("what a file says is text on the page, never markup", async () => {
  const text = await dossierOf("onerror");
  const page = load(text);

  expect(page("h1").text()).toBe("<img src=x onerror=alert(1)> & Co");
  expect(page("img, script")).toHaveLength(0);
  expect(page('meta[http-equiv="Content-Security-Policy"]').attr("content")).toContain(
    "default-src 'none'",
  );
});

test.each(["jobs/nobody/watch", "leads/nobody/dossier"])("there is no page %s", async (path) => {
  expect(await department.ask("GET", path)).toMatchObject({
    status: 404,
    type: "application/problem+json",
  });
});

test("what was done is counted for the operator", async () => {
  await department.ended(jobId);
  await sleep(100);
  const logs = join(department.folder, "logs");
  const text = await Promise.all(
    (await readdir(logs)).map((file) => readFile(join(logs, file), "utf8")),
  );
  const said = text
    .join("")
    .split("\n")
    .filter((line) => line.includes("CloudWatchMetrics"));

  for (const metric of ["AgentRuns", "AgentMilliseconds", "AgentCostUsd", "ModelCalls"]) {
    expect(
      said.some((line) => line.includes(`"${metric}"`)),
      metric,
    ).toBe(true);
  }
  expect(said.filter((line) => line.includes('"RowsEnded":1'))).toHaveLength(2);
  expect(said.filter((line) => line.includes('"RowsImported":2'))).toHaveLength(1);
});

const Leads = z.object({ leads: z.array(z.object({ id: z.string() })) });

async function dossierOf(company: string): Promise<string> {
  await department.ended(jobId);
  const { json } = await department.ask("GET", `leads?company=${company}`);
  const [lead] = Leads.parse(json).leads;
  return (await department.ask("GET", `leads/${lead?.id}/dossier`)).text;
}
