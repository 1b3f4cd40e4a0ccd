import { describe, expect, test } from "vitest";
import * as z from "zod";
import { rulesModel } from "#shared/adapters/rules/rules-model.ts";
import { type AskDeps, createAsk } from "#shared/models/create-ask.ts";
import type { AskContext, Question } from "#shared/models/question.ts";
import type { Budget } from "#shared/ports/budget.ts";
import type { CircuitBreaker } from "#shared/ports/circuit-breaker.ts";
import {
  type LanguageModel,
  ModelAnswerInvalid,
  ModelRefused,
  ModelUnavailable,
  type Prompt,
} from "#shared/ports/language-model.ts";
import { closedBreaker, endlessBudget, memoryCache, rulesAsk } from "../support/fake-ask.ts";

const LUNA = "openai/gpt-5.6-luna";
const NOVA = "bedrock/amazon.nova-lite-v1:0";
const UNLISTED = "openai/brand-new-1";
const context: AskContext = { runId: "run-1", agent: "qualification", leadId: "lead-1" };

const Tier = z.object({ tier: z.enum(["A", "B"]) });
const tier: Question<{ readonly page: string }, z.infer<typeof Tier>> = {
  name: "qualify-lead",
  trust: "untrusted",
  instruction: "Give the tier of the lead.",
  evidence: ({ page }) => [{ label: "page", text: page }],
  schema: Tier,
  maxTokens: 100,
  rules: ({ page }) => ({ tier: page.includes("fleet") ? "A" : "B" }),
};
const { rules: _, ...withoutRules } = tier;
const fleet = { page: "our fleet" };

type Step = { readonly says: unknown } | { readonly fails: Error };

/** Plays the steps in order; each answer costs 1000 tokens in and 100 out. */
function scripted(id: string, ...steps: readonly Step[]) {
  const left = [...steps];
  const prompts: Prompt<unknown>[] = [];
  const model: LanguageModel = {
    id,
    async answer(prompt) {
      prompts.push(prompt);
      const step = left.shift();
      if (!step) throw new Error(`${id} was asked once too often`);
      if ("fails" in step) throw step.fails;
      const parsed = prompt.schema.safeParse(step.says);
      const spent = { inputTokens: 1000, outputTokens: 100 };
      if (parsed.success) return { answer: parsed.data, ...spent };
      const text = JSON.stringify(step.says);
      throw new ModelAnswerInvalid("unfit", { text, ...spent }, { cause: parsed.error });
    },
    async *stream() {},
  };
  return { model, prompts };
}

function askWith(
  models: readonly { readonly model: LanguageModel }[],
  order: readonly string[],
  deps: Partial<AskDeps> = {},
) {
  const known = [rulesModel(), ...models.map(({ model }) => model)];
  return createAsk({
    models: (id) => known.find((model) => model.id === id),
    order: { cheap: order, writing: ["rules"], strong: ["rules"] },
    cache: memoryCache(),
    breaker: closedBreaker,
    budget: endlessBudget,
    clock: () => new Date("2026-11-20T09:00:00Z"),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ...deps,
  });
}

describe("without a key", () => {
  test("the rules answer, free and labelled", async () => {
    expect(await rulesAsk()(tier, fleet, context)).toEqual({
      kind: "answered",
      answer: { tier: "A" },
      model: "rules",
      inputTokens: 0,
      outputTokens: 0,
      costUsd: 0,
      latencyMilliseconds: 0,
      isCached: false,
      trace: ["rules answered"],
    });
  });

  test("a question without rules needs a person", async () => {
    expect(await rulesAsk()(withoutRules, fleet, context)).toEqual({
      kind: "needs-a-person",
      reason: "No answer to qualify-lead: no model is configured for it",
      trace: [],
    });
  });

  test("rules that break their own schema are not believed", async () => {
    const broken = { ...tier, rules: () => JSON.parse('{"tier":"Z"}') };
    expect(await rulesAsk()(broken, fleet, context)).toMatchObject({ kind: "needs-a-person" });
  });
});

