import { expect, test } from "vitest";
import { rulesModel } from "#shared/adapters/rules/rules-model.ts";
import { type LanguageModel, ModelUnavailable } from "#shared/ports/language-model.ts";
import { answeringContract, type Behaviour, prompt } from "../../models/language-model-contract.ts";

answeringContract("rules", async () => {
  let next: Behaviour | undefined;
  const rules = () => (next && "text" in next ? JSON.parse(next.text) : undefined);
  const model = rulesModel();
  const withRules: LanguageModel = {
    id: model.id,
    answer: (asked, signal) => model.answer({ ...asked, rules }, signal),
    stream: (asked, signal) => model.stream({ ...asked, rules }, signal),
  };
  return {
    model: withRules,
    received: [],
    next(behaviour) {
      next = behaviour;
    },
    close: async () => undefined,
  };
});

test("a question without rules is for the next model", async () => {
  await expect(rulesModel().answer(prompt)).rejects.toThrow(ModelUnavailable);
});

test("the rules cost no tokens", async () => {
  const asked = { ...prompt, rules: () => ({ company: "Halden Freight", score: 7 }) };
  expect(await rulesModel().answer(asked)).toMatchObject({ inputTokens: 0, outputTokens: 0 });
});
