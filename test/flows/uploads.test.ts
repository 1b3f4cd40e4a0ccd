import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { aDepartment, type RunningDepartment, startJob } from "../support/running-department.ts";

const added =
  "lead_id status email email_source email_confidence score tier classification reasoning contacts facts growth_score email_subject_a email_body_a email_subject_b email_body_b linkedin_message cost_usd error".split(
    " ",
  );

let department: RunningDepartment;

beforeAll(async () => {
  department = await aDepartment();
});

afterAll(() => department?.close());

const form = `Firma,Webseite,Vorname,Nachname,Interne Nr
Kestrel Bearings Ltd.,https://kestrel-bearings.example,Gareth,Oduya,=1+1
,,Ohne,Firma,2
"Nirgendwo, ""Guss""
& Söhne",nirgendwo-guss.example,Ada,Abernold,3
Kestrel Bearings Ltd.,https://kestrel-bearings.example,Gareth,Oduya,=1+1
`;

test("a form with a file and a mapping ends as the file with the result columns after its own", async () => {
  const body = new FormData();
  body.set("file", new File([form], "firmen.csv"));
  body.set("mapping", JSON.stringify({ Firma: "company" }));
  const begun = await department.ask("POST", "jobs", body);
  expect(begun.status).toBe(202);

  const job = await department.ended(idOf(begun.json));
  const [header = [], ...rows] = await table(job.id, "results");

  expect(job).toMatchObject({ status: "done", accepted: 2, rejected: 1, repeated: 1, ended: 2 });
  expect(header).toEqual([...(originals(form)[0] ?? []), ...added]);
  expect(rows.map((cells) => cells.slice(0, 5))).toEqual(
    originals(form)
      .slice(1)
      .map((cells) => cells.map((cell) => cell.replace(/^=/, "'="))),
  );
  const [kestrel, companyless, unreachable, repeated] = rows.map((cells) => named(header, cells));
  expect(kestrel).toMatchObject({
    status: "ready",
    email: "gareth.oduya@kestrel-bearings.example",
    email_source: "website",
    tier: expect.stringMatching(/^[A-D]$/),
  });
  expect(kestrel?.["email_body_a"]).toContain("Gareth");
  expect(kestrel?.["email_body_b"]).not.toBe(kestrel?.["email_body_a"]);
  expect(kestrel?.["facts"]).toContain("https://kestrel-bearings.example");
  expect(companyless).toMatchObject({ lead_id: "", status: "rejected" });
  expect(unreachable).toMatchObject({ status: expect.stringMatching(/^(ready|parked)$/) });
  expect(unreachable?.["error"]).not.toBe("");
  expect(repeated).toMatchObject({ status: "duplicate" });
});

test("the error file names line, column and rule of what could not be used", async () => {
  const job = await department.ended(await startJob(department, form));
  const [header, ...rows] = await table(job.id, "errors");

  expect(header).toEqual(["line", "column", "value", "rule", "message"]);
  expect(rows.map(([line]) => line)).toEqual(expect.arrayContaining(["3", "6"]));
  expect(rows.every(([, , , rule, message]) => rule && message)).toBe(true);
});

test.each([
  {
    kind: "UTF-16 with a byte order mark as bytes",
    type: "application/octet-stream",
    bytes: Buffer.from(
      "\uFEFFCompany\tWebsite\r\nØrsted Söhne\thttps://nowhere-a.example\r\n",
      "utf16le",
    ),
    row: ["Ørsted Söhne", "https://nowhere-a.example"],
  },
  {
    kind: "Latin-1 with semicolons as bytes",
    type: "application/octet-stream",
    bytes: Buffer.from("Firma;Webseite\r\nMüller & Cie;nowhere-b.example\r\n", "latin1"),
    row: ["Müller & Cie", "nowhere-b.example"],
  },
  {
    kind: "UTF-8 as text",
    type: "text/csv; charset=utf-8",
    bytes: Buffer.from("Company,Website\nŁódź Foods,nowhere-c.example\n"),
    row: ["Łódź Foods", "nowhere-c.example"],
  },
])("$kind is read as it was meant", async ({ type, bytes, row }) => {
  const begun = await department.ask("POST", "jobs?fileName=list.csv", { bytes, type });
  const job = await department.ended(idOf(begun.json));
  const [, ...rows] = await table(job.id, "results");

  expect(job.status).toBe("done");
  expect(rows.map((cells) => cells.slice(0, 2))).toEqual([row]);
});

test("text that is not UTF-8 is refused, because its letters are lost on the way", async () => {
  const bytes = Buffer.from("Firma;Webseite\r\nMüller & Cie;nowhere-b.example\r\n", "latin1");

  expect(await department.ask("POST", "jobs", { bytes, type: "text/csv" })).toMatchObject({
    status: 422,
    json: { detail: expect.stringContaining("application/octet-stream") },
  });
});

test("a large file is put into the bucket first and named after that", async () => {
  const place = UploadPlace.parse((await department.ask("POST", "jobs/uploads")).json);
  const rows = ["Company,Website", "Placed Before Ltd,nowhere-d.example"];
  const put = await fetch(place.url, {
    method: "PUT",
    headers: { "content-type": place.contentType },
    body: rows.join("\n"),
  });
  expect(put.status).toBe(200);

  const json = { uploadId: place.uploadId, fileName: "placed.csv" };
  const job = await department.ended(idOf((await department.ask("POST", "jobs", { json })).json));

  expect(job).toMatchObject({ status: "done", fileName: "placed.csv", accepted: 1 });
});

test("an upload that was never put is refused before a job begins", async () => {
  const json = { uploadId: "00000000-0000-4000-8000-000000000000", fileName: "placed.csv" };

  expect(await department.ask("POST", "jobs", { json })).toMatchObject({
    status: 422,
    type: "application/problem+json",
  });
});

const Begun = z.object({ id: z.string() });
const idOf = (json: unknown): string => Begun.parse(json).id;
const UploadPlace = z.object({ uploadId: z.string(), url: z.url(), contentType: z.string() });

async function table(jobId: string, file: string): Promise<readonly (readonly string[])[]> {
  const { text } = await department.ask("GET", `jobs/${jobId}/${file}`);
  return parse(text);
}

function originals(csv: string): readonly (readonly string[])[] {
  return parse(csv);
}

function named(header: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""]));
}
