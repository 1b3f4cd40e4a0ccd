import { once } from "node:events";
import { createServer, type ServerHttp2Session, type ServerHttp2Stream } from "node:http2";
import { crc32 } from "node:zlib";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import type { Behaviour } from "../../models/language-model-contract.ts";

export type BedrockServer = {
  readonly baseUrl: string;
  readonly client: BedrockRuntimeClient;
  readonly next: (behaviour: Behaviour) => void;
  readonly received: readonly string[];
  readonly close: () => Promise<void>;
};

/** Speaks Bedrock's protocol as the service does: HTTP/2, JSON answers, event streams in binary frames. */
export async function startBedrockServer(): Promise<BedrockServer> {
  const script: Behaviour[] = [];
  const received: string[] = [];
  const sessions = new Set<ServerHttp2Session>();
  const server = createServer();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("error", () => undefined);
  });
  server.on("stream", async (stream, headers) => {
    stream.on("error", () => undefined);
    let body = "";
    for await (const chunk of stream) body += chunk;
    received.push(body);
    const behaviour = script.shift() ?? { kind: "fails", status: 500 };
    const isStreaming = String(headers[":path"]).endsWith("converse-stream");
    if (behaviour.kind === "hangs" && !isStreaming) return;
    if (behaviour.kind === "drops") stream.session?.destroy();
    else if (behaviour.kind === "fails") respondWithError(stream, behaviour.status);
    else if (isStreaming) respondWithEvents(stream, behaviour);
    else respondWithMessage(stream, behaviour);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");

  const baseUrl = `http://127.0.0.1:${address.port}`;
  const client = new BedrockRuntimeClient({
    endpoint: baseUrl,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  return {
    baseUrl,
    client,
    received,
    next: (behaviour) => void script.push(behaviour),
    async close() {
      client.destroy();
      for (const session of sessions) session.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const errorTypes = {
  400: "ValidationException",
  403: "AccessDeniedException",
  429: "ThrottlingException",
  500: "InternalServerException",
  503: "ServiceUnavailableException",
};

function respondWithError(stream: ServerHttp2Stream, status: keyof typeof errorTypes): void {
  const type = errorTypes[status];
  stream.respond({
    ":status": status,
    "content-type": "application/json",
    "x-amzn-errortype": type,
  });
  stream.end(JSON.stringify({ message: `scripted ${type}` }));
}

const usage = { inputTokens: 100, outputTokens: 20, totalTokens: 120 };

function respondWithMessage(stream: ServerHttp2Stream, behaviour: Behaviour): void {
  const { content, stopReason } = outcomeOf(behaviour);
  stream.respond({ ":status": 200, "content-type": "application/json" });
  const output = { message: { role: "assistant", content } };
  stream.end(JSON.stringify({ output, stopReason, usage, metrics: { latencyMs: 5 } }));
}

function outcomeOf(behaviour: Behaviour): { content: readonly unknown[]; stopReason: string } {
  switch (behaviour.kind) {
    case "says":
      return { content: [contentOf(behaviour.text)], stopReason: "tool_use" };
    case "is-cut-off":
      return { content: [{ text: behaviour.text }], stopReason: "max_tokens" };
    default:
      return { content: [{ text: "I cannot." }], stopReason: "guardrail_intervened" };
  }
}

/** What is an object comes as the forced tool's input; anything else as a model that only talks. */
function contentOf(text: string): unknown {
  try {
    return { toolUse: { toolUseId: "tool-1", name: "give_answer", input: JSON.parse(text) } };
  } catch {
    return { text };
  }
}

function respondWithEvents(stream: ServerHttp2Stream, behaviour: Behaviour): void {
  stream.respond({ ":status": 200, "content-type": "application/vnd.amazon.eventstream" });
  stream.write(frame("messageStart", { role: "assistant" }));
  const text = "text" in behaviour ? behaviour.text : "";
  const start = { toolUse: { toolUseId: "tool-1", name: "give_answer" } };
  stream.write(frame("contentBlockStart", { contentBlockIndex: 0, start }));
  for (const input of text.match(/[\s\S]{1,9}/g) ?? []) {
    const delta = { toolUse: { input } };
    stream.write(frame("contentBlockDelta", { contentBlockIndex: 0, delta }));
  }
  if (behaviour.kind === "hangs") return;
  if (behaviour.kind === "breaks-off") {
    stream.end(exceptionFrame("modelStreamErrorException", { message: "scripted break" }));
    return;
  }
  stream.write(frame("contentBlockStop", { contentBlockIndex: 0 }));
  stream.write(frame("messageStop", { stopReason: outcomeOf(behaviour).stopReason }));
  stream.end(frame("metadata", { usage, metrics: { latencyMs: 5 } }));
}

function frame(type: string, payload: unknown): Buffer {
  return encoded({ ":message-type": "event", ":event-type": type }, payload);
}

function exceptionFrame(type: string, payload: unknown): Buffer {
  return encoded({ ":message-type": "exception", ":exception-type": type }, payload);
}

/** application/vnd.amazon.eventstream: lengths, their checksum, headers, payload, checksum of all. */
function encoded(headers: Readonly<Record<string, string>>, payload: unknown): Buffer {
  const all = { ...headers, ":content-type": "application/json" };
  const headerBytes = Buffer.concat(
    Object.entries(all).map(([name, value]) => header(name, value)),
  );
  const body = Buffer.from(JSON.stringify(payload));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(16 + headerBytes.length + body.length, 0);
  lengths.writeUInt32BE(headerBytes.length, 4);
  const message = Buffer.concat([lengths, checksum(lengths), headerBytes, body]);
  return Buffer.concat([message, checksum(message)]);
}

function header(name: string, value: string): Buffer {
  const STRING = 7;
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(value));
  return Buffer.concat([
    Buffer.from([Buffer.byteLength(name)]),
    Buffer.from(name),
    Buffer.from([STRING]),
    length,
    Buffer.from(value),
  ]);
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum;
}
