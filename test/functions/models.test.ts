import { expect, onTestFinished, test, vi } from "vitest";
import * as z from "zod";
import type { Question } from "#shared/models/question.ts";
import { askFor } from "../../functions/models.ts";
import { startBedrockServer } from "../adapters/bedrock/bedrock-server.ts";
import { startOpenaiServer } from "../adapters/openai/openai-server.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();
const KEY = "sk-the-companys-own-key-1234";

const question: Question<string, { tier: string }> = {
  name: "qualify-lead",
  trust: "untrusted",
  instruction: "Give the tier.",
  evidence: (text) => [{ label: "page", text }],
  schema: z.object({ tier: z.string() }),
  maxTokens: 50,
  rules: () => ({ tier: "by rules" }),
};
const context = { runId: "run-1", agent: "qualification" };

async function world(models: object, { key = KEY, baseUrls = {} } = {}) {
  const server = await startOpenaiServer();
  const { client, table } = dynamo();
  const guardTable = await table("guard");
  const addresses = { openai: server.baseUrl, cerebras: server.baseUrl, ...baseUrls };
  const wiring = {
    env: { MODELS: JSON.stringify({ ...models, baseUrls: addresses }) },
    secret: async () => key,
    guardTable,
    dynamo: client,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    clock: () => new Date("2026-11-20T09:00:00Z"),
  };
  return { server, newAsk: () => askFor(wiring) };
}

const says = (tier: string) => ({ kind: "says" as const, text: JSON.stringify({ tier }) });

test("a configured model answers over the wire, once for all functions, and the key stays in its header", async () => {
  const { server, newAsk } = await world({ cheap: ["openai/gpt-5.6-luna"] });
  server.next(says("A"));

  expect(await newAsk()(question, `our key is ${KEY}`, context)).toMatchObject({
    answer: { tier: "A" },
    model: "openai/gpt-5.6-luna",
    isCached: false,
  });
  expect(await newAsk()(question, `our key is ${KEY}`, context)).toMatchObject({ isCached: true });
  await server.close();

  expect(server.received).toHaveLength(1);
  expect(server.received.join()).not.toContain(KEY);
  expect(JSON.parse(server.received[0] ?? "")).toMatchObject({ reasoning_effort: "low" });
});

test("Bedrock is reached with the function's own role, at the address the configuration gives", async () => {
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  const bedrock = await startBedrockServer();
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await bedrock.close();
  });
  bedrock.next(says("A"));
  const { server, newAsk } = await world(
    { cheap: ["bedrock/amazon.nova-lite-v1:0"] },
    { baseUrls: { bedrock: bedrock.baseUrl } },
  );

  const asked = await newAsk()(question, "page", context);
  await server.close();
  expect(asked).toMatchObject({ answer: { tier: "A" }, model: "bedrock/amazon.nova-lite-v1:0" });
});

test("without a stored key the rules answer, and the trace says what is missing", async () => {
  const { server, newAsk } = await world({ cheap: ["openai/gpt-5.6-luna"] }, { key: "" });
  const asked = await newAsk()(question, "page", context);
  await server.close();
  expect(asked).toMatchObject({ model: "rules" });
  expect(asked.trace[0]).toContain("no OPENAI_API_KEY is stored");
});

test("a vendor that keeps failing is left alone by every function, and the next one answers", async () => {
  const { server, newAsk } = await world({
    cheap: ["openai/gpt-5.6-luna", "cerebras/gpt-oss-120b"],
  });
  for (let call = 0; call < 5; call += 1) {
    server.next({ kind: "fails", status: 503 });
    server.next(says(`B${call}`));
    expect(await newAsk()(question, `page ${call}`, context)).toMatchObject({
      model: "cerebras/gpt-oss-120b",
    });
  }

  server.next(says("only one call"));
  const asked = await newAsk()(question, "page after", context);
  await server.close();
  expect(asked).toMatchObject({ answer: { tier: "only one call" } });
  expect(asked.trace[0]).toContain("breaker open until");
});

test("a hundred functions at once stay within the day's budget, and all get an answer", async () => {
  // One call reserves at most about 0.0027 USD and then costs 0.000044.
  const { server, newAsk } = await world({ cheap: ["openai/gpt-5.6-luna"], dailyBudgetUsd: 0.02 });
  for (let call = 0; call < 100; call += 1) server.next(says("by model"));
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, page) => newAsk()(question, `page ${page}`, context)),
  );
  await server.close();

  const byModel = all.filter((asked) => asked.kind === "answered" && asked.model !== "rules");
  const spent = all.reduce(
    (sum, asked) => sum + (asked.kind === "answered" ? asked.costUsd : 0),
    0,
  );
  expect(all.every(({ kind }) => kind === "answered")).toBe(true);
  expect(byModel.length).toBeGreaterThan(0);
  expect(byModel.length).toBeLessThan(100);
  expect(spent).toBeLessThanOrEqual(0.02);
});

test("a wrong configuration stops the function at its start", async () => {
  await expect(world({ cheap: ["nobody/model"] }).then(({ newAsk }) => newAsk())).rejects.toThrow();
});
