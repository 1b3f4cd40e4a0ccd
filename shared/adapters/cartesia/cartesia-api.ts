import { vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import { SpeechUnavailable } from "#shared/ports/speech.ts";
import type { JsonHttp, JsonRequest } from "#shared/runtime/json-http.ts";

export type CartesiaOptions = {
  readonly http: JsonHttp;
  readonly apiKey: string;
  readonly now: () => Date;
  readonly baseUrl?: string;
};

/** The version of the API that the requests here are written for. */
const VERSION = "2025-11-04";

export async function askCartesia<Value>(
  { http, apiKey, now, baseUrl = "https://api.cartesia.ai" }: CartesiaOptions,
  path: "/stt" | "/tts/bytes",
  request: Pick<JsonRequest<Value>, "query" | "body" | "multipart" | "answer" | "schema">,
): Promise<Value> {
  const answer = await http.request({
    ...request,
    method: "POST",
    url: `${baseUrl}${path}`,
    headers: {
      authorization: `Bearer ${apiKey}`,
      "cartesia-version": VERSION,
      accept: request.answer === "bytes" ? "*/*" : "application/json",
    },
    // A caller waits on the line, and API Gateway for half a minute.
    timeoutMilliseconds: 12_000,
  });
  if (answer.kind === "ok") return answer.value;
  throw new SpeechUnavailable(vendorProblem("Cartesia", answer, now()).reason);
}
