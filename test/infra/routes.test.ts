import { expect, test } from "vitest";
import * as z from "zod";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { leadApi } from "../../functions/api/lead-api.ts";
import { meetingRoutes } from "../../functions/api/routes/meetings.ts";
import { deskApi } from "../../functions/api-desk/desk-api.ts";
import { describedApi } from "../../functions/api-docs/described-api.ts";
import { docsRoutes } from "../../functions/api-docs/docs.ts";
import { fileApi } from "../../functions/api-files/file-api.ts";
import { openRoutes } from "../../functions/api-open/routes.ts";
import { sendingApi } from "../../functions/api-sending/sending-api.ts";
import { createApp } from "../../functions/http/app.ts";
import type { Route } from "../../functions/http/route.ts";
import { voiceRoute } from "../../functions/voice/voice-route.ts";
import { deployedDepartment } from "./deployed-department.ts";
import { calledBy } from "./route-targets.ts";

/** Routes are made with it and never called. */
const nothing = new Proxy(() => undefined, { get: (): unknown => nothing }) as never;

/** What each function answers, from its own table. */
const tables: Readonly<Record<string, readonly Route[]>> = {
  api: leadApi(nothing),
  "api-files": fileApi(nothing),
  "api-desk": deskApi(nothing),
  "api-sending": sendingApi(nothing),
  "api-meetings": meetingRoutes(nothing),
  "api-docs": docsRoutes([]),
  "api-open": openRoutes(nothing),
  voice: [voiceRoute(nothing)],
};
const answered = Object.entries(tables).flatMap(([name, routes]) =>
  routes.map((route) => ({ name, route, key: keyOf(route) })),
);

const prod = await deployedDepartment("prod");
const deployed = prod
  .all(
    "AWS::ApiGatewayV2::Route",
    z.object({ RouteKey: z.string(), AuthorizationType: z.string(), Target: z.string() }),
  )
  .map(({ properties: { RouteKey, AuthorizationType, Target } }) => {
    const [method = "", path = ""] = RouteKey.split(" ");
    const target = calledBy(prod, Target);
    return { key: RouteKey, method, path, isOpen: AuthorizationType === "NONE", target };
  });

test("what is described is what the functions answer", () => {
  const described = [...describedApi(), ...docsRoutes([])].map(keyOf);
  expect(described.toSorted()).toEqual(answered.map(({ key }) => key).toSorted());
});

test("no two functions answer the same", () => {
  expect(new Set(answered.map(({ key }) => key)).size).toBe(answered.length);
});

test.each(answered)("$key is brought to $name", ({ name, route }) => {
  expect(routeTaken(route)?.target).toBe(name);
});

test.each(answered)("$key wants a token, unless it is for everyone", ({ route }) => {
  expect(routeTaken(route)?.isOpen).toBe(route.role === "everyone");
});

test("each route that is deployed brings something to its function", () => {
  const taken = new Set(answered.map(({ route }) => routeTaken(route)?.key));
  expect(deployed.filter(({ key }) => !taken.has(key)).map(({ key }) => key)).toEqual([]);
});

test.each(Object.keys(tables).map((name) => ({ name })))(
  "of the routes of $name none hides another",
  ({ name }) => {
    const routes = tables[name] ?? [];
    const app = createApp(routes, jsonLog("routes"));
    expect(routes.map((route) => firstOf(app, route))).toEqual(
      routes.map(({ path }) => path.replaceAll(/\{(\w+)\}/g, ":$1")),
    );
  },
);

/** The path of the first route of the app that takes what is meant for this one. */
function firstOf(app: ReturnType<typeof createApp>, { method, path }: Route): string | undefined {
  const [matched] = app.router.match(method.toUpperCase(), exampleOf(path));
  const [first] = matched.map(([[, route]]) => route.path);
  return first;
}

function keyOf({ method, path }: Route): string {
  return `${method.toUpperCase()} ${path}`;
}

/** As API Gateway chooses: a path matched part by part goes before a greedy one, the longer of these first. */
function routeTaken({ method, path }: Route) {
  const parts = exampleOf(path).split("/");
  return deployed
    .filter((each) => each.method === "ANY" || each.method === method.toUpperCase())
    .filter((each) => matches(each.path.split("/"), parts))
    .toSorted((one, other) => weight(other) - weight(one))[0];
}

function exampleOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, "some-$1");
}

function matches(pattern: readonly string[], parts: readonly string[]): boolean {
  const isGreedy = pattern.at(-1) === "{proxy+}";
  if (isGreedy ? parts.length < pattern.length : parts.length !== pattern.length) return false;
  return pattern.every((part, index) => part.startsWith("{") || part === parts[index]);
}

function weight({ path, method }: { readonly path: string; readonly method: string }): number {
  const parts = path.split("/");
  const literal = parts.filter((part) => !part.startsWith("{")).length;
  return (
    (path.endsWith("{proxy+}") ? 0 : 10_000) +
    literal * 100 +
    parts.length * 2 +
    (method === "ANY" ? 0 : 1)
  );
}