describe("the first model that can answers", () => {
  test("with its cost at the catalogue's price", async () => {
    const luna = scripted(LUNA, { says: { tier: "B" } });
    const asked = await askWith([luna], [LUNA, "rules"])(tier, fleet, context);
    expect(asked).toMatchObject({
      answer: { tier: "B" },
      model: LUNA,
      trace: [`${LUNA} answered`],
    });
    expect(asked).toHaveProperty("costUsd", expect.closeTo((1000 * 0.2 + 100 * 1.2) / 1e6, 12));
  });

  test("after one repair, which saw the unfit answer, and with the tokens of both", async () => {
    const luna = scripted(LUNA, { says: { tier: "Z" } }, { says: { tier: "A" } });
    const asked = await askWith([luna], [LUNA])(tier, fleet, context);
    expect(asked).toMatchObject({ inputTokens: 2000, outputTokens: 200 });
    expect(asked.trace.at(-1)).toBe(`${LUNA} answered after one repair`);
    expect(luna.prompts[1]?.repair).toEqual({
      answer: '{"tier":"Z"}',
      problem: expect.stringContaining("tier"),
    });
  });

  test("which is the next one after two unfit answers, a refusal or a failure", async () => {
    const luna = scripted(LUNA, { says: {} }, { says: {} });
    const nova = scripted(NOVA, { says: { tier: "A" } });
    const asked = await askWith([luna, nova], [LUNA, NOVA])(withoutRules, fleet, context);
    expect(asked).toMatchObject({ model: NOVA, inputTokens: 3000, outputTokens: 300 });

    const spent = { inputTokens: 50, outputTokens: 5 };
    const shy = scripted(LUNA, { fails: new ModelRefused("no", spent) });
    const down = scripted(NOVA, { fails: new ModelUnavailable("throttled") });
    const byRules = await askWith([shy, down], [LUNA, NOVA])(tier, fleet, context);
    expect(byRules).toMatchObject({ model: "rules", ...spent });
    expect(byRules.trace).toEqual([
      `${LUNA} refused: no`,
      `${NOVA} unavailable: throttled`,
      "rules answered",
    ]);
  });

  test("and when none can, a person must, who is told why", async () => {
    const down = scripted(LUNA, { fails: new ModelUnavailable("throttled") });
    expect(await askWith([down], [LUNA])(withoutRules, fleet, context)).toEqual({
      kind: "needs-a-person",
      reason: `No answer to qualify-lead: ${LUNA} unavailable: throttled`,
      trace: [`${LUNA} unavailable: throttled`],
    });
  });

  test("and a fault is nobody's answer: it goes up", async () => {
    const broken = scripted(LUNA, { fails: new Error("bad request") });
    await expect(askWith([broken], [LUNA])(tier, fleet, context)).rejects.toThrow("bad request");
  });

  test("rules amid the list end it for a question that has them", async () => {
    const luna = scripted(LUNA);
    const asked = await askWith([luna], ["rules", LUNA])(tier, fleet, context);
    expect(asked).toMatchObject({ model: "rules" });
  });

  test("a model that is not wired, or too small for the prompt, is passed over", async () => {
    const small = scripted("ollama/tiny", { says: { tier: "A" } });
    const long = { ...withoutRules, evidence: () => [{ label: "a", text: "語".repeat(40_000) }] };
    const many = {
      ...long,
      evidence: () => Array.from({ length: 5 }, () => long.evidence()).flat(),
    };
    const asked = await askWith([small], [LUNA, "ollama/tiny"])(many, fleet, context);
    expect(asked.trace).toEqual([
      `${LUNA} skipped: not configured here`,
      "ollama/tiny skipped: the prompt is too long for it",
    ]);
  });

  test("a model without a price counts as free, and the trace says so", async () => {
    const unlisted = scripted(UNLISTED, { says: { tier: "A" } });
    const asked = await askWith([unlisted], [UNLISTED])(tier, fleet, context);
    expect(asked).toMatchObject({ costUsd: 0, trace: [`${UNLISTED} answered, price unknown`] });
  });

  test("a model that thinks first gets room to think", async () => {
    const luna = scripted(LUNA, { says: { tier: "A" } });
    const nova = scripted(NOVA, { says: { tier: "A" } });
    await askWith([luna], [LUNA])(tier, fleet, context);
    await askWith([nova], [NOVA])(tier, fleet, context);
    expect(luna.prompts[0]?.maxTokens).toBe(2_100);
    expect(nova.prompts[0]?.maxTokens).toBe(100);
  });
});

describe("the same question over the same evidence", () => {
  test("is paid once", async () => {
    const luna = scripted(LUNA, { says: { tier: "B" } });
    const ask = askWith([luna], [LUNA]);
    await ask(tier, fleet, context);
    expect(await ask(tier, fleet, { runId: "run-2", agent: "qualification" })).toMatchObject({
      answer: { tier: "B" },
      model: LUNA,
      costUsd: 0,
      inputTokens: 0,
      isCached: true,
    });
  });

  test.each([
    ["other evidence", { ...tier }, { page: "another page" }],
    ["another instruction", { ...tier, instruction: "Be strict." }, fleet],
    ["another schema", { ...tier, schema: z.object({ tier: z.enum(["A", "B", "C"]) }) }, fleet],
  ])("is a new question with %s", async (_, question, input) => {
    const luna = scripted(LUNA, { says: { tier: "A" } }, { says: { tier: "B" } });
    const ask = askWith([luna], [LUNA]);
    await ask(tier, fleet, context);
    const asked = await ask<{ page: string }, { tier: string }>(question, input, context);
    expect(asked).toMatchObject({ answer: { tier: "B" }, isCached: false });
  });

  test("is not kept when the rules answered, so a recovered model gets its turn", async () => {
    const cache = memoryCache();
    const luna = scripted(LUNA, { fails: new ModelUnavailable("down") }, { says: { tier: "B" } });
    const ask = askWith([luna], [LUNA], { cache });
    expect(await ask(tier, fleet, context)).toMatchObject({ model: "rules" });
    expect(cache.kept.size).toBe(0);
    expect(await ask(tier, fleet, context)).toMatchObject({ model: LUNA });
  });
});

