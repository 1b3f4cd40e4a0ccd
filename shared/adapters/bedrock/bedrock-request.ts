import type { ConverseRequest, Message, Tool } from "@aws-sdk/client-bedrock-runtime";
import * as z from "zod";
import { answerJsonSchema } from "#shared/ports/answer-schema.ts";
import type { Prompt } from "#shared/ports/language-model.ts";

export type BedrockModelOptions = {
  readonly id: string;
  /** A foundation model's id or an inference profile's, such as "global.anthropic...". */
  readonly vendorModel: string;
  /** Not every model on Bedrock can be made to call a tool; the others get the schema in words. */
  readonly structured: "forced-tool" | "in-words";
  readonly longestCallMilliseconds?: number;
};

const TOOL = "give_answer";

export function toRequest(
  { vendorModel, structured }: BedrockModelOptions,
  prompt: Prompt<unknown>,
): ConverseRequest {
  const schema = answerJsonSchema(prompt.schema);
  const request = {
    modelId: vendorModel,
    messages: toMessages(prompt),
    // Bedrock reserves quota on input plus maxTokens, and without it the model's whole maximum.
    inferenceConfig: { maxTokens: prompt.maxTokens },
  };
  if (structured === "in-words") {
    const format = `Answer with nothing but JSON that fits this schema: ${JSON.stringify(schema)}`;
    return { ...request, system: [{ text: prompt.system }, { text: format }] };
  }
  return {
    ...request,
    system: [{ text: prompt.system }],
    toolConfig: {
      tools: [answerTool(z.json().parse(schema))],
      toolChoice: { tool: { name: TOOL } },
    },
  };
}

function answerTool(json: z.infer<ReturnType<typeof z.json>>): Tool {
  const description = "Gives the answer. Call it once.";
  return { toolSpec: { name: TOOL, description, inputSchema: { json } } };
}

function toMessages({ user, repair }: Prompt<unknown>): Message[] {
  const question: Message = { role: "user", content: [{ text: user }] };
  if (!repair) return [question];
  return [
    question,
    // Bedrock refuses an empty turn.
    { role: "assistant", content: [{ text: repair.answer.trim() || "(no answer)" }] },
    { role: "user", content: [{ text: `That does not fit: ${repair.problem}\nAnswer again.` }] },
  ];
}
