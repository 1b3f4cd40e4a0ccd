import { type VendorProblem, vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import type { JsonHttp, JsonRequest } from "#shared/runtime/json-http.ts";

export type GojiberryOptions = {
  readonly http: JsonHttp;
  readonly apiKey: string;
  readonly now: () => Date;
  readonly baseUrl?: string;
};

export type GojiberryCall<Value> = Pick<
  JsonRequest<Value>,
  "method" | "query" | "multipart" | "schema"
> & { readonly path: string };

/** A send is three requests, and the sender has two minutes for all that is due. */
const TIMEOUT = 15_000;

/** Rejects when nobody can tell what became of the request. */
export async function askGojiberry<Value>(
  { http, apiKey, now, baseUrl = "https://ext.gojiberry.ai" }: GojiberryOptions,
  { path, ...call }: GojiberryCall<Value>,
): Promise<
  | { readonly kind: "ok"; readonly value: Value }
  | ({ readonly kind: "error"; readonly status: number } & VendorProblem)
> {
  const answer = await http.request({
    ...call,
    url: `${baseUrl}/v1${path}`,
    headers: { authorization: `Bearer ${apiKey}` },
    timeoutMilliseconds: TIMEOUT,
  });
  if (answer.kind === "ok") return answer;
  const problem = vendorProblem("Gojiberry", answer, now());
  if (answer.kind === "http-error" && !mayHaveLeft(answer.status)) {
    return { kind: "error", status: answer.status, ...problem };
  }
  // What only reads may be asked again.
  if (call.method === "GET") return { kind: "error", status: 503, ...problem };
  throw new Error(`${call.method} ${path}: ${problem.reason}`);
}

/** LinkedIn may have taken it before these, whichever proxy speaks; 501 and 503 come before anything was done. */
function mayHaveLeft(status: number): boolean {
  return status === 408 || (status >= 500 && status !== 501 && status !== 503);
}
