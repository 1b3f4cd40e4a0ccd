import { expect, test } from "vitest";
import { enrichedKey, errorsKey } from "#shared/domain/jobs/job-files.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { type ApiWorld, type Ask, apiWorld } from "./api-world.ts";

const dynamo = embeddedDynamo();
const csv = "Firma,Website\nMüller GmbH,mueller.example\n";
const latin1 = Buffer.from(csv, "latin1");
const utf16 = Buffer.from(`\ufeff${csv}`, "utf16le");

test.each<[string, Uint8Array | string, string]>([
  ["UTF-8 as text/csv", csv, "text/csv; charset=utf-8"],
  ["UTF-8 as bytes", Buffer.from(csv), "application/octet-stream"],
  ["Latin-1 as bytes", latin1, "application/octet-stream"],
  ["UTF-16 as bytes", utf16, "application/vnd.ms-excel"],
])("a file in %s is kept byte for byte and becomes a job", async (_, body, type) => {
  const world = await apiWorld(dynamo());

  const answer = await world.ask("POST", "/api/v1/jobs?fileName=list.csv&limit=5", {
    body,
    headers: { "content-type": type },
  });

  const id = String(answer.json["id"]);
  expect(answer).toMatchObject({
    status: 202,
    json: { status: "importing", fileName: "list.csv", options: { mode: "pipeline", limit: 5 } },
  });
  expect(world.files.kept.get(`jobs/${id}/upload.csv`)).toEqual(Buffer.from(body));
  expect(world.imports.sent).toEqual([{ jobId: id }]);
});

test.each([
  ["Latin-1", latin1],
  ["UTF-16", utf16],
])("a form with a file in %s is kept byte for byte", async (_, bytes) => {
  const world = await apiWorld(dynamo());

  const answer = await world.ask("POST", "/api/v1/jobs/upload", await form(bytes, { limit: "3" }));

  expect(answer).toMatchObject({ status: 202, json: { fileName: "a.csv", options: { limit: 3 } } });
  expect(world.files.kept.get(`jobs/${answer.json["id"]}/upload.csv`)).toEqual(bytes);
});

test("a file that was put into the bucket before becomes a job by its uploadId", async () => {
  const world = await apiWorld(dynamo());
  const place = await world.ask("POST", "/api/v1/jobs/uploads");
  const uploadId = String(place.json["uploadId"]);
  expect(place).toMatchObject({ status: 201, json: { method: "PUT" } });

  expect((await world.ask("POST", "/api/v1/jobs", { json: { uploadId } })).status).toBe(422);
  expect((await world.ask("POST", "/api/v1/jobs/preview", { json: { uploadId } })).status).toBe(
    422,
  );
  world.files.put(`uploads/${uploadId}.csv`, csv);
  const answer = await world.ask("POST", "/api/v1/jobs", { json: { uploadId } });

  expect(answer).toMatchObject({ status: 202, json: { uploadId } });
  const fileKey = String(answer.json["fileKey"]);
  world.files.put(`uploads/${uploadId}.csv`, "Company\nSomebody Else\n");
  expect(world.files.text(fileKey)).toBe(csv);
});

test("leads can be imported without the pipeline", async () => {
  const world = await apiWorld(dynamo());

  const answer = await world.ask("POST", "/api/v1/leads/import/csv", { body: csv, headers: asCsv });

  expect(answer).toMatchObject({ status: 202, json: { options: { mode: "import" } } });
});

const asCsv = { "content-type": "text/csv" };
const asJson = { "content-type": "application/json" };

test.each<[string, number, string, () => Ask | Promise<Ask>]>([
  [
    "a picture's content type",
    415,
    "",
    () => ({ body: csv, headers: { "content-type": "image/png" } }),
  ],
  ["an empty file", 422, "", () => ({ body: new Uint8Array(), headers: asCsv })],
  ["a file over the limit", 413, "", () => ({ body: "x".repeat(4_600_000), headers: asCsv })],
  ["a form without a file", 400, "", async () => form(undefined)],
  [
    "a broken form",
    400,
    "",
    () => ({ body: "x", headers: { "content-type": "multipart/form-data; boundary=y" } }),
  ],
  ["a mapping that is no JSON", 400, "?mapping=x", () => ({ body: csv, headers: asCsv })],
  [
    "a mapping of numbers",
    400,
    "?mapping=%7B%22a%22%3A1%7D",
    () => ({ body: csv, headers: asCsv }),
  ],
  ["a limit of nothing", 400, "?limit=0", () => ({ body: csv, headers: asCsv })],
  ["an unknown parameter", 400, "?colour=red", () => ({ body: csv, headers: asCsv })],
  ["a path for an uploadId", 400, "", () => ({ json: { uploadId: "../../secrets" } })],
  ["an unknown JSON field", 400, "", () => ({ json: { uploadId: "12345678", colour: "red" } })],
  ["a limit of a wrong type", 400, "", () => ({ json: { uploadId: "12345678", limit: true } })],
  ["JSON that is none", 400, "", () => ({ body: "{", headers: asJson })],
])("%s is a problem document and no job", async (_, status, query, ask) => {
  const world = await apiWorld(dynamo());

  const answer = await world.ask("POST", `/api/v1/jobs${query}`, await ask());

  expect([answer.status, answer.headers["content-type"]]).toEqual([
    status,
    "application/problem+json",
  ]);
  expect((await world.jobs.list({ limit: 5 })).jobs).toEqual([]);
  expect(world.files.kept.size).toBe(0);
  expect(world.imports.sent).toEqual([]);
});

