import type * as z from "zod";
import { type ConnectionFailure, connectionFailure } from "./connection-failure.ts";
import { encodeMultipart, type MultipartFields } from "./multipart.ts";
import { createSendRequest, type OutgoingAnswer, type SendRequest } from "./outgoing-request.ts";
import { readAtMost } from "./read-at-most.ts";
import { secretsOf, withoutSecrets } from "./without-secrets.ts";

export type JsonHttpOptions = {
  readonly send?: SendRequest;
  readonly timeoutMilliseconds?: number;
  readonly userAgent?: string;
};

export type JsonRequest<Value> = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form instead of a JSON body, as token endpoints want it. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as multipart/form-data, where files go along. */
  readonly multipart?: MultipartFields;
  /** "bytes" hands the schema a Uint8Array, for audio; else it gets what the JSON says. */
  readonly answer?: "json" | "bytes";
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
        const payload = payloadOf(request);
        const answer = await send({
          url: addressOf(request),
          method: request.method,
          headers: headersOf(request, payload, options.userAgent ?? "AiSalesDepartment/0.1"),
          signal: request.signal ? AbortSignal.any([timeout, request.signal]) : timeout,
          ...(payload && { body: payload.body }),
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

type Payload = { readonly contentType: string; readonly body: string | Uint8Array };

function payloadOf({ body, form, multipart }: JsonRequest<unknown>): Payload | undefined {
  if (multipart) return encodeMultipart(multipart);
  if (form) {
    const contentType = "application/x-www-form-urlencoded";
    return { contentType, body: new URLSearchParams(form).toString() };
  }
  return body === undefined
    ? undefined
    : { contentType: "application/json", body: JSON.stringify(body) };
}

function headersOf(
  { headers = {} }: JsonRequest<unknown>,
  payload: Payload | undefined,
  userAgent: string,
): Record<string, string> {
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    accept: "application/json",
    "user-agent": userAgent,
    ...(payload && { "content-type": payload.contentType }),
    ...Object.fromEntries(given),
  };
}

async function readAnswer<Value>(
  answer: OutgoingAnswer,
  request: JsonRequest<Value>,
): Promise<JsonAnswer<Value>> {
  const { status, headers } = answer;
  const bytes = await readAtMost(answer.body, MAX_BYTES);
  if (!bytes) return { kind: "unreachable", reason: "too-large" };
  if (status < 200 || status > 299) {
    const text = bytes.toString("utf8");
    const body = withoutSecrets(text, secretsOf(request)).slice(0, ERROR_CHARACTERS);
    return { kind: "http-error", status, body, ...retryAfter(headers["retry-after"]) };
  }
  const read =
    request.answer === "bytes"
      ? { kind: "read" as const, value: bytes }
      : tryParseJson(bytes.toString("utf8"));
  if (read.kind === "invalid") return { kind: "unexpected-answer", issues: ["is not JSON"] };
  const parsed = request.schema.safeParse(read.value);
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
): { readonly kind: "read"; readonly value: unknown } | { readonly kind: "invalid" } {
  if (text.trim() === "") return { kind: "read", value: undefined };
  try {
    return { kind: "read", value: JSON.parse(text) };
  } catch {
    return { kind: "invalid" };
  }
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join(".")}: ${message}`;
}
