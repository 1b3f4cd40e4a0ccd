import * as z from "zod";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";

const Models = z.looseObject({ baseUrls: z.record(z.string(), z.string()).default({}) });

/** The MODELS in force, as JSON: the secret's before the stage's, reached where the secret's base URLs say. */
export function modelsFor(secret: DepartmentSecret, stage: string | undefined): string {
  const models = Models.parse(JSON.parse(secret.MODELS || stage || "{}"));
  const { OPENAI_BASE_URL: openai, OLLAMA_BASE_URL: ollama } = secret;
  return JSON.stringify({
    ...models,
    baseUrls: { ...(openai && { openai }), ...(ollama && { ollama }), ...models.baseUrls },
  });
}
