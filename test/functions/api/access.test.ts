import { expect, test } from "vitest";
import { describedApi } from "../../../functions/api-docs/described-api.ts";
import { docsRoutes } from "../../../functions/api-docs/docs.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { apiWorld, askedOf } from "./api-world.ts";

const dynamo = embeddedDynamo();
const described = describedApi();
/** Who may call a route is decided before anything of it is done, so nothing needs to be. */
const everyRoute = [...described, ...docsRoutes(described)].map((route) => ({
  ...route,
  handle: async () => ({ status: 204 }) as const,
}));
const roles = ["viewer", "rep", "manager", "admin"] as const;

test("every route refuses whoever is not signed in, is in no group, or has too small a role", async () => {
  const ask = askedOf(everyRoute);
  for (const { method, path, role } of everyRoute) {
    if (role === "everyone") continue;
    const place = path.replaceAll(/\{\w+\}/g, "x");
    const call = (as: (typeof roles)[number] | "stranger" | undefined) =>
      ask(method.toUpperCase(), place, { as });

    expect((await call(undefined)).status, `${method} ${path} as nobody`).toBe(401);
    expect((await call("stranger")).status, `${method} ${path} as stranger`).toBe(403);
    for (const as of roles) {
      const { status } = await call(as);
      const isAllowed = roles.indexOf(as) >= roles.indexOf(role);
      expect(status !== 403 && status !== 401, `${method} ${path} as ${as}`).toBe(isAllowed);
    }
  }
});

test("only the health check is open to everyone, and what proves itself by a signature", async () => {
  const world = await apiWorld(dynamo());

  const open = everyRoute.filter(({ role }) => role === "everyone").map(({ path }) => path);

  expect(new Set(open)).toEqual(new Set(["/health", "/a/{token}", "/u/{token}", "/slack/actions"]));
  expect(await world.ask("GET", "/health", { as: undefined })).toMatchObject({
    status: 200,
    json: { status: "ok", stage: "test" },
  });
});

test("a database that does not answer shows in the health, without a reason an outsider could use", async () => {
  const ping = () => Promise.reject(new Error("table arn:aws:secret"));
  const world = await apiWorld(dynamo(), { ping });

  const { status, json, text } = await world.ask("GET", "/health", { as: undefined });

  expect([status, json["status"]]).toEqual([200, "degraded"]);
  expect(text).not.toContain("secret");
});

test("of several groups the highest counts", async () => {
  const world = await apiWorld(dynamo());
  const { status } = await world.ask("GET", "/api/v1/jobs", { as: "admin" });

  expect(status).toBe(200);
});

test("what is nowhere is a problem document", async () => {
  const world = await apiWorld(dynamo());

  const { status, headers, json } = await world.ask("GET", "/api/v1/secrets");

  expect(status).toBe(404);
  expect(headers["content-type"]).toBe("application/problem+json");
  expect(json).toMatchObject({ title: "Not found", status: 404, instance: "/api/v1/secrets" });
});

test("a fault of ours tells nothing of itself", async () => {
  const world = await apiWorld(dynamo(), {
    runs: { status: () => Promise.reject(new Error("password=hunter2")) } as never,
  });

  const { status, text } = await world.ask("GET", "/api/v1/agents/status");

  expect(status).toBe(500);
  expect(text).not.toContain("hunter2");
});
