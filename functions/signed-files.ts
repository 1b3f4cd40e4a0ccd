import * as z from "zod";
import { signedFileCopier } from "#shared/adapters/s3/signed-file-copier.ts";
import { signedFileReader } from "#shared/adapters/s3/signed-file-reader.ts";
import type { FileCopier, FileReader } from "#shared/ports/file-store.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { LambdaEnv, signedBy } from "./aws-signer.ts";

/** The endpoint is only given on a laptop. */
const Env = LambdaEnv.extend({
  AWS_ENDPOINT_URL_S3: z.string().optional(),
});

export function filesIn(bucket: string): FileReader {
  const env = readEnv(Env);
  return signedFileReader(signedBy(env, "s3", 2), urlOf(bucket, env));
}

export function copiesWithin(bucket: string): FileCopier {
  const env = readEnv(Env);
  return signedFileCopier(signedBy(env, "s3", 2), urlOf(bucket, env), bucket);
}

function urlOf(bucket: string, env: z.infer<typeof Env>): string {
  return env.AWS_ENDPOINT_URL_S3
    ? `${env.AWS_ENDPOINT_URL_S3}/${bucket}`
    : `https://${bucket}.s3.${env.AWS_REGION}.amazonaws.com`;
}
