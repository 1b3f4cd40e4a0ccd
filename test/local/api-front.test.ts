import { type OutgoingHttpHeaders, request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiFront, startApiFront } from "../../local/api-front/api-front.ts";
import { readRouteKey } from "../../local/api-front/routes.ts";
import type { InvocationResult } from "../../local/lambda/invocation.ts";

let front: ApiFront;
let answer: unknown;
const events: Record<string, unknown>[] = [];

beforeAll(async () => {
  front = await startApiFront(0, () => undefined);
  front.open({
    id: "api",
    cors: undefined,
    routes: [
      ["GET /leads/{id}", true],
      ["GET /leads/export", true],
      ["ANY /leads/{proxy+}", false],
      ["POST /hooks", false],
      ["$default", false],
    ].map(([key, needsSignIn]) => ({
      ...readRouteKey(String(key)),
      functionName: "api",
      needsSignIn: needsSignIn === true,
      timeoutMilliseconds: 200,
    })),
    invoke: async (_, payload): Promise<InvocationResult> => {
      events.push(JSON.parse(payload));
      if (answer === "never") return new Promise(() => undefined);
      if (answer === "error") {
        return { kind: "failed", error: { errorType: "Error", errorMessage: "secret detail" } };
      }
      return { kind: "returned", payload: JSON.stringify(answer) };
    },
  });
});

afterAll(() => front.close());

async function ask(path: string, options: RequestInit = {}, answering: unknown = {}) {
  answer = answering;
  const response = await fetch(front.url + path, options);
  const body = await response.text();
  return { status: response.status, headers: response.headers, body, event: events.at(-1) ?? {} };
}

