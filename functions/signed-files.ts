import { AwsClient } from "aws4fetch";
import * as z from "zod";
import { signedFileCopier } from "#shared/adapters/s3/signed-file-copier.ts";
import { signedFileReader } from "#shared/adapters/s3/signed-file-reader.ts";
import type { FileCopier, FileReader } from "#shared/ports/file-store.ts";
import { readEnv } from "#shared/runtime/env.ts";

/** What Lambda gives every function; the endpoint is only given on a laptop. */
const LambdaEnv = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_REGION: z.string(),
  AWS_ENDPOINT_URL_S3: z.string().optional(),
});

export function filesIn(bucket: string): FileReader {
  const env = readEnv(LambdaEnv);
  return signedFileReader(signedBy(env), urlOf(bucket, env));
}

export function copiesWithin(bucket: string): FileCopier {
  const env = readEnv(LambdaEnv);
  return signedFileCopier(signedBy(env), urlOf(bucket, env), bucket);
}

function signedBy(env: z.infer<typeof LambdaEnv>): AwsClient {
  return new AwsClient({
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    service: "s3",
    region: env.AWS_REGION,
    retries: 2,
  });
}

function urlOf(bucket: string, env: z.infer<typeof LambdaEnv>): string {
  return env.AWS_ENDPOINT_URL_S3
    ? `${env.AWS_ENDPOINT_URL_S3}/${bucket}`
    : `https://${bucket}.s3.${env.AWS_REGION}.amazonaws.com`;
}
