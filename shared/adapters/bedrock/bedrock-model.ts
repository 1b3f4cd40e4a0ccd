import {
  type BedrockRuntimeClient,
  type ContentBlock,
  ConverseCommand,
  ConverseStreamCommand,
  type StopReason,
  type TokenUsage,
} from "@aws-sdk/client-bedrock-runtime";
import {
  type AnswerPiece,
  type LanguageModel,
  ModelAnswerInvalid,
  ModelRefused,
  ModelUnavailable,
  type Prompt,
} from "#shared/ports/language-model.ts";
import { readAnswer, type Spent } from "#shared/ports/read-answer.ts";
import { translateBedrockError } from "./bedrock-errors.ts";
import { type BedrockModelOptions, toRequest } from "./bedrock-request.ts";

export function bedrockModel(
  client: BedrockRuntimeClient,
  options: BedrockModelOptions,
): LanguageModel {
  return {
    id: options.id,

    async answer(prompt, signal) {
      const response = await client
        .send(new ConverseCommand(toRequest(options, prompt)), {
          abortSignal: limited(options, signal),
        })
        .catch((error: unknown) => translateBedrockError(error, signal));
      const spent = tokensOf(response.usage);
      const text = textOf(response.output?.message?.content ?? []);
      refuseBadStop(response.stopReason, text, spent);
      return { answer: readAnswer(text, prompt.schema, spent), ...spent };
    },

    stream: (prompt, signal) => streamed(client, options, prompt, signal),
  };
}

async function* streamed(
  client: BedrockRuntimeClient,
  options: BedrockModelOptions,
  prompt: Prompt<unknown>,
  signal?: AbortSignal,
): AsyncGenerator<AnswerPiece> {
  let text = "";
  let stopReason: StopReason | undefined;
  let usage: TokenUsage | undefined;
  try {
    const command = new ConverseStreamCommand(toRequest(options, prompt));
    const { stream } = await client.send(command, { abortSignal: limited(options, signal) });
    for await (const event of stream ?? []) {
      const { delta } = event.contentBlockDelta ?? {};
      const piece = delta?.toolUse?.input ?? delta?.text ?? "";
      text += piece;
      stopReason ??= event.messageStop?.stopReason;
      usage ??= event.metadata?.usage;
      if (piece) yield { kind: "text", text: piece };
    }
  } catch (error) {
    translateBedrockError(error, signal);
  }
  // The client ends an aborted or broken stream as if it were complete.
  signal?.throwIfAborted();
  if (!stopReason) throw new ModelUnavailable(`${options.id}: the stream broke off`);
  const spent = tokensOf(usage);
  refuseBadStop(stopReason, text, spent);
  readAnswer(text, prompt.schema, spent);
  yield { kind: "end", ...spent };
}

function limited(
  { longestCallMilliseconds = 60_000 }: BedrockModelOptions,
  signal?: AbortSignal,
): AbortSignal {
  const limit = AbortSignal.timeout(longestCallMilliseconds);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

function tokensOf(usage: TokenUsage | undefined): Spent {
  return { inputTokens: usage?.inputTokens ?? 0, outputTokens: usage?.outputTokens ?? 0 };
}

/** The forced tool's input is the answer; a model that only talked may have said it all the same. */
function textOf(content: readonly ContentBlock[]): string {
  const tool = content.find(({ toolUse }) => toolUse)?.toolUse;
  if (tool) return JSON.stringify(tool.input ?? null);
  return content.map(({ text }) => text ?? "").join("");
}

function refuseBadStop(stop: StopReason | undefined, text: string, spent: Spent): void {
  switch (stop) {
    case "guardrail_intervened":
    case "content_filtered":
      throw new ModelRefused(`Bedrock stopped the answer: ${stop}`, spent);
    case "model_context_window_exceeded":
      throw new ModelRefused("The prompt is longer than the model's context", spent);
    case "max_tokens":
      throw new ModelAnswerInvalid("The answer was cut off: it must be shorter", {
        text,
        ...spent,
      });
    case "malformed_model_output":
    case "malformed_tool_use":
      throw new ModelAnswerInvalid("The answer was malformed", { text, ...spent });
    default:
  }
}
