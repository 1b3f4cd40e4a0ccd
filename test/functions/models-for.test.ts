import { expect, test } from "vitest";
import { modelsConfiguration } from "#shared/models/models-configuration.ts";
import { modelsFor } from "../../functions/models-for.ts";

const stage = JSON.stringify({ cheap: ["bedrock/amazon.nova-lite-v1:0", "rules"] });

test("without a word in the secret the stage's models answer", () => {
  expect(modelsConfiguration(modelsFor({}, stage)).cheap).toEqual([
    "bedrock/amazon.nova-lite-v1:0",
    "rules",
  ]);
  expect(modelsConfiguration(modelsFor({}, undefined)).writing).toEqual(["rules"]);
});

test("the secret's models replace the stage's, reached where the secret says", () => {
  const secret = {
    MODELS: JSON.stringify({ cheap: ["ollama/llama"] }),
    OLLAMA_BASE_URL: "http://127.0.0.1:11434/v1",
  };
  expect(modelsConfiguration(modelsFor(secret, stage))).toMatchObject({
    cheap: ["ollama/llama"],
    baseUrls: { ollama: "http://127.0.0.1:11434/v1" },
  });
});
