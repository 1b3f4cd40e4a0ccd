import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { PlannedSecret } from "./assembly/blueprint.ts";
import { arn } from "./assembly/resource-names.ts";
import { AwsError, type AwsService } from "./aws-service.ts";

/**
 * Secrets Manager for reading. A secret is what the template generates (made once, kept in the data
 * folder) with the values the person at the laptop supplied on top.
 */
export function secretsService(
  secrets: readonly PlannedSecret[],
  supplied: Readonly<Record<string, string>>,
  directory: string,
): AwsService {
  return {
    async handle(operation, input) {
      if (operation !== "GetSecretValue") {
        throw new AwsError("InvalidRequestException", `${operation} does not run here`);
      }
      const { SecretId } = GetSecretValue.parse(input);
      const secret = secrets.find(({ name }) => name === SecretId || arnOf(name) === SecretId);
      if (!secret) throw new AwsError("ResourceNotFoundException", `No secret ${SecretId}`);
      const value = { ...generatedValue(secret, directory), ...supplied };
      return {
        ARN: arnOf(secret.name),
        Name: secret.name,
        SecretString: JSON.stringify(value),
        VersionId: "00000000-0000-0000-0000-000000000000",
        VersionStages: ["AWSCURRENT"],
      };
    },
  };
}

const GetSecretValue = z.object({ SecretId: z.string() });
const Value = z.record(z.string(), z.string());

function arnOf(name: string): string {
  return arn("secretsmanager", `secret:${name}-000000`);
}

function generatedValue({ name, properties }: PlannedSecret, directory: string): object {
  const { SecretString = "{}", GenerateSecretString } = properties;
  if (!GenerateSecretString) return Value.parse(JSON.parse(SecretString));
  const { GenerateStringKey, SecretStringTemplate } = GenerateSecretString;
  const template = Value.parse(JSON.parse(SecretStringTemplate));
  if (GenerateStringKey === undefined) return template;
  return { ...template, [GenerateStringKey]: keptRandom(directory, name) };
}

function keptRandom(directory: string, name: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, `${name.replaceAll("/", "_")}.secret`);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}