test("the same Idempotency-Key is the same job, and its file stays", async () => {
  const world = await apiWorld(dynamo());
  const start = (body: string, query = "") =>
    world.ask("POST", `/api/v1/jobs${query}`, {
      body,
      headers: { ...asCsv, "idempotency-key": "monday" },
    });
  const first = await start(csv);

  const again = await start(csv);
  const otherFile = await start(`${csv}Acme,acme.example\n`);
  const otherLetter = await start(csv.replace("M", "N"));
  const otherOptions = await start(csv, "?limit=1");

  expect(again).toMatchObject({ status: 202, json: { id: first.json["id"] } });
  const others = [otherFile, otherLetter, otherOptions];
  expect(others.map(({ status }) => status)).toEqual([422, 422, 422]);
  expect((await world.jobs.list({ limit: 5 })).jobs).toHaveLength(1);
  expect(world.files.text(`jobs/${first.json["id"]}/upload.csv`)).toBe(csv);
  const elsewhere = await world.ask("POST", "/api/v1/jobs", {
    as: "manager",
    body: csv,
    headers: { ...asCsv, "idempotency-key": "monday" },
  });
  expect(elsewhere.json["id"]).not.toBe(first.json["id"]);
});

test("a preview says what each column would be taken for, and starts nothing", async () => {
  const world = await apiWorld(dynamo());

  const answer = await world.ask("POST", "/api/v1/jobs/preview", { body: csv, headers: asCsv });

  expect(answer.json["columns"]).toMatchObject([
    { name: "Firma", field: "company", samples: ["Müller GmbH"] },
    { name: "Website", field: "website" },
  ]);
  expect((await world.jobs.list({ limit: 5 })).jobs).toEqual([]);
});

test.each(["Firma,Website\n", "\u0089PNG\r\n\u001a\n\u0000\u0000"])(
  "a preview of what is no list says so",
  async (body) => {
    const world = await apiWorld(dynamo());

    const answer = await world.ask("POST", "/api/v1/jobs/preview", { body, headers: asCsv });

    expect(answer.status).toBe(422);
  },
);

test("results are there when the job has ended, not before", async () => {
  const world = await apiWorld(dynamo());
  const { id, path } = await aStartedJob(world);
  expect((await world.ask("GET", `${path}/results`)).status).toBe(409);

  world.files.put(enrichedKey(id), "Firma,lead_id\nMüller GmbH,lead-1\n");
  world.files.put(errorsKey(id), "line,column\n");
  await world.jobs.moveStatus(id, ["importing"], "done");

  const results = await world.ask("GET", `${path}/results`);
  expect(results).toMatchObject({ status: 200, text: "Firma,lead_id\nMüller GmbH,lead-1\n" });
  expect(results.headers["content-disposition"]).toBe('attachment; filename="upload-results.csv"');
  expect((await world.ask("GET", `${path}/errors`)).text).toBe("line,column\n");

  world.files.put(enrichedKey(id), "x".repeat(4_100_000));
  const large = await world.ask("GET", `${path}/results`);
  expect(large).toMatchObject({ status: 303, headers: { location: expect.stringContaining(id) } });

  world.files.drop(enrichedKey(id));
  expect((await world.ask("GET", `${path}/results`)).status).toBe(404);
});

test("the results of a refused file are the reason it was refused", async () => {
  const world = await apiWorld(dynamo());
  const { id, path } = await aStartedJob(world);
  await world.jobs.refuse(id, "It is a picture.");

  expect(await world.ask("GET", `${path}/results`)).toMatchObject({
    status: 422,
    json: { detail: "It is a picture." },
  });
});

test("a job is cancelled once, and one that has ended cannot be", async () => {
  const world = await apiWorld(dynamo());
  const { id, path } = await aStartedJob(world);

  expect(await world.ask("DELETE", path)).toMatchObject({
    status: 202,
    json: { status: "cancelling" },
  });
  expect(world.intake.sent).toEqual([{ kind: "job", jobId: id }]);
  expect((await world.ask("DELETE", path)).status).toBe(409);
  await world.jobs.moveStatus(id, ["cancelling"], "cancelled");
  expect((await world.ask("DELETE", path)).status).toBe(409);
  expect((await world.ask("DELETE", "/api/v1/jobs/nobody")).status).toBe(404);
});

test("jobs are listed in pages", async () => {
  const world = await apiWorld(dynamo());
  await aStartedJob(world);
  await aStartedJob(world);

  const first = await world.ask("GET", "/api/v1/jobs?limit=1");
  const second = await world.ask(
    "GET",
    `/api/v1/jobs?limit=1&cursor=${encodeURIComponent(String(first.json["cursor"]))}`,
  );

  const ids = [first, second].flatMap(({ json }) =>
    (json["jobs"] as { id: string }[]).map(({ id }) => id),
  );
  expect(new Set(ids).size).toBe(2);
});

async function aStartedJob(world: ApiWorld) {
  const { json } = await world.ask("POST", "/api/v1/jobs", { body: csv, headers: asCsv });
  const id = String(json["id"]);
  return { id, path: `/api/v1/jobs/${id}` };
}

async function form(
  file: Uint8Array | undefined,
  fields: Readonly<Record<string, string>> = {},
): Promise<Ask> {
  const data = new FormData();
  if (file) data.set("file", new File([Buffer.from(file)], "a.csv"));
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  const response = new Response(data);
  const type = response.headers.get("content-type") ?? "";
  return { body: new Uint8Array(await response.arrayBuffer()), headers: { "content-type": type } };
}
