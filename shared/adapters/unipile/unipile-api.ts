import * as z from "zod";
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

/** Rejects when nobody can tell what became of the request. */
export async function askUnipile<Value>(
  { http, apiKey, baseUrl }: UnipileOptions,
  { path, ...call }: UnipileCall<Value>,
): Promise<UnipileAnswer<Value>> {
  const answer = await http.request({
    ...call,
    url: `${baseUrl.replace(/\/$/, "")}/api/v1${path}`,
    headers: { "x-api-key": apiKey },
  });
  switch (answer.kind) {
    case "ok":
      return answer;
    case "http-error":
      // 500 and 504 may come after LinkedIn took it; 501 and 503 come before.
      if (answer.status === 500 || answer.status === 502 || answer.status === 504) {
        throw new Error(`Unipile failed at ${call.method} ${path} (HTTP ${answer.status})`);
      }
      return { kind: "error", status: answer.status, type: typeOf(answer.body) };
    case "unreachable":
      if (answer.reason === "dns" || answer.reason === "tls") {
        return { kind: "error", status: 503, type: `unreachable: ${answer.reason}` };
      }
      throw new Error(`Unipile did not answer ${call.method} ${path}: ${answer.reason}`);
    case "unexpected-answer":
      throw new Error(
        `Unipile answered ${call.method} ${path} in a form we do not know: ${answer.issues[0]}`,
      );
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
