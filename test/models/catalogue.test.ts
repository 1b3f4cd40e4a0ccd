import { describe, expect, test } from "vitest";
import { catalogueModel } from "#shared/models/catalogue.ts";
import { costUsd } from "#shared/models/model-cost.ts";
import { modelsConfiguration } from "#shared/models/models-configuration.ts";
import { modelClassOf } from "#shared/models/routing.ts";

describe("the catalogue", () => {
  test("knows what a model costs, since when, and who says so", () => {
    expect(catalogueModel("openai/gpt-5.6-luna")).toMatchObject({
      provider: "openai",
      vendorModel: "gpt-5.6-luna",
      prices: { input: 0.2, output: 1.2, effectiveFrom: "2026-10-01" },
      structured: "json-schema",
      isReasoning: true,
    });
  });

  test("takes a model it does not know by its provider, without a price", () => {
    const model = catalogueModel("openrouter/meta/llama-4-scout");
    expect(model).toMatchObject({ provider: "openrouter", vendorModel: "meta/llama-4-scout" });
    expect(model?.prices).toBeUndefined();
    expect(costUsd(model?.prices, { inputTokens: 1_000, outputTokens: 1_000 })).toBe(0);
  });

  test("holds on Bedrock only Nova and Claude to one tool", () => {
    const hold = (id: string) => catalogueModel(id)?.structured;
    expect(hold("bedrock/amazon.nova-lite-v1:0")).toBe("forced-tool");
    expect(hold("bedrock/eu.anthropic.claude-haiku-9")).toBe("forced-tool");
    expect(hold("bedrock/openai.gpt-oss-120b-1:0")).toBe("json-object");
    expect(hold("bedrock/us.meta.llama3-3-70b-instruct-v1:0")).toBe("json-object");
  });

  test.each(["gpt-5.6-luna", "unknown/model", "openai/", ""])("knows no model %j", (id) => {
    expect(catalogueModel(id)).toBeUndefined();
  });
});

describe("the configuration", () => {
  test.each([undefined, "", "{}"])("given as %j means rules for everything", (json) => {
    expect(modelsConfiguration(json)).toEqual({
      cheap: ["rules"],
      writing: ["rules"],
      strong: ["rules"],
      dailyBudgetUsd: 20,
      breaker: { failuresToOpen: 5, openSeconds: 30 },
      baseUrls: {},
    });
  });

  test("lists models by class, with a budget and own addresses", () => {
    const json = JSON.stringify({
      cheap: ["bedrock/amazon.nova-lite-v1:0", "ollama/qwen3", "rules"],
      dailyBudgetUsd: 5,
      baseUrls: { ollama: "http://10.0.0.5:11434/v1" },
    });
    expect(modelsConfiguration(json)).toMatchObject({
      cheap: ["bedrock/amazon.nova-lite-v1:0", "ollama/qwen3", "rules"],
      dailyBudgetUsd: 5,
    });
  });

  test.each([
    ["a model of nobody", '{"cheap":["gpt-5.6-luna"]}', "must begin with"],
    ["an empty list", '{"cheap":[]}', "Too small"],
    ["a class that does not exist", '{"clever":["rules"]}', "clever"],
    ["a negative budget", '{"dailyBudgetUsd":-1}', "Too small"],
    ["a nervous breaker", '{"breaker":{"failuresToOpen":1,"openSeconds":30}}', "Too small"],
    ["no JSON", "rules", "not valid JSON"],
  ])("with %s is refused at the start", (_, json, problem) => {
    expect(() => modelsConfiguration(json)).toThrow(problem);
  });
});

test("customer-facing text goes to the writing class, an unlisted question to the cheap one", () => {
  expect(modelClassOf("write-drafts")).toBe("writing");
  expect(modelClassOf("no-such-question")).toBe("cheap");
});
