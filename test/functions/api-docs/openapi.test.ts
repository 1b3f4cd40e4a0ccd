import { expect, test } from "vitest";
import * as z from "zod";
import { describedApi } from "../../../functions/api-docs/described-api.ts";
import { docsRoutes } from "../../../functions/api-docs/docs.ts";
import { type OpenApiDocument, openApiDocument } from "../../../functions/api-docs/openapi.ts";
import { referencePage } from "../../../functions/api-docs/reference-page.ts";
import { route } from "../../../functions/http/route.ts";
import { askedOf } from "../api/api-world.ts";

const described = describedApi();
const own = docsRoutes(described);
const routes = [...described, ...own];
const ask = askedOf(own);

test("the document lists every route with its parameters, answers and who may call it", async () => {
  const { json } = await ask("GET", "/api/v1/openapi.json", { as: "viewer" });
  const { openapi, paths } = json as unknown as OpenApiDocument;

  expect(openapi).toBe("3.1.0");
  const listed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(listed.toSorted()).toEqual(
    routes.map(({ method, path }) => `${method} ${path}`).toSorted(),
  );
  for (const { method, path, role, answers } of routes) {
    const operation = paths[path]?.[method];
    const inPath = operation?.parameters.filter(({ in: where }) => where === "path") ?? [];
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(
      inPath.map(({ name }) => name),
      path,
    ).toEqual(named);
    expect(operation?.security, path).toEqual(role === "everyone" ? [] : [{ person: [] }]);
    expect(Object.keys(operation?.responses ?? {}), path).toEqual([
      ...Object.keys(answers),
      "default",
    ]);
  }
});

test("every operation has a name of its own", async () => {
  const { paths } = openApiDocument(routes);

  const ids = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );

  expect(new Set(ids).size).toBe(ids.length);
});

test("every schema of the document is JSON Schema that can be read back", async () => {
  const document = openApiDocument(routes);

  const schemas = schemasIn(document);

  expect(schemas.length).toBeGreaterThan(40);
  for (const schema of schemas) {
    expect(() => z.fromJSONSchema(schema), JSON.stringify(schema).slice(0, 200)).not.toThrow();
  }
  const draft = document.paths["/api/v1/leads"]?.["post"]?.requestBody;
  const [schema = {}] = schemasIn(draft);
  const readBack = z.fromJSONSchema(schema);
  expect(readBack.safeParse({ company: { name: "Acme" } }).success).toBe(true);
  expect(readBack.safeParse({ company: { name: 7 } }).success).toBe(false);
  expect(readBack.safeParse({ company: {}, colour: "red" }).success).toBe(false);
});

test("the page shows every path, and markup in a text stays text", async () => {
  const { headers, text } = await ask("GET", "/api/v1/docs", { as: "viewer" });

  expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  for (const { path } of routes) expect(text).toContain(path);
  const hostile = referencePage(
    openApiDocument([
      route({
        method: "get",
        path: '/"><script>alert(1)</script>',
        role: "viewer",
        summary: "<img src=x onerror=alert(1)>",
        tag: "<b>tag</b>",
        query: z.object({ "<i>": z.string().describe("</code><script>") }),
        answers: { 200: { description: "<script>" } },
        handle: async () => ({ status: 204 }),
      }),
    ]),
  );
  expect(hostile).not.toMatch(/<script|<img|<b>|<i>/);
});

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

/** Every value of a "schema" member, but references within the document. */
function schemasIn(value: unknown): readonly Exclude<JsonSchema, boolean>[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const isSchema = name === "schema" && typeof inner === "object" && !("$ref" in inner);
    return isSchema ? [inner] : schemasIn(inner);
  });
}
