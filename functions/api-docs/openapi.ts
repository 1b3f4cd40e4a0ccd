import * as z from "zod";
import { roles } from "../http/person.ts";
import { Problem } from "../http/problem.ts";
import type { Answer, Body, Route } from "../http/route.ts";
import { StoredUpload } from "../http/upload.ts";

export type OpenApiDocument = {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, unknown>>;
};

export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: unknown }>
  >;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
};

type Parameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: unknown;
};

/** Zod's JSON Schema is the dialect OpenAPI 3.1 uses, so the schemas that check requests are the document. */
export function openApiDocument(routes: readonly Route[]): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "AI Sales Department",
      version: "1",
      description: "Leads, jobs and agents. Errors are RFC 9457 problem documents.",
    },
    paths,
    components: {
      securitySchemes: { person: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: { Problem: schemaOf(Problem, "output") },
    },
  };
}

function operationOf(route: Route): Operation {
  const { method, path, role, summary, tag, params, query, body, headers = [], answers } = route;
  const access =
    role === "everyone"
      ? "Needs no sign-in."
      : `For ${roles.slice(roles.indexOf(role)).join(", ")}.`;
  const requestBody = requestBodyOf(body);
  return {
    operationId: `${method}${path.replaceAll(/[^A-Za-z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    summary,
    description: access,
    tags: [tag],
    parameters: [
      ...parametersOf(params, "path"),
      ...parametersOf(query, "query"),
      ...(body.kind === "upload" ? rawUploadParameters : []),
      ...headers.map((header) => ({ ...header, ...inHeader })),
    ],
    ...(requestBody !== undefined && { requestBody }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, responseOf(answer)]),
      ),
      default: {
        description: "A problem document.",
        content: {
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        },
      },
    },
    security: role === "everyone" ? [] : [{ person: [] }],
  };
}

const inHeader = { in: "header", required: false, schema: { type: "string" } } as const;

/** A raw body has no room for them; a form and JSON have fields of these names. */
const rawUploadParameters: readonly Parameter[] = [
  { name: "fileName", in: "query", required: false, schema: { type: "string" } },
  {
    name: "mapping",
    in: "query",
    required: false,
    description: 'JSON: column -> field, e.g. {"Firma": "company"}',
    schema: { type: "string" },
  },
  { name: "limit", in: "query", required: false, schema: { type: "integer", minimum: 1 } },
];

function parametersOf(schema: z.ZodObject, place: "path" | "query"): readonly Parameter[] {
  const { properties = {}, required = [] } = schemaOf(schema, "input");
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function requestBodyOf(body: Body): unknown {
  if (body.kind === "none") return undefined;
  if (body.kind === "json") {
    return {
      required: true,
      content: { "application/json": { schema: schemaOf(body.schema, "input") } },
    };
  }
  if (body.kind === "form") {
    return {
      required: true,
      content: {
        "application/x-www-form-urlencoded": { schema: schemaOf(body.schema, "input") },
      },
    };
  }
  if (body.kind === "raw") {
    return { required: true, content: { "application/x-www-form-urlencoded": { schema: {} } } };
  }
  if (body.kind === "bytes") {
    const binary = { schema: { type: "string", format: "binary" } };
    return {
      required: true,
      content: Object.fromEntries(body.contentTypes.map((type) => [type, binary])),
    };
  }
  return {
    required: true,
    content: {
      "multipart/form-data": {
        schema: {
          type: "object",
          required: ["file"],
          properties: {
            file: { type: "string", format: "binary" },
            mapping: {
              type: "string",
              description: 'JSON: column -> field, e.g. {"Firma": "company"}',
            },
            limit: { type: "integer" },
          },
        },
      },
      "application/octet-stream": { schema: { type: "string", format: "binary" } },
      "text/csv": { schema: { type: "string" } },
      "application/json": { schema: schemaOf(StoredUpload, "input") },
    },
  };
}

function responseOf({ description, schema, contentType }: Answer) {
  if (!schema && !contentType) return { description };
  const content = schema ? { schema: schemaOf(schema, "output") } : {};
  return { description, content: { [contentType ?? "application/json"]: content } };
}

function schemaOf(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
