import type { ChatCompletionMessageParam } from "openai/resources/chat/completions";
import type { ResponseFormatJSONSchema } from "openai/resources/shared";
import { answerJsonSchema } from "#shared/ports/answer-schema.ts";
import type { Prompt } from "#shared/ports/language-model.ts";

export type OpenaiModelOptions = {
  readonly id: string;
  readonly vendorModel: string;
  /** What the vendor holds its model to: our schema, or only JSON, so that the schema must be told in words. */
  readonly structured: "json-schema" | "json-object";
  /** Older servers of this API know only max_tokens; OpenAI's newer models refuse it. */
  readonly limitField: "max_tokens" | "max_completion_tokens";
  /** Wishes of one vendor, such as OpenRouter's `provider`. */
  readonly extra?: Readonly<Record<string, unknown>>;
};

export function toRequest(options: OpenaiModelOptions, prompt: Prompt<unknown>) {
  const { vendorModel, structured, limitField, extra } = options;
  return {
    ...extra,
    model: vendorModel,
    messages: toMessages(prompt, structured),
    response_format:
      structured === "json-schema" ? strictFormat(prompt) : { type: "json_object" as const },
    [limitField]: prompt.maxTokens,
  };
}

function toMessages(
  { system, user, schema, repair }: Prompt<unknown>,
  structured: OpenaiModelOptions["structured"],
): ChatCompletionMessageParam[] {
  const format = `Answer with nothing but JSON that fits this schema: ${JSON.stringify(answerJsonSchema(schema))}`;
  const question: ChatCompletionMessageParam[] = [
    { role: "system", content: structured === "json-schema" ? system : `${system}\n\n${format}` },
    { role: "user", content: user },
  ];
  if (!repair) return question;
  return [
    ...question,
    { role: "assistant", content: repair.answer || "(no answer)" },
    { role: "user", content: `That does not fit: ${repair.problem}\nAnswer again.` },
  ];
}

function strictFormat({ question, schema }: Prompt<unknown>): ResponseFormatJSONSchema {
  // The vendor takes letters, digits, underscores and dashes, 64 at most.
  const name = question.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 64);
  return {
    type: "json_schema",
    json_schema: { name, strict: true, schema: { ...answerJsonSchema(schema) } },
  };
}
