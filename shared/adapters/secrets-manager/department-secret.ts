import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";

/** Reads the secret once per function instance and again after five minutes, so a new key needs no deploy. */
export function departmentSecret(
  client: SecretsManagerClient,
  secretId: string,
  now: () => Date,
): () => Promise<DepartmentSecret> {
  let cached: { readonly secret: Promise<DepartmentSecret>; readonly until: number } | undefined;
  return () => {
    if (!cached || cached.until < now().getTime()) {
      cached = { secret: read(client, secretId), until: now().getTime() + 300_000 };
      cached.secret.catch(() => {
        cached = undefined;
      });
    }
    return cached.secret;
  };
}

async function read(client: SecretsManagerClient, SecretId: string): Promise<DepartmentSecret> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
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
