import { rulesModel } from "#shared/adapters/rules/rules-model.ts";
import { createAsk } from "#shared/models/create-ask.ts";
import type { Ask, Asked } from "#shared/models/question.ts";
import type { AnswerCache, KeptAnswer } from "#shared/ports/answer-cache.ts";
import type { Budget } from "#shared/ports/budget.ts";
import type { CircuitBreaker } from "#shared/ports/circuit-breaker.ts";
import type { Log } from "#shared/ports/log.ts";

/** The real ask with nothing but the rules: what a laptop without keys has. */
export function rulesAsk(): Ask {
  return createAsk({
    models: (id) => (id === "rules" ? rulesModel() : undefined),
    order: { cheap: ["rules"], writing: ["rules"], strong: ["rules"] },
    cache: memoryCache(),
    breaker: closedBreaker,
    budget: endlessBudget,
    clock: () => new Date("2026-11-20T09:00:00Z"),
    log: quietLog,
  });
}

/** A model that gives this answer whatever it is asked. */
export function modelSaying(said: unknown): Ask {
  return async ({ schema }) => answeredBy("obedient", schema.parse(said));
}

export function answeredBy<Answer>(model: string, answer: Answer): Asked<Answer> {
  return {
    kind: "answered",
    answer,
    model,
    inputTokens: 100,
    outputTokens: 10,
    costUsd: 0.001,
    latencyMilliseconds: 5,
    isCached: false,
    trace: [],
  };
}

export function memoryCache(): AnswerCache & { readonly kept: ReadonlyMap<string, KeptAnswer> } {
  const kept = new Map<string, KeptAnswer>();
  return {
    kept,
    find: async (key) => kept.get(key),
    async keep(key, answer) {
      kept.set(key, answer);
    },
  };
}

export const closedBreaker: CircuitBreaker = {
  permit: async () => ({ kind: "permitted" }),
  succeeded: async () => undefined,
  failed: async () => undefined,
};

export const endlessBudget: Budget = {
  reserve: async (usd) => ({ kind: "reserved", day: "2026-11-20", usd }),
  settle: async () => undefined,
};

const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