describe("money", () => {
  function recordingBudget(reservations: readonly ("reserved" | "spent")[]) {
    const left = [...reservations];
    const reserved: number[] = [];
    const settled: number[] = [];
    const budget: Budget = {
      async reserve(usd) {
        reserved.push(usd);
        const day = "2026-11-20";
        return left.shift() === "spent" ? { kind: "spent", day } : { kind: "reserved", day, usd };
      },
      async settle(_, usd) {
        settled.push(usd);
      },
    };
    return { budget, reserved, settled };
  }

  test("is reserved at the most and settled at what was used, for each attempt", async () => {
    const { budget, reserved, settled } = recordingBudget([]);
    const down = scripted(LUNA, { fails: new ModelUnavailable("down") });
    const nova = scripted(NOVA, { says: {} }, { says: { tier: "A" } });
    await askWith([down, nova], [LUNA, NOVA], { budget })(tier, fleet, context);

    const used = (1000 * 0.06 + 100 * 0.24) / 1e6;
    expect(settled).toEqual([0, expect.closeTo(used, 12), expect.closeTo(used, 12)]);
    expect(reserved).toHaveLength(3);
    expect(Math.min(...reserved)).toBeGreaterThan(0);
  });

  test("spent for today: the next free model answers, and nobody is called", async () => {
    const { budget } = recordingBudget(["spent", "spent"]);
    const luna = scripted(LUNA);
    const asked = await askWith([luna], [LUNA], { budget })(tier, fleet, context);
    expect(asked).toMatchObject({ model: "rules", answer: { tier: "A" } });
    expect(asked.trace[0]).toBe(`${LUNA} skipped: the budget of 2026-11-20 is spent`);
    expect(luna.prompts).toEqual([]);
  });

  test("is not asked for by a model on the company's own hardware", async () => {
    const { budget, reserved } = recordingBudget(["spent"]);
    const own = scripted("ollama/qwen3", { says: { tier: "B" } });
    const asked = await askWith([own], ["ollama/qwen3"], { budget })(tier, fleet, context);
    expect(asked).toMatchObject({ model: "ollama/qwen3", costUsd: 0 });
    expect(reserved).toEqual([]);
  });
});

describe("a vendor in trouble", () => {
  function recordingBreaker(open: readonly string[] = []) {
    const told: string[] = [];
    const until = new Date("2026-11-20T09:01:00Z");
    const breaker: CircuitBreaker = {
      permit: async (name) =>
        open.includes(name) ? { kind: "open", until } : { kind: "permitted" },
      async succeeded(name) {
        told.push(`${name} succeeded`);
      },
      async failed(name) {
        told.push(`${name} failed`);
      },
    };
    return { breaker, told };
  }

  test("is not called while its breaker is open", async () => {
    const { breaker } = recordingBreaker([LUNA]);
    const luna = scripted(LUNA);
    const nova = scripted(NOVA, { says: { tier: "A" } });
    const asked = await askWith([luna, nova], [LUNA, NOVA], { breaker })(tier, fleet, context);
    expect(asked.trace[0]).toBe(`${LUNA} skipped: breaker open until 2026-11-20T09:01:00.000Z`);
    expect(luna.prompts).toEqual([]);
  });

  test("is told apart from a vendor whose model answers badly or refuses", async () => {
    const { breaker, told } = recordingBreaker();
    const spent = { inputTokens: 1, outputTokens: 1 };
    const luna = scripted(LUNA, { says: {} }, { fails: new ModelRefused("no", spent) });
    const nova = scripted(NOVA, { fails: new ModelUnavailable("down") });
    await askWith([luna, nova], [LUNA, NOVA], { breaker })(tier, fleet, context);
    expect(told).toEqual([`${LUNA} succeeded`, `${LUNA} succeeded`, `${NOVA} failed`]);
  });
});

test("the log tells what happened and on whose account, but not the answer", async () => {
  const lines: unknown[] = [];
  const say = (message: string, fields?: Record<string, unknown>) =>
    lines.push({ message, fields });
  const log = { info: say, warn: say, error: say };
  const luna = scripted(LUNA, { says: { tier: "B" } });
  await askWith([luna], [LUNA], { log })(tier, fleet, context);
  expect(lines).toEqual([
    {
      message: "question answered",
      fields: expect.objectContaining({ runId: "run-1", leadId: "lead-1", model: LUNA }),
    },
  ]);
  expect(JSON.stringify(lines)).not.toContain('"tier"');
});