/** fetch does not let a caller choose the headers that a browser sets. */
async function statusFor(headers: OutgoingHttpHeaders): Promise<number> {
  answer = {};
  return new Promise((resolve, reject) => {
    request(front.url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

test("a request becomes an event of format 2.0 with the demo user's claims", async () => {
  const { event } = await ask("/leads/a%20b?x=1&x=2&y=%C3%A9", { headers: { cookie: "a=1; b=2" } });

  expect(event).toMatchObject({
    version: "2.0",
    routeKey: "GET /leads/{id}",
    rawPath: "/leads/a%20b",
    rawQueryString: "x=1&x=2&y=%C3%A9",
    queryStringParameters: { x: "1,2", y: "é" },
    pathParameters: { id: "a b" },
    cookies: ["a=1", "b=2"],
    isBase64Encoded: false,
    requestContext: {
      authorizer: { jwt: { claims: { sub: "local-demo", "cognito:groups": "[admin]" } } },
      http: { method: "GET", path: "/leads/a%20b", sourceIp: "127.0.0.1" },
    },
  });
});

test.each([
  ["GET", "/leads/7", "GET /leads/{id}"],
  ["GET", "/leads/export", "GET /leads/export"],
  ["DELETE", "/leads/7", "ANY /leads/{proxy+}"],
  ["GET", "/leads/7/notes", "ANY /leads/{proxy+}"],
  ["POST", "/hooks", "POST /hooks"],
  ["GET", "/", "$default"],
])("%s %s goes to the route %s", async (method, path, routeKey) => {
  const { event } = await ask(path, { method });

  expect(event["routeKey"]).toBe(routeKey);
});

test("a text body arrives as it is, another one in base64", async () => {
  const text = await ask("/hooks", {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  expect(text.event).toMatchObject({ body: "{}", isBase64Encoded: false });

  const bytes = new Uint8Array([0, 255, 128]);
  const binary = await ask("/hooks", { method: "POST", body: bytes });
  expect(binary.event).toMatchObject({ body: "AP+A", isBase64Encoded: true });
});

test("an answer has the status, headers, cookies and bytes that the function gave", async () => {
  const { status, headers, body } = await ask(
    "/",
    {},
    {
      statusCode: 201,
      headers: { "Content-Type": "text/plain", "X-Total": 3 },
      cookies: ["session=1; HttpOnly", "theme=dark"],
      body: Buffer.from("grüezi").toString("base64"),
      isBase64Encoded: true,
    },
  );

  expect([status, body, headers.get("x-total")]).toEqual([201, "grüezi", "3"]);
  expect(headers.getSetCookie()).toEqual(["session=1; HttpOnly", "theme=dark"]);
});

test("an answer without a status is JSON", async () => {
  const { status, headers, body } = await ask("/", {}, { leads: [] });

  expect([status, headers.get("content-type"), body]).toEqual([
    200,
    "application/json",
    '{"leads":[]}',
  ]);
});

test("a failing function is a 500 without details, a slow one a 503", async () => {
  expect(await ask("/", {}, "error")).toMatchObject({
    status: 500,
    body: expect.not.stringContaining("secret detail"),
  });
  expect(await ask("/", {}, "never")).toMatchObject({ status: 503 });
});

test("what the gateway itself refuses is a problem document, with the member of API Gateway's own answers", async () => {
  const over = { method: "POST", body: "x".repeat(6.3e6) };
  const early = await startApiFront(0, () => undefined);
  const shut = await fetch(`${early.url}/leads?x=1`);
  const answers = [
    { ...(await ask("/", {}, "error")), title: "Internal Server Error" },
    { ...(await ask("/", {}, "never")), title: "Service Unavailable" },
    { ...(await ask("/hooks", over)), title: "Request Entity Too Large" },
    {
      ...shut,
      status: shut.status,
      headers: shut.headers,
      body: await shut.text(),
      title: "Service Unavailable",
    },
  ];
  await early.close();

  for (const { status, headers, body, title } of answers) {
    expect(headers.get("content-type")).toBe("application/problem+json");
    const problem = JSON.parse(body);
    expect(problem).toMatchObject({ type: "about:blank", title, status, message: title });
    expect(problem.detail).toMatch(/\.$/);
    expect(problem.instance).toMatch(/^\/[a-z]*$/);
  }
});

test("a request is dated by the machine's clock", async () => {
  const before = Date.now();
  const { event } = await ask("/hooks", { method: "POST", body: "{}" });
  const { timeEpoch } = Object(event["requestContext"]);

  expect(timeEpoch).toBeGreaterThanOrEqual(before);
  expect(timeEpoch).toBeLessThanOrEqual(Date.now());
});

test("bodies that do not fit into an invocation are refused", async () => {
  const headers = { "content-type": "text/plain" };
  const events5 = await ask("/hooks", { method: "POST", body: "x".repeat(5e6), headers });
  const over6 = await ask("/hooks", { method: "POST", body: "x".repeat(6.3e6), headers });
  const over10 = await ask("/hooks", { method: "POST", body: "x".repeat(11e6), headers });

  expect([events5.status, over6.status, over10.status]).toEqual([200, 413, 413]);
});

test.each([
  ["another site", { origin: "https://evil.example" }, 403],
  ["a sandboxed page", { origin: "null" }, 403],
  [
    "an image on another site",
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
    403,
  ],
  [
    "a link in a mail",
    {
      "sec-fetch-site": "cross-site",
      "sec-fetch-mode": "navigate",
      "sec-fetch-dest": "document",
    },
    200,
  ],
  [
    "a frame on another site",
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
    403,
  ],
  ["a page on another port of this machine", { origin: "http://localhost:5173" }, 403],
  ["a page of another name of this machine", { origin: "http://127.0.0.1" }, 403],
  [
    "a frame on another port of this machine",
    { "sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
    403,
  ],
] satisfies [string, OutgoingHttpHeaders, number][])(
  "a request from %s",
  async (_, headers, status) => {
    expect(await statusFor(headers)).toBe(status);
  },
);

test("a request from a page of the department's own", async () => {
  const { host, origin } = new URL(front.url);
  expect(await statusFor({ host, origin })).toBe(200);
});

test("a name that only resolves to loopback is refused", async () => {
  expect(await statusFor({ host: "rebound.example" })).toBe(403);
  expect(await statusFor({ host: new URL(front.url).host })).toBe(200);
});

test("a token is refused, because no user pool here can have given it", async () => {
  const headers = { authorization: "Bearer forged" };

  expect((await ask("/leads/7", { headers })).status).toBe(401);
  expect((await ask("/hooks", { method: "POST", headers })).status).toBe(200);
});
