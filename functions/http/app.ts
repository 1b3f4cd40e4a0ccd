import { type Context, Hono } from "hono";
import type * as z from "zod";
import type { Log } from "#shared/ports/log.ts";
import { htmlType } from "./html-type.ts";
import { hasRole, type Person, personOf } from "./person.ts";
import { invalid, type Problem, problem, RequestProblem, refusal } from "./problem.ts";
import { receivedAt } from "./received-at.ts";
import type { Reply, Request, Route } from "./route.ts";
import { readUpload } from "./upload.ts";

/** What a refusal looks like to a person who came with a browser: programs get it as JSON. */
export type ProblemPage = (told: Problem, path: string) => Promise<string>;

/** The HTTP API from its routes. Denies by default: a path that is no route is not found, a route names its role. */
export function createApp(routes: readonly Route[], log: Log, asPage?: ProblemPage): Hono {
  const app = new Hono();
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
    app.on(route.method.toUpperCase(), path, async (context) => answer(context, route));
  }
  app.notFound((context) =>
    asProblem(
      context,
      problem(404, `There is nothing at ${context.req.method} ${context.req.path}.`),
      asPage,
    ),
  );
  app.onError((error, context) => {
    if (error instanceof RequestProblem) return asProblem(context, error.problem, asPage);
    log.error("request failed", { method: context.req.method, path: context.req.path, error });
    return asProblem(context, problem(500, "The request failed; the log has the reason."), asPage);
  });
  return app;
}

async function answer(context: Context, route: Route): Promise<Response> {
  const person = allow(context, route);
  const request = {
    params: parse("path", route.params, context.req.param()),
    query: parse("query", route.query, queryOf(context, route)),
    body: await bodyOf(context, route),
    person,
    header: (name: string) => context.req.header(name),
    receivedAt: receivedAt(eventOf(context)),
  };
  // The route's own constructor tied its handler to these schemas.
  return asResponse(context, await route.handle(request as Request<never, never, never>));
}

const nobody: Person = { id: "anonymous", email: "", role: "viewer" };

function allow(context: Context, { role }: Route): Person {
  if (role === "everyone") return nobody;
  const person = personOf(eventOf(context));
  if (hasRole(person, role)) return person;
  throw refusal(403, `This needs the role ${role}; you are ${person.role}.`);
}

function eventOf(context: Context): unknown {
  return (context.env as { event?: unknown } | undefined)?.event;
}

/** An upload's own parameters travel in the query string of a raw body. */
function queryOf(context: Context, { body }: Route): Record<string, string> {
  const query = context.req.query();
  if (body.kind !== "upload") return query;
  const { fileName: _name, mapping: _mapping, limit: _limit, ...rest } = query;
  return rest;
}

async function bodyOf(context: Context, { body }: Route): Promise<unknown> {
  switch (body.kind) {
    case "none":
      return undefined;
    case "upload":
      return readUpload(context);
    case "bytes":
      return readBytes(context, body.contentTypes);
    case "raw":
      return readText(context);
    case "form":
      return parse("form", body.schema, await readForm(context));
    case "json": {
      const text = await context.req.text();
      if (text.trim() === "") return parse("body", body.schema, {});
      if (text.length > LARGEST_JSON) throw refusal(413, "A JSON body may have up to 5 MB.");
      if (!isJson(context)) throw refusal(415, "Send the body as application/json.");
      return parse("body", body.schema, parseJson(text));
    }
  }
}

async function readText(context: Context): Promise<string> {
  const text = await context.req.text();
  if (text.length > LARGEST_FORM) throw refusal(413, "The body may have up to 100 kB.");
  return text;
}

/** Of a field given twice the last value counts. */
async function readForm(context: Context): Promise<Record<string, string>> {
  const type = context.req.header("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) {
    return Object.fromEntries(new URLSearchParams(await readText(context)));
  }
  const form = await context.req.formData().catch((cause: unknown) => {
    throw new RequestProblem(problem(400, "The form is not well-formed."), { cause });
  });
  const texts = [...form].filter(([, value]) => typeof value === "string");
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}

const LARGEST_FORM = 100_000;

async function readBytes(context: Context, contentTypes: readonly string[]): Promise<Uint8Array> {
  const [type = ""] = (context.req.header("content-type") ?? "").split(";");
  if (contentTypes.includes(type.trim().toLowerCase())) {
    return new Uint8Array(await context.req.arrayBuffer());
  }
  throw refusal(415, `Send the body as ${contentTypes.join(" or ")}.`);
}

/** Lambda takes 6 MB, the rest of the event included. */
const LARGEST_JSON = 5_000_000;

function isJson(context: Context): boolean {
  const [type = ""] = (context.req.header("content-type") ?? "").split(";");
  return /^application\/([\w.-]+\+)?json$/i.test(type.trim());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, wellFormed);
  } catch (cause) {
    throw new RequestProblem(problem(400, "The body is not JSON."), { cause });
  }
}

/** "\\ud800" is JSON, but half a character, which the database cannot store. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}

function parse(what: string, schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(what, parsed.error);
}

function asResponse(context: Context, reply: Reply): Response {
  if ("json" in reply) return context.json(reply.json, reply.status);
  if ("location" in reply) return context.redirect(reply.location, reply.status);
  if ("text" in reply) {
    const { text, contentType, fileName } = reply;
    const disposition = fileName && { "content-disposition": `attachment; filename="${fileName}"` };
    return context.body(text, reply.status, { "content-type": contentType, ...disposition });
  }
  return context.body(null, reply.status);
}

/** A browser on its way to a page says that it takes HTML; programs do not. */
async function asProblem(
  context: Context,
  told: Problem,
  asPage: ProblemPage | undefined,
): Promise<Response> {
  const { status, ...rest } = told;
  const { path } = context.req;
  if (asPage && /\btext\/html\b/.test(context.req.header("accept") ?? "")) {
    const page = await asPage(told, path);
    return new Response(page, { status, headers: { "content-type": htmlType } });
  }
  return new Response(JSON.stringify({ ...rest, status, instance: path }), {
    status,
    headers: { "content-type": "application/problem+json" },
  });
}
