import type { AwsAnswer } from "../front-door.ts";
import type { AsyncInvocations } from "./async-invocations.ts";
import type { Functions } from "./functions.ts";

/** Lambda's Invoke: waits for the answer, or puts the event in line for `Event` invocations. */
export async function invokeApi(
  functions: Functions,
  asyncInvocations: AsyncInvocations,
  request: { readonly name: string; readonly type: string; readonly payload: string },
): Promise<AwsAnswer> {
  const { name, type } = request;
  const payload = request.payload === "" ? "{}" : request.payload;
  if (!functions.find(name)) return failure(404, "ResourceNotFoundException", name);
  if (type === "DryRun") return { status: 204, headers: {}, body: "" };
  if (type === "Event") {
    asyncInvocations.invokeLater(name, payload);
    return { status: 202, headers: {}, body: "" };
  }
  if (Buffer.byteLength(payload) > LARGEST_SYNCHRONOUS_PAYLOAD) {
    return failure(413, "RequestTooLargeException", name);
  }
  const result = await functions.invoke(name, payload);
  if (result.kind === "returned") return { status: 200, headers: {}, body: result.payload };
  return {
    status: 200,
    headers: { "x-amz-function-error": "Unhandled" },
    body: JSON.stringify(result.error),
  };
}

export const LARGEST_SYNCHRONOUS_PAYLOAD = 6_291_456;

function failure(status: number, code: string, name: string): AwsAnswer {
  return {
    status,
    headers: { "x-amzn-errortype": code },
    body: JSON.stringify({ Message: `${code}: ${name}` }),
  };
}
