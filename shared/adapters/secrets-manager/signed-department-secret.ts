import type { AwsClient } from "aws4fetch";
import * as z from "zod";
import { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";

const Answer = z.object({ SecretString: z.string().optional() });

/**
 * Reads the secret once per function instance and again after five minutes, so a new key needs no deploy. Signed by
 * aws4fetch, as its one call is not worth the 15 kB of @aws-sdk/client-secrets-manager in nearly every function.
 */
export function signedDepartmentSecret(
  client: AwsClient,
  endpoint: string,
  secretId: string,
  now: () => Date,
): () => Promise<DepartmentSecret> {
  let cached: { readonly secret: Promise<DepartmentSecret>; readonly until: number } | undefined;
  return () => {
    if (!cached || cached.until < now().getTime()) {
      cached = { secret: read(client, endpoint, secretId), until: now().getTime() + 300_000 };
      cached.secret.catch(() => {
        cached = undefined;
      });
    }
    return cached.secret;
  };
}

async function read(
  client: AwsClient,
  endpoint: string,
  SecretId: string,
): Promise<DepartmentSecret> {
  const response = await client.fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "secretsmanager.GetSecretValue",
    },
    body: JSON.stringify({ SecretId }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`Secrets Manager answered ${response.status} for ${SecretId}: ${text}`);
  }
  const { SecretString } = Answer.parse(JSON.parse(text));
  return DepartmentSecret.parse(tryParseJson(SecretString));
}

/** A secret nobody has filled yet holds the random text it was made with. */
function tryParseJson(text = ""): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
