import { describe, expect, test } from "vitest";
import { chatCompletions } from "#shared/adapters/openai/chat-completions.ts";
import { openaiModel } from "#shared/adapters/openai/openai-model.ts";
import { openaiVendors } from "#shared/adapters/openai/openai-vendors.ts";
import { ModelRefused, ModelUnavailable } from "#shared/ports/language-model.ts";
import { prompt, vendorContract } from "../../models/language-model-contract.ts";
import { startOpenaiServer } from "./openai-server.ts";

const strict = {
  id: "openai/gpt-5.6-luna",
  vendorModel: "gpt-5.6-luna",
  structured: "json-schema" as const,
  limitField: "max_completion_tokens" as const,
};
const inWords = {
  id: "deepseek/deepseek-flash",
  vendorModel: "deepseek-flash",
  structured: "json-object" as const,
  limitField: "max_tokens" as const,
};
const KEY = "sk-not-a-key-but-secret-all-the-same";

async function start(
  options: Parameters<typeof openaiModel>[1] = strict,
  longestCallMilliseconds = 60_000,
) {
  const server = await startOpenaiServer();
  const { baseUrl } = server;
  const client = chatCompletions({ baseUrl, apiKey: async () => KEY, longestCallMilliseconds });
  return { ...server, model: openaiModel(client, options) };
}

vendorContract("openai", (limit) => start(strict, limit));
vendorContract("openai's API at other vendors", (limit) => start(inWords, limit));

describe("what the vendor is asked", () => {
  const fitting = { kind: "says" as const, text: '{"company":"Halden Freight","score":7}' };

  test("is a strict schema with bounds in words", async () => {
    const { model, next, received, close } = await start();
    next(fitting);
    await model.answer(prompt);
    await close();

    expect(JSON.parse(received[0] ?? "")).toEqual({
      model: "gpt-5.6-luna",
      max_completion_tokens: 200,
      messages: [
        { role: "system", content: "Score the company." },
        { role: "user", content: "Halden Freight runs 40 vans." },
      ],
      response_format: {
        type: "json_schema",
        json_schema: {
          name: "qualify_lead",
          strict: true,
          schema: {
            type: "object",
            properties: {
              company: { type: "string" },
              score: { type: "integer", description: "at least 0; at most 10" },
            },
            required: ["company", "score"],
            additionalProperties: false,
          },
        },
      },
    });
  });

  test("is JSON with the schema in the instruction, and a vendor's wishes beside it", async () => {
    const { model, next, received, close } = await start({
      ...inWords,
      extra: openaiVendors.openrouter.extra,
    });
    next(fitting);
    await model.answer(prompt);
    await close();

    const body = JSON.parse(received[0] ?? "");
    expect(body).toMatchObject({
      max_tokens: 200,
      response_format: { type: "json_object" },
      provider: { require_parameters: true, data_collection: "deny" },
    });
    expect(body.messages[0].content).toContain('"required":["company","score"]');
  });

  test("holds the key in its header and nowhere else", async () => {
    const { model, next, received, headers, close } = await start();
    next(fitting);
    await model.answer(prompt);
    await close();

    expect(headers[0]?.authorization).toBe(`Bearer ${KEY}`);
    expect(received.join()).not.toContain(KEY);
  });
});

describe("what vendors do beyond the contract", () => {
  test.each([
    ["no key", 401],
    ["no credit", 402],
    ["no such model", 404],
    ["too slow", 408],
    ["overloaded", 529],
  ])("%s: the model is unavailable", async (_, status) => {
    const { model, nextRaw, close } = await start();
    nextRaw(status, '{"error":{"message":"scripted"}}');
    await expect(model.answer(prompt)).rejects.toThrow(ModelUnavailable);
    await close();
  });

  test.each([
    ["a failed upstream under status 200", '{"error":{"code":502,"message":"upstream failed"}}'],
    ["an answer without choices", '{"id":"x","choices":[]}'],
    ["no JSON at all", "<html>gateway</html>"],
  ])("%s: the model is unavailable", async (_, body) => {
    const { model, nextRaw, close } = await start();
    nextRaw(200, body);
    await expect(model.answer(prompt)).rejects.toThrow(ModelUnavailable);
    await close();
  });

  test("a content filter is a refusal", async () => {
    const { model, nextRaw, close } = await start();
    nextRaw(
      200,
      '{"choices":[{"message":{"content":""},"finish_reason":"content_filter"}],"usage":{"prompt_tokens":9,"completion_tokens":0}}',
    );
    const refusal = await model.answer(prompt).catch((error: unknown) => error);
    await close();
    expect(refusal).toBeInstanceOf(ModelRefused);
    expect(refusal).toMatchObject({ inputTokens: 9 });
  });

  test.each(["content_policy_violation", "context_length_exceeded"])(
    "a prompt rejected for %s is a refusal, not our fault",
    async (code) => {
      const { model, nextRaw, close } = await start();
      nextRaw(400, JSON.stringify({ error: { code, message: "scripted" } }));
      await expect(model.answer(prompt)).rejects.toThrow(ModelRefused);
      await close();
    },
  );

  test("a server that counts no tokens is believed to have used none", async () => {
    const { model, nextRaw, close } = await start();
    nextRaw(
      200,
      '{"choices":[{"message":{"content":"{\\"company\\":\\"H\\",\\"score\\":1}"},"finish_reason":"stop"}]}',
    );
    expect(await model.answer(prompt)).toMatchObject({ inputTokens: 0, outputTokens: 0 });
    await close();
  });
});
