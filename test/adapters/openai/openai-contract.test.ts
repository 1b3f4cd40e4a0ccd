import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chatCompletions } from "#shared/adapters/openai/chat-completions.ts";
import { openaiModel } from "#shared/adapters/openai/openai-model.ts";
import { openaiVendors } from "#shared/adapters/openai/openai-vendors.ts";
import {
  type LanguageModel,
  ModelRefused,
  ModelUnavailable,
} from "#shared/ports/language-model.ts";
import { prompt } from "../../models/language-model-contract.ts";

const contract = fileURLToPath(
  new URL("../../../../shared/contracts/openai/openai.slice.json", import.meta.url),
);
const isThere = existsSync(contract);
const title = "the vendor's published contract";

describe.skipIf(!isThere)(isThere ? title : `${title} (skipped: ${contract} is absent)`, () => {
  let prism: ChildProcess | undefined;
  let baseUrl = "";

  beforeAll(async () => {
    const port = await freePort();
    baseUrl = `http://127.0.0.1:${port}`;
    const command = fileURLToPath(import.meta.resolve("@stoplight/prism-cli/dist/index.js"));
    const args = [command, "mock", "-h", "127.0.0.1", "-p", String(port), contract];
    prism = spawn(process.execPath, args, { stdio: "ignore" });
    await untilAnswering(baseUrl);
  });
  afterAll(() => prism?.kill("SIGKILL"));

  const model = (
    structured: "json-schema" | "json-object",
    extra: Readonly<Record<string, unknown>> = {},
  ): LanguageModel =>
    openaiModel(chatCompletions({ baseUrl, apiKey: async () => "test" }), {
      id: "openai/gpt-5.6-luna",
      vendorModel: "gpt-5.6-luna",
      structured,
      limitField: openaiVendors.openai.limitField,
      extra,
    });

  // The contract's own sample answer carries a refusal: to get so far, the request passed and the answer was read.
  test.each([
    ["a strict question", "json-schema", {}, prompt],
    ["a question in words", "json-object", {}, prompt],
    ["a question to a model that thinks", "json-schema", openaiVendors.openai.thinking, prompt],
    ["a repair", "json-schema", {}, { ...prompt, repair: { answer: "{}", problem: "no company" } }],
  ] as const)("%s is a valid request, and its answer can be read", async (_, how, extra, asked) => {
    await expect(model(how, extra).answer(asked)).rejects.toThrow(ModelRefused);
  });

  test("a question to be streamed is a valid request", async () => {
    // The mock serves no events, so the stream ends at once; an invalid request would be a fault.
    const pieces = model("json-schema").stream(prompt)[Symbol.asyncIterator]();
    await expect(pieces.next()).rejects.toThrow(ModelUnavailable);
  });

  test("the mock does check: a request against the contract is rejected", async () => {
    const wrong = model("json-schema", { temperature: "hot" });
    await expect(wrong.answer(prompt)).rejects.toMatchObject({ status: 422 });
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}

async function untilAnswering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(50);
  }
  throw new Error("The contract's mock did not start");
}
