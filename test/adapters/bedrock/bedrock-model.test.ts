import { describe, expect, test } from "vitest";
import { bedrockModel } from "#shared/adapters/bedrock/bedrock-model.ts";
import { prompt, vendorContract } from "../../models/language-model-contract.ts";
import { startBedrockServer } from "./bedrock-server.ts";

const options = {
  id: "bedrock/amazon.nova-lite-v1:0",
  vendorModel: "amazon.nova-lite-v1:0",
  structured: "forced-tool" as const,
};

async function start(more: Partial<Parameters<typeof bedrockModel>[1]> = {}) {
  const server = await startBedrockServer();
  return { ...server, model: bedrockModel(server.client, { ...options, ...more }) };
}

vendorContract("bedrock", (longestCallMilliseconds = 60_000) => start({ longestCallMilliseconds }));

describe("what Bedrock is asked", () => {
  test("is to call one tool whose input is the answer", async () => {
    const { model, next, received, close } = await start();
    next({ kind: "says", text: '{"company":"Halden Freight","score":7}' });
    await model.answer(prompt);
    await close();

    expect(JSON.parse(received[0] ?? "")).toMatchObject({
      system: [{ text: "Score the company." }],
      inferenceConfig: { maxTokens: 200 },
      toolConfig: {
        toolChoice: { tool: { name: "give_answer" } },
        tools: [
          {
            toolSpec: {
              name: "give_answer",
              inputSchema: {
                json: {
                  type: "object",
                  required: ["company", "score"],
                  additionalProperties: false,
                },
              },
            },
          },
        ],
      },
    });
  });

  test("is to fit a schema in words where no tool can be forced", async () => {
    const { model, next, received, close } = await start({ structured: "in-words" });
    next({ kind: "says", text: '{"company":"Halden Freight","score":7}' });
    await model.answer(prompt);
    await close();

    const body = JSON.parse(received[0] ?? "");
    expect(body).not.toHaveProperty("toolConfig");
    expect(JSON.stringify(body.system)).toContain("company");
  });
});
