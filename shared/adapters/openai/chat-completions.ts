// Single parts of the openai package: its whole client is 390 kB in a bundle, these are 12 kB.
import { APIError } from "openai/core/error";
import { Stream } from "openai/core/streaming";
import type { ChatCompletionChunk } from "openai/resources/chat/completions";

/** POST /chat/completions of whoever serves OpenAI's API. It never retries: the list of models is the retry. */
export type ChatCompletions = {
  readonly create: (body: object, signal: AbortSignal | undefined) => Promise<unknown>;
  readonly stream: (
    body: object,
    signal: AbortSignal | undefined,
  ) => Promise<AsyncIterable<ChatCompletionChunk>>;
};

export type OpenaiConnection = {
  readonly baseUrl: string;
  /** Asked for at each call, so that a rotated key needs no restart. */
  readonly apiKey: () => Promise<string>;
  readonly longestCallMilliseconds?: number;
};

export function chatCompletions(connection: OpenaiConnection): ChatCompletions {
  return {
    async create(body, signal) {
      const response = await post(connection, body, limits(connection, signal));
      return response.json();
    },
    async stream(body, signal) {
      const stopped = new AbortController();
      const signals = [...limits(connection, signal), stopped.signal];
      const response = await post(connection, { ...body, stream: true }, signals);
      return Stream.fromSSEResponse<ChatCompletionChunk>(response, stopped);
    },
  };
}

function limits(
  { longestCallMilliseconds = 60_000 }: OpenaiConnection,
  signal: AbortSignal | undefined,
): readonly AbortSignal[] {
  const limit = AbortSignal.timeout(longestCallMilliseconds);
  return signal ? [limit, signal] : [limit];
}

async function post(
  { baseUrl, apiKey }: OpenaiConnection,
  body: object,
  signals: readonly AbortSignal[],
): Promise<Response> {
  const response = await fetch(`${baseUrl.replace(/\/+$/, "")}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await apiKey()}` },
    body: JSON.stringify(body),
    // A key is never carried on to another address.
    redirect: "error",
    signal: AbortSignal.any([...signals]),
  });
  if (response.ok) return response;
  const text = await response.text();
  throw APIError.generate(response.status, parsed(text), text.slice(0, 300), response.headers);
}

function parsed(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}
