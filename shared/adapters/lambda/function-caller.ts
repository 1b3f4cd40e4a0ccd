import type { AwsClient } from "aws4fetch";
import * as z from "zod";
import { type FunctionCaller, FunctionFailed } from "#shared/ports/function-caller.ts";

const Failure = z.object({ errorType: z.string().default("Error"), errorMessage: z.string() });

/**
 * Invoke is the one operation we need of Lambda's API: signed by aws4fetch it costs a bundle 6 kB, where
 * @aws-sdk/client-lambda brings the schemas of all operations with 73 kB.
 */
export function lambdaCaller(client: AwsClient, endpoint: string): FunctionCaller {
  return {
    async call(name, payload) {
      const response = await client.fetch(
        `${endpoint}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`,
        { method: "POST", body: JSON.stringify(payload) },
      );
      const text = await response.text();
      if (!response.ok) throw new FunctionFailed(name, `Http${response.status}`, text);
      const answer: unknown = JSON.parse(text || "null");
      if (!response.headers.get("x-amz-function-error")) return answer;
      const { errorType, errorMessage } = Failure.parse(answer);
      throw new FunctionFailed(name, errorType, errorMessage);
    },
  };
}
