import * as z from "zod";
import { lambdaCaller } from "#shared/adapters/lambda/function-caller.ts";
import type { FunctionCaller } from "#shared/ports/function-caller.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { LambdaEnv, signedBy } from "./aws-signer.ts";

/** The endpoint is only given on a laptop. */
const Env = LambdaEnv.extend({
  AWS_ENDPOINT_URL_LAMBDA: z.string().optional(),
});

export function functionCaller(): FunctionCaller {
  const env = readEnv(Env);
  // A call may have had its effect: whoever called decides whether to call again.
  const client = signedBy(env, "lambda", 0);
  const endpoint = env.AWS_ENDPOINT_URL_LAMBDA ?? `https://lambda.${env.AWS_REGION}.amazonaws.com`;
  return lambdaCaller(client, endpoint);
}
