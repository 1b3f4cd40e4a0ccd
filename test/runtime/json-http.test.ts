import { afterEach, expect, test, vi } from "vitest";
import * as z from "zod";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { localServer } from "../support/local-server.ts";

afterEach(() => vi.unstubAllEnvs());

const Company = z.object({ name: z.string(), employees: z.number() });
const http = createJsonHttp({ userAgent: "Test/1" });

test("an answer that fits is a value", async () => {
  const { url, seen } = await localServer((_, response) =>
    response.end('{"name":"Kestrel Bearings","employees":240,"extra":true}'),
  );

  const answer = await http.request({
    method: "GET",
    url: `${url}/companies?page=1`,
    query: { domain: "kestrel.example", tag: ["a b", "c"], absent: undefined },
    schema: Company,
  });

  expect(answer).toMatchObject({ kind: "ok", value: { name: "Kestrel Bearings", employees: 240 } });
  expect(seen).toEqual(["GET /companies?page=1&domain=kestrel.example&tag=a+b&tag=c"]);
});

test("a body is sent as JSON, a form as a form", async () => {
  const { url } = await localServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => response.end(JSON.stringify([request.headers["content-type"], text])));
  });
  const schema = z.array(z.string());

  const json = await http.request({ method: "POST", url, body: { name: "Żaneta" }, schema });
  const form = await http.request({ method: "POST", url, form: { grant_type: "x y" }, schema });

  expect(json).toMatchObject({ value: ["application/json", '{"name":"Żaneta"}'] });
  expect(form).toMatchObject({ value: ["application/x-www-form-urlencoded", "grant_type=x+y"] });
});

test("an empty answer is undefined", async () => {
  const { url } = await localServer((_, response) => response.writeHead(204).end());

  const answer = await http.request({ method: "DELETE", url, schema: z.undefined() });

  expect(answer).toMatchObject({ kind: "ok", value: undefined });
});

test("an answer of another shape tells what is wrong, without the values", async () => {
  const { url } = await localServer((_, response) =>
    response.end('{"name":"x","employees":"many"}'),
  );

  const answer = await http.request({ method: "GET", url, schema: Company });

  expect(answer).toEqual({
    kind: "unexpected-answer",
    issues: ["employees: Invalid input: expected number, received string"],
  });
});

test("an answer that is no JSON is unexpected", async () => {
  const { url } = await localServer((_, response) => response.end("<html>Login</html>"));

  expect(await http.request({ method: "GET", url, schema: Company })).toEqual({
    kind: "unexpected-answer",
    issues: ["is not JSON"],
  });
});

test("an error quotes the vendor, short and without the keys that were sent", async () => {
  const { url } = await localServer((request, response) =>
    response
      .writeHead(401)
      .end(`bad key ${request.headers.authorization} or ${request.url} ${"x".repeat(5_000)}`),
  );

  const answer = await http.request({
    method: "GET",
    url,
    headers: { Authorization: "Bearer sk-very-secret" },
    query: { api_key: "key-in-query" },
    schema: Company,
  });

  expect(answer).toMatchObject({ kind: "http-error", status: 401 });
  const { body } = z.object({ body: z.string() }).parse(answer);
  expect(body).toMatch(/^bad key \[secret\] or \/\?api_key=\[secret\]/);
  expect(body).toHaveLength(2_000);
});

test.each([
  ["7", 7],
  [new Date(Date.now() + 60_000).toUTCString(), 60],
])("Retry-After %s is given in seconds", async (header, seconds) => {
  const { url } = await localServer((_, response) =>
    response.writeHead(429, { "retry-after": header }).end(),
  );

  const answer = await http.request({ method: "GET", url, schema: Company });

  const { retryAfterSeconds } = z.object({ retryAfterSeconds: z.number() }).parse(answer);
  expect(Math.abs(retryAfterSeconds - seconds)).toBeLessThanOrEqual(1);
});

test("a redirect is not followed, so a key stays with its host", async () => {
  const other = await localServer((_, response) => response.end("{}"));
  const { url } = await localServer((_, response) =>
    response.writeHead(302, { location: other.url }).end(),
  );

  const answer = await http.request({
    method: "GET",
    url,
    headers: { "x-api-key": "sk-very-secret" },
    schema: z.unknown(),
  });

  expect(answer).toMatchObject({ kind: "http-error", status: 302 });
  expect(other.seen).toEqual([]);
});

test("a slow vendor is a timeout and a closed port a failed connection", async () => {
  const { url, server } = await localServer(() => undefined);
  const request = { method: "GET", url, schema: Company, timeoutMilliseconds: 50 } as const;

  expect(await http.request(request)).toEqual({ kind: "unreachable", reason: "timeout" });
  server.close();
  server.closeAllConnections();
  expect(await http.request({ ...request, timeoutMilliseconds: 1_000 })).toEqual({
    kind: "unreachable",
    reason: "connection",
  });
});

test("the proxy of the environment is used, but never for this machine itself", async () => {
  const proxy = await localServer((_, response) => response.end('"by proxy"'));
  const own = await localServer((_, response) => response.end('"own"'));
  vi.stubEnv("HTTP_PROXY", proxy.url);
  vi.stubEnv("NO_PROXY", "");
  const proxied = createJsonHttp();

  const far = await proxied.request({
    method: "GET",
    url: "http://api.vendor.example/v1",
    schema: z.string(),
  });
  const near = await proxied.request({ method: "GET", url: own.url, schema: z.string() });

  expect([far, near]).toMatchObject([{ value: "by proxy" }, { value: "own" }]);
  expect(proxy.seen).toEqual(["GET http://api.vendor.example/v1"]);
});
