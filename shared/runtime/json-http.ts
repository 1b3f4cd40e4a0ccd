import type * as z from "zod";
import { type ConnectionFailure, connectionFailure } from "./connection-failure.ts";
import { createSendRequest, type OutgoingAnswer, type SendRequest } from "./outgoing-request.ts";
import { readAtMost } from "./read-at-most.ts";
import { secretsOf, withoutSecrets } from "./without-secrets.ts";

export type JsonHttpOptions = {
  readonly send?: SendRequest;
  readonly timeoutMilliseconds?: number;
  readonly userAgent?: string;
};

type JsonRequest<Value> = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form instead of a JSON body, as token endpoints want it. */
  readonly form?: Readonly<Record<string, string>>;
  /** What the answer must be. An empty answer (204) is `undefined`. */
  readonly schema: z.ZodType<Value>;
  readonly timeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
};

type QueryValue = string | number | boolean;

type JsonAnswer<Value> =
  | {
      readonly kind: "ok";
      readonly value: Value;
      readonly headers: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "http-error";
      readonly status: number;
      /** The start of what the vendor said, without the secrets that were sent. */
      readonly body: string;
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: "unreachable"; readonly reason: ConnectionFailure | "too-large" }
  | { readonly kind: "unexpected-answer"; readonly issues: readonly string[] };

export type JsonHttp = {
  /** Follows no redirect, so that a key is never carried to another host. */
  request<Value>(request: JsonRequest<Value>): Promise<JsonAnswer<Value>>;
};

const TIMEOUT_MILLISECONDS = 30_000;
const MAX_BYTES = 20_000_000;
const ERROR_CHARACTERS = 2_000;

/** JSON over HTTP to a vendor whose address comes from configuration, through the proxy where there is one. */
export function createJsonHttp(options: JsonHttpOptions = {}): JsonHttp {
  const send = options.send ?? createSendRequest();
  return {
    async request(request) {
      const timeout = AbortSignal.timeout(
        request.timeoutMilliseconds ?? options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS,
      );
      try {
        const answer = await send({
          url: addressOf(request),
          method: request.method,
          headers: headersOf(request, options.userAgent ?? "AiSalesDepartment/0.1"),
          signal: request.signal ? AbortSignal.any([timeout, request.signal]) : timeout,
          ...bodyOf(request),
        });
        return await readAnswer(answer, request);
      } catch (error) {
        request.signal?.throwIfAborted();
        if (timeout.aborted) return { kind: "unreachable", reason: "timeout" };
        const reason = connectionFailure(error);
        if (reason) return { kind: "unreachable", reason };
        throw error;
      }
    },
  };
}

function addressOf({ url, query = {} }: JsonRequest<unknown>): URL {
  const address = new URL(url);
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) address.searchParams.append(name, String(one));
    }
  }
  return address;
}

function headersOf(
  { body, form, headers = {} }: JsonRequest<unknown>,
  userAgent: string,
): Record<string, string> {
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const contentType = form ? "application/x-www-form-urlencoded" : "application/json";
  return {
    accept: "application/json",
    "user-agent": userAgent,
    ...((form ?? body) !== undefined && { "content-type": contentType }),
    ...Object.fromEntries(given),
  };
}

function bodyOf({ body, form }: JsonRequest<unknown>): { readonly body?: string } {
  if (form) return { body: new URLSearchParams(form).toString() };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

async function readAnswer<Value>(
  answer: OutgoingAnswer,
  request: JsonRequest<Value>,
): Promise<JsonAnswer<Value>> {
  const { status, headers } = answer;
  const bytes = await readAtMost(answer.body, MAX_BYTES);
  if (!bytes) return { kind: "unreachable", reason: "too-large" };
  const text = bytes.toString("utf8");
  if (status < 200 || status > 299) {
    const body = withoutSecrets(text, secretsOf(request)).slice(0, ERROR_CHARACTERS);
    return { kind: "http-error", status, body, ...retryAfter(headers["retry-after"]) };
  }
  const json = tryParseJson(text);
  if (json.kind === "invalid") return { kind: "unexpected-answer", issues: ["is not JSON"] };
  const parsed = request.schema.safeParse(json.value);
  if (parsed.success) return { kind: "ok", value: parsed.data, headers };
  return { kind: "unexpected-answer", issues: parsed.error.issues.map(describeIssue) };
}

function retryAfter(header: string | undefined): { readonly retryAfterSeconds?: number } {
  if (!header) return {};
  const seconds = Number(header);
  const left = Number.isNaN(seconds) ? (Date.parse(header) - Date.now()) / 1000 : seconds;
  return Number.isNaN(left) ? {} : { retryAfterSeconds: Math.max(0, Math.ceil(left)) };
}

function tryParseJson(
  text: string,
): { readonly kind: "json"; readonly value: unknown } | { readonly kind: "invalid" } {
  if (text.trim() === "") return { kind: "json", value: undefined };
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return { kind: "invalid" };
  }
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join(".")}: ${message}`;
}
