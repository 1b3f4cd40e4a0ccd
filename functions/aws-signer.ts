import { AwsClient } from "aws4fetch";
import * as z from "zod";

/** What Lambda gives every function. */
export const LambdaEnv = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_REGION: z.string(),
});

export function signedBy(
  env: z.infer<typeof LambdaEnv>,
  service: "states" | "sqs" | "events" | "secretsmanager" | "ses" | "s3" | "lambda" | "polly",
  // Of what AWS could not answer, with a pause that doubles from 50 ms.
  retries = 4,
): AwsClient {
  return new AwsClient({
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    service,
    region: env.AWS_REGION,
    retries,
  });
}
