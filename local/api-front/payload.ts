import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import * as z from "zod";
import { ACCOUNT } from "../assembly/resource-names.ts";
import type { RouteMatch } from "./routes.ts";

/** The event of an HTTP API in payload format 2.0. */
export function toEvent(
  request: IncomingMessage,
  body: Buffer,
  { route, pathParameters }: RouteMatch,
  apiId: string,
  now: Date,
): Record<string, unknown> {
  const [rawPath = "/", rawQueryString = ""] = splitOnce(request.url ?? "/", "?");
  const headers = headersOf(request);
  const { cookie, ...others } = headers;
  const isText = TEXT.test(headers["content-type"] ?? "");
  const query = new URLSearchParams(rawQueryString);
  return {
    version: "2.0",
    routeKey: route.key,
    rawPath,
    rawQueryString,
    ...(cookie !== undefined && { cookies: cookie.split("; ") }),
    headers: others,
    ...(query.size > 0 && { queryStringParameters: joined(query) }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      accountId: ACCOUNT,
      apiId,
      ...(route.needsSignIn && { authorizer: { jwt: { claims: DEMO_USER, scopes: null } } }),
      domainName: headers["host"] ?? "localhost",
      domainPrefix: apiId,
      http: {
        method: request.method ?? "GET",
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? "127.0.0.1",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: route.key,
      stage: "$default",
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
};

/** What a function returned as an HTTP answer. An answer without statusCode is a JSON body. */
export function toAnswer(payload: string): HttpAnswer {
  const result = Structured.safeParse(JSON.parse(payload));
  if (!result.success) {
    const headers = { "content-type": "application/json" };
    return { status: 200, headers, body: Buffer.from(payload) };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = result.data;
  return {
    status: statusCode,
    headers: {
      ...Object.fromEntries(
        Object.entries(headers)
          .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
          .filter(([name]) => !SET_BY_THE_SERVER.has(name)),
      ),
      ...(cookies.length > 0 && { "set-cookie": cookies }),
    },
    body: Buffer.from(body, isBase64Encoded ? "base64" : "utf8"),
  };
}

// All other types reach the function in base64, also forms and bodies without a type.
const TEXT = /^(text\/|application\/(json|javascript|xml|[\w.+-]+\+(json|xml)))/i;

/** Who is signed in on a laptop. HTTP APIs give list claims as text in brackets. */
const DEMO_USER = {
  sub: "local-demo",
  email: "demo@localhost.example",
  "cognito:groups": "[admin]",
};

const Structured = z.object({
  statusCode: z.coerce.number(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).default([]),
  body: z
    .string()
    .nullish()
    .transform((body) => body ?? ""),
  isBase64Encoded: z.boolean().nullish(),
});

const SET_BY_THE_SERVER: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "keep-alive",
  "transfer-encoding",
]);

function splitOnce(text: string, separator: string): readonly string[] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(",")]),
  );
}

function joined(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name).join(",")]));
}
