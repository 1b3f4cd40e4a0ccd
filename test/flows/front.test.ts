import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { aDepartment, type RunningDepartment } from "../support/running-department.ts";

let department: RunningDepartment;

beforeAll(async () => {
  department = await aDepartment();
});

afterAll(() => department?.close());

test("the department says that it is well", async () => {
  expect(await department.ask("GET", "/health")).toMatchObject({
    status: 200,
    json: { status: "ok", stage: "dev" },
  });
});

test.each([
  ["a path that is none", "GET", "nothing-here", undefined, 404],
  ["a job nobody knows", "GET", "jobs/job-nobody", undefined, 404],
  ["a lead nobody knows", "GET", "leads/lead-nobody", undefined, 404],
  ["an unknown query field", "GET", "leads?colour=red", undefined, 400],
  ["an unknown JSON field", "POST", "leads", { json: { company: { name: "A" }, x: 1 } }, 400],
  ["a wrong type", "POST", "leads", { json: { company: "A" } }, 400],
  ["JSON that is none", "POST", "leads", { bytes: "{", type: "application/json" }, 400],
  [
    "a body that is no JSON",
    "POST",
    "leads",
    { bytes: "a=b", type: "application/x-www-form-urlencoded" },
    415,
  ],
  ["a picture for a file", "POST", "jobs", { bytes: "GIF89a", type: "image/gif" }, 415],
  [
    "a file over what one request takes",
    "POST",
    "jobs",
    { bytes: "a,b\n".repeat(1_200_000), type: "text/csv" },
    413,
  ],
] as const)("%s is answered with a problem document", async (_, method, path, body, status) => {
  const answer = await department.ask(method, path, body);

  expect(answer.status).toBe(status);
  expect(answer.type).toBe("application/problem+json");
  expect(answer.json).toMatchObject({
    status,
    title: expect.any(String),
    detail: expect.any(String),
  });
});

test("a body over what API Gateway takes is refused as API Gateway refuses it", async () => {
  const bytes = "a".repeat(11_000_000);

  expect((await department.ask("POST", "jobs", { bytes, type: "text/csv" })).status).toBe(413);
});

test("what was refused wrote nothing", async () => {
  expect((await department.ask("GET", "leads")).json).toEqual({ leads: [] });
  expect((await department.ask("GET", "jobs")).json).toEqual({ jobs: [] });
});

test.each([
  ["another host that resolves to this machine", { host: "department.example" }],
  ["a page of another site", { origin: "https://elsewhere.example" }],
])("%s may not speak for the person at the laptop", async (_, headers) => {
  expect(await statusWith(headers)).toBe(403);
});

test("the document is OpenAPI 3.1, and every operation in it is answered", async () => {
  const answer = await department.ask("GET", "openapi.json");
  const { openapi, paths } = Document.parse(answer.json);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
  );
  const routeless: string[] = [];
  for (const [method, path] of operations) {
    const { status, json } = await department.ask(method, path.replaceAll(/\{\w+\}/g, "nobody"));
    const isRoute =
      status < 500 && !String(Object(json)["detail"]).startsWith("There is nothing at");
    if (!isRoute) routeless.push(`${method} ${path}: ${status}`);
  }

  expect(openapi).toBe("3.1.0");
  expect(operations.length).toBeGreaterThan(25);
  expect(operations).toContainEqual(["GET", "/api/v1/jobs/{id}/watch"]);
  expect(operations).toContainEqual(["GET", "/api/v1/leads/{id}/dossier"]);
  expect(routeless).toEqual([]);
});

test("the reference page shows every path of the document, without scripts", async () => {
  const { text, type } = await department.ask("GET", "docs");
  const { paths } = Document.parse((await department.ask("GET", "openapi.json")).json);

  expect(type).toContain("text/html");
  expect(text).not.toMatch(/<script|src=|href="http/i);
  for (const path of Object.keys(paths)) expect(text).toContain(path);
});

const Document = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
});

/** fetch lets nobody choose these headers. */
function statusWith(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${department.url}/api/v1/leads`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}
