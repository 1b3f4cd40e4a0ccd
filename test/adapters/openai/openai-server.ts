import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { Behaviour } from "../../models/language-model-contract.ts";

export type OpenaiServer = {
  readonly baseUrl: string;
  readonly next: (behaviour: Behaviour) => void;
  /** A status and body as they are, for what vendors do beyond the contract. */
  readonly nextRaw: (status: number, body: string) => void;
  readonly received: readonly string[];
  readonly headers: readonly IncomingHttpHeaders[];
  readonly close: () => Promise<void>;
};

type Raw = { readonly kind: "raw"; readonly status: number; readonly body: string };

/** Serves scripted chat completions, whole and as server-sent events. */
export async function startOpenaiServer(): Promise<OpenaiServer> {
  const script: (Behaviour | Raw)[] = [];
  const received: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push(body);
    headers.push(request.headers);
    const next = script.shift() ?? { kind: "fails", status: 500 };
    const isStreaming = JSON.parse(body).stream === true;
    if (next.kind === "raw") response.writeHead(next.status, json).end(next.body);
    else if (next.kind === "drops") dropAmidBody(response);
    else if (next.kind === "fails") respondWithError(response, next.status);
    else if (isStreaming) respondWithEvents(response, next);
    else if (next.kind !== "hangs") response.writeHead(200, json).end(completion(next));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    received,
    headers,
    next: (behaviour) => void script.push(behaviour),
    nextRaw: (status, body) => void script.push({ kind: "raw", status, body }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const json = { "content-type": "application/json" };
const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
const head = { id: "chatcmpl-1", created: 1_795_000_000, model: "scripted" };

function respondWithError(response: ServerResponse, status: number): void {
  const error = { message: `scripted ${status}`, type: "scripted", code: null, param: null };
  response.writeHead(status, json).end(JSON.stringify({ error }));
}

function dropAmidBody(response: ServerResponse): void {
  response.writeHead(200, { ...json, "content-length": "1000" });
  response.write('{"choices":[', () => response.destroy());
}

function completion(behaviour: Behaviour): string {
  const { content, refusal, finish_reason } = outcomeOf(behaviour);
  const message = { role: "assistant", content, refusal };
  const choices = [{ index: 0, message, finish_reason, logprobs: null }];
  return JSON.stringify({ ...head, object: "chat.completion", choices, usage });
}

function outcomeOf(behaviour: Behaviour) {
  const text = "text" in behaviour ? behaviour.text : "";
  switch (behaviour.kind) {
    case "refuses":
      return { content: null, refusal: "I cannot help with that.", finish_reason: "stop" };
    case "is-cut-off":
      return { content: text, refusal: null, finish_reason: "length" };
    default:
      return { content: text, refusal: null, finish_reason: "stop" };
  }
}

function respondWithEvents(response: ServerResponse, behaviour: Behaviour): void {
  const { content, refusal, finish_reason } = outcomeOf(behaviour);
  const send = (delta: object, rest: object = {}): void => {
    const choices = [{ index: 0, delta, finish_reason: null, ...rest }];
    event(response, { ...head, object: "chat.completion.chunk", choices });
  };
  response.writeHead(200, { "content-type": "text/event-stream" });
  send({ role: "assistant", content: "" });
  if (refusal) send({ refusal });
  for (const piece of content?.match(/[\s\S]{1,9}/g) ?? []) send({ content: piece });
  if (behaviour.kind === "hangs") return;
  if (behaviour.kind === "breaks-off") {
    response.end();
    return;
  }
  send({}, { finish_reason });
  event(response, { ...head, object: "chat.completion.chunk", choices: [], usage });
  response.end("data: [DONE]\n\n");
}

function event(response: ServerResponse, data: object): void {
  response.write(`data: ${JSON.stringify(data)}\n\n`);
}
