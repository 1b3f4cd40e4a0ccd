import * as z from "zod";
import { catalogueModel } from "#shared/models/catalogue.ts";
import { createAsk } from "#shared/models/create-ask.ts";
import type { AnswerCache } from "#shared/ports/answer-cache.ts";
import type { Budget } from "#shared/ports/budget.ts";
import type { CircuitBreaker } from "#shared/ports/circuit-breaker.ts";
import type { LanguageModel } from "#shared/ports/language-model.ts";
import type { Log } from "#shared/ports/log.ts";
import { modelOf } from "../functions/models.ts";
import type { Provider } from "./measure.ts";

/** Keys are optional: a model whose key is not given is skipped. */
export const Keys = z.object({
  OPENAI_API_KEY: z.string().optional(),
  CEREBRAS_API_KEY: z.string().optional(),
  DEEPSEEK_API_KEY: z.string().optional(),
  OPENROUTER_API_KEY: z.string().optional(),
  /** Bedrock signs with the caller's own credentials. */
  AWS_REGION: z.string().optional(),
});
export type Keys = z.infer<typeof Keys>;

export type ProviderFound =
  | { readonly kind: "found"; readonly provider: Provider }
  | { readonly kind: "skipped"; readonly reason: string };

/** A model answers alone, without cache and without the rules behind it, so that what is measured is the model. */
export function providerOf(id: string, keys: Keys): ProviderFound {
  const entry = catalogueModel(id);
  if (!entry) return { kind: "skipped", reason: `${id} is in no catalogue` };
  const key = KEY_OF[entry.provider];
  if (key !== undefined && !keys[key]) {
    return { kind: "skipped", reason: `${id} needs ${key}` };
  }
  const model = modelOf(entry, {}, async (name) => new Map(Object.entries(keys)).get(name));
  return { kind: "found", provider: { id, ask: askOnly(id, model) } };
}

const KEY_OF: Readonly<Record<string, keyof Keys>> = {
  openai: "OPENAI_API_KEY",
  cerebras: "CEREBRAS_API_KEY",
  deepseek: "DEEPSEEK_API_KEY",
  openrouter: "OPENROUTER_API_KEY",
  bedrock: "AWS_REGION",
};

function askOnly(id: string, model: LanguageModel): Provider["ask"] {
  return createAsk({
    models: (wanted) => (wanted === id ? model : undefined),
    order: { cheap: [id], writing: [id], strong: [id] },
    cache: noCache,
    breaker: closedBreaker,
    budget: endlessBudget,
    clock: () => new Date(),
    log: quietLog,
  });
}

const noCache: AnswerCache = { find: async () => undefined, keep: async () => undefined };
const closedBreaker: CircuitBreaker = {
  permit: async () => ({ kind: "permitted" }),
  succeeded: async () => undefined,
  failed: async () => undefined,
};
const endlessBudget: Budget = {
  reserve: async (usd) => ({ kind: "reserved", day: "2026-11-20", usd }),
  settle: async () => undefined,
};
const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
