import { AwsClient } from "aws4fetch";
import * as z from "zod";
import { signedFileReader } from "#shared/adapters/s3/signed-file-reader.ts";
import type { FileReader } from "#shared/ports/file-store.ts";
import { readEnv } from "#shared/runtime/env.ts";

/** What Lambda gives every function; the endpoint is only given on a laptop. */
const LambdaEnv = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_REGION: z.string(),
  AWS_ENDPOINT_URL_S3: z.string().optional(),
});

/** The raw mails as SES wrote them. */
export function mailFiles(bucket: string): FileReader {
  const env = readEnv(LambdaEnv);
  const client = new AwsClient({
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    service: "s3",
    region: env.AWS_REGION,
    retries: 2,
  });
  const bucketUrl = env.AWS_ENDPOINT_URL_S3
    ? `${env.AWS_ENDPOINT_URL_S3}/${bucket}`
    : `https://${bucket}.s3.${env.AWS_REGION}.amazonaws.com`;
  return signedFileReader(client, bucketUrl);
}
