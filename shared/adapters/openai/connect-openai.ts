import OpenAI from "openai";
import type { LanguageModel } from "#shared/ports/language-model.ts";
import { openaiModel } from "./openai-model.ts";
import type { OpenaiModelOptions } from "./openai-request.ts";

export type OpenaiConnection = { readonly baseUrl: string; readonly apiKey: string };

export function connectOpenai(
  { baseUrl, apiKey }: OpenaiConnection,
  options: OpenaiModelOptions,
): LanguageModel {
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey,
    // Given, because the client would otherwise look for them in the environment.
    organization: null,
    project: null,
    // The list of models is the retry.
    maxRetries: 0,
    logLevel: "off",
  });
  return openaiModel(client, options);
}
