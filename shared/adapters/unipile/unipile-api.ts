import * as z from "zod";
import type { VendorFailure } from "#shared/domain/enrichment/vendor-problem.ts";
import type { JsonHttp, JsonRequest } from "#shared/runtime/json-http.ts";

export type UnipileOptions = {
  readonly http: JsonHttp;
  readonly apiKey: string;
  /** Of the company's own subdomain, such as https://api1.unipile.com:13111. */
  readonly baseUrl: string;
  /** The LinkedIn account as Unipile names it. */
  readonly accountId: string;
};

export type UnipileAnswer<Value> =
  | { readonly kind: "ok"; readonly value: Value }
  /** Unipile says that it was not done, and why: `type` as in "errors/account_restricted", without "errors/". */
  | { readonly kind: "error"; readonly status: number; readonly type: string };

export type UnipileCall<Value> = Pick<
  JsonRequest<Value>,
  "method" | "query" | "body" | "multipart" | "schema"
> & { readonly path: string };

/** A send is two requests, and the sender has two minutes for all that is due. */
const TIMEOUT = 20_000;

/** Rejects when nobody can tell what became of the request. */
export async function askUnipile<Value>(
  { http, apiKey, baseUrl }: UnipileOptions,
  { path, ...call }: UnipileCall<Value>,
): Promise<UnipileAnswer<Value>> {
  const answer = await http.request({
    ...call,
    url: `${baseUrl.replace(/\/$/, "")}/api/v1${path}`,
    headers: { "x-api-key": apiKey },
    timeoutMilliseconds: TIMEOUT,
  });
  if (answer.kind === "ok") return answer;
  if (answer.kind === "http-error" && !mayHaveLeft(answer.status)) {
    return { kind: "error", status: answer.status, type: typeOf(answer.body) };
  }
  const failed = `${call.method} ${path} ${failureOf(answer)}`;
  const wasSent = answer.kind !== "unreachable" || !beforeSending.has(answer.reason);
  // What only reads may be asked again.
  if (call.method === "GET" || !wasSent) return { kind: "error", status: 503, type: failed };
  throw new Error(`Unipile: ${failed}`);
}

/** LinkedIn may have taken it before these, whichever proxy speaks; 501 and 503 come before anything was done. */
function mayHaveLeft(status: number): boolean {
  return status === 408 || (status >= 500 && status !== 501 && status !== 503);
}

const beforeSending: ReadonlySet<string> = new Set(["dns", "tls"]);

function failureOf(answer: VendorFailure): string {
  switch (answer.kind) {
    case "http-error":
      return `failed (HTTP ${answer.status})`;
    case "unreachable":
      return `was not answered: ${answer.reason}`;
    case "unexpected-answer":
      return `was answered in a form we do not know: ${answer.issues[0]}`;
  }
}

const Problem = z.object({ type: z.string() });

function typeOf(body: string): string {
  try {
    const problem = Problem.safeParse(JSON.parse(body));
    return problem.success ? problem.data.type.replace(/^errors\//, "") : "no reason given";
  } catch {
    return "no reason given";
  }
}
