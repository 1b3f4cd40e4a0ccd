import * as z from "zod";
import {
  type AnswerPiece,
  type LanguageModel,
  ModelAnswerInvalid,
  ModelRefused,
  ModelUnavailable,
  type Prompt,
} from "#shared/ports/language-model.ts";
import { readAnswer, type Spent } from "#shared/ports/read-answer.ts";
import type { ChatCompletions } from "./chat-completions.ts";
import { translateOpenaiError } from "./openai-errors.ts";
import { type OpenaiModelOptions, toRequest } from "./openai-request.ts";

/** Any vendor that serves OpenAI's chat completions. */
export function openaiModel(client: ChatCompletions, options: OpenaiModelOptions): LanguageModel {
  return {
    id: options.id,

    async answer(prompt, signal) {
      const body = await client
        .create(toRequest(options, prompt), signal)
        .catch((error: unknown) => translateOpenaiError(options.id, error, signal));
      const { choices, usage } = readCompletion(options.id, body);
      const { message, finish_reason } = choices[0];
      const said = {
        text: message.content ?? "",
        refusal: message.refusal ?? "",
        finish: finish_reason,
      };
      return settled(options, prompt, said, usage);
    },

    stream: (prompt, signal) => streamed(client, options, prompt, signal),
  };
}

async function* streamed(
  client: ChatCompletions,
  options: OpenaiModelOptions,
  prompt: Prompt<unknown>,
  signal?: AbortSignal,
): AsyncGenerator<AnswerPiece> {
  let said: Said = { text: "", refusal: "", finish: undefined };
  let usage: Usage;
  try {
    const request = { ...toRequest(options, prompt), stream_options: { include_usage: true } };
    const chunks = await client.stream(request, signal);
    for await (const chunk of chunks) {
      const choice = chunk.choices[0];
      const piece = choice?.delta.content ?? "";
      said = {
        text: said.text + piece,
        refusal: said.refusal + (choice?.delta.refusal ?? ""),
        finish: choice?.finish_reason ?? said.finish,
      };
      usage = chunk.usage ?? usage;
      if (piece) yield { kind: "text", text: piece };
    }
  } catch (error) {
    translateOpenaiError(options.id, error, signal);
  }
  // The parser ends an aborted or broken stream as if it were complete.
  signal?.throwIfAborted();
  if (!said.finish) throw new ModelUnavailable(`${options.id}: the stream broke off`);
  const { inputTokens, outputTokens } = settled(options, prompt, said, usage);
  yield { kind: "end", inputTokens, outputTokens };
}

const Usage = z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish();
type Usage = z.infer<typeof Usage>;

const Choice = z.object({
  message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
  finish_reason: z.string().nullish(),
});
const Completion = z.object({ choices: z.tuple([Choice], Choice), usage: Usage });

/** OpenRouter reports a failed upstream with status 200 and an `error` in place of the choices. */
function readCompletion(id: string, body: unknown): z.infer<typeof Completion> {
  const completion = Completion.safeParse(body);
  if (completion.success) return completion.data;
  const said = JSON.stringify(body)?.slice(0, 200);
  throw new ModelUnavailable(`${id}: no completion came back: ${said}`, {
    cause: completion.error,
  });
}

type Said = {
  readonly text: string;
  readonly refusal: string;
  readonly finish: string | null | undefined;
};

function settled<Answer>(
  { id }: OpenaiModelOptions,
  { schema }: Prompt<Answer>,
  { text, refusal, finish }: Said,
  usage: Usage,
): { answer: Answer } & Spent {
  const spent = {
    inputTokens: usage?.prompt_tokens ?? 0,
    outputTokens: usage?.completion_tokens ?? 0,
  };
  if (refusal) throw new ModelRefused(`${id} refused: ${refusal.slice(0, 200)}`, spent);
  if (finish === "content_filter") throw new ModelRefused(`${id}: content filter`, spent);
  if (finish === "length") {
    throw new ModelAnswerInvalid("The answer was cut off: it must be shorter", { text, ...spent });
  }
  return { answer: readAnswer(text, schema, spent), ...spent };
}
