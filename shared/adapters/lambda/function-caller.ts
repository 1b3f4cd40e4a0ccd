import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import * as z from "zod";
import { type FunctionCaller, FunctionFailed } from "#shared/ports/function-caller.ts";

const Failure = z.object({ errorType: z.string().default("Error"), errorMessage: z.string() });

export function lambdaCaller(client: LambdaClient): FunctionCaller {
  return {
    async call(name, payload) {
      const { FunctionError, Payload } = await client.send(
        new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(payload) }),
      );
      const answer: unknown = JSON.parse(Payload?.transformToString() || "null");
      if (!FunctionError) return answer;
      const { errorType, errorMessage } = Failure.parse(answer);
      throw new FunctionFailed(name, errorType, errorMessage);
    },
  };
}
