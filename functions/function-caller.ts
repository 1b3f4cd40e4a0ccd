import { AwsClient } from "aws4fetch";
import * as z from "zod";
import { lambdaCaller } from "#shared/adapters/lambda/function-caller.ts";
import type { FunctionCaller } from "#shared/ports/function-caller.ts";
import { readEnv } from "#shared/runtime/env.ts";

/** What Lambda gives every function; the endpoint is only given on a laptop. */
const LambdaEnv = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_REGION: z.string(),
  AWS_ENDPOINT_URL_LAMBDA: z.string().optional(),
});

export function functionCaller(): FunctionCaller {
  const env = readEnv(LambdaEnv);
  const client = new AwsClient({
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    service: "lambda",
    region: env.AWS_REGION,
    // A call may have had its effect: whoever called decides whether to call again.
    retries: 0,
  });
  const endpoint = env.AWS_ENDPOINT_URL_LAMBDA ?? `https://lambda.${env.AWS_REGION}.amazonaws.com`;
  return lambdaCaller(client, endpoint);
}
