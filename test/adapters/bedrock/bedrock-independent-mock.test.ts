import { once } from "node:events";
import { request } from "node:http";
import { createServer } from "node:http2";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { LLMock } from "@copilotkit/aimock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bedrockModel } from "#shared/adapters/bedrock/bedrock-model.ts";
import type { LanguageModel } from "#shared/ports/language-model.ts";
import { prompt } from "../../models/language-model-contract.ts";

// Our own mock of Bedrock could share our misreading of the protocol; this one is somebody else's reading.
const mock = new LLMock({ port: 0 });
const front = createServer();
const answer = { company: "Halden Freight", score: 7 };
let client: BedrockRuntimeClient | undefined;
let model: LanguageModel | undefined;

beforeAll(async () => {
  const toolCalls = [{ name: "give_answer", arguments: JSON.stringify(answer) }];
  mock.onMessage(/40 vans/, { toolCalls });
  mock.onMessage(/no tool/, { content: JSON.stringify(answer) });
  await mock.start();
  front.on("request", (incoming, outgoing) => {
    const { method, url } = incoming;
    const headers = { "content-type": "application/json" };
    const passed = request(`${mock.url}${url}`, { method: method ?? "POST", headers }, (back) => {
      outgoing.writeHead(back.statusCode ?? 500, { "content-type": back.headers["content-type"] });
      back.pipe(outgoing.stream);
    });
    incoming.pipe(passed);
  });
  front.listen(0, "127.0.0.1");
  await once(front, "listening");
  const address = front.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  client = new BedrockRuntimeClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  model = bedrockModel(client, {
    id: "bedrock/amazon.nova-lite-v1:0",
    vendorModel: "amazon.nova-lite-v1:0",
    structured: "forced-tool",
  });
});

afterAll(async () => {
  client?.destroy();
  front.close();
  await mock.stop();
});

test("a forced tool's answer is read from another's mock of Bedrock", async () => {
  expect(await model?.answer(prompt)).toMatchObject({ answer });
});

test("an answer in mere text is read too", async () => {
  expect(await model?.answer({ ...prompt, user: "use no tool" })).toMatchObject({ answer });
});

test("the event stream is read piece by piece", async () => {
  let text = "";
  for await (const piece of model?.stream(prompt) ?? []) {
    if (piece.kind === "text") text += piece.text;
  }
  expect(JSON.parse(text)).toEqual(answer);
});
