import * as z from "zod";
import type { Budget } from "#shared/ports/budget.ts";
import type { CircuitBreaker } from "#shared/ports/circuit-breaker.ts";
import {
  type Answered,
  type LanguageModel,
  ModelAnswerInvalid,
  ModelRefused,
  ModelUnavailable,
  type Prompt,
} from "#shared/ports/language-model.ts";
import type { CatalogueModel } from "./catalogue.ts";
import { costUsd, mostTokens } from "./model-cost.ts";
import type { Tally } from "./tally.ts";

export type AttemptDeps = { readonly breaker: CircuitBreaker; readonly budget: Budget };

export type Attempt = <Answer>(
  entry: CatalogueModel,
  model: LanguageModel,
  prompt: Prompt<Answer>,
  tally: Tally,
) => Promise<Outcome<Answer>>;

type Outcome<Answer> =
  | ({ readonly kind: "answered" } & Answered<Answer>)
  | { readonly kind: "invalid"; readonly error: ModelAnswerInvalid }
  | { readonly kind: "refused"; readonly error: ModelRefused }
  | { readonly kind: "unavailable"; readonly error: ModelUnavailable }
  | { readonly kind: "skipped"; readonly reason: string };

/** One call of one model: past its breaker, within the day's budget, with every token on the tally. */
export function createAttempt(deps: AttemptDeps): Attempt {
  return async (entry, model, prompt, tally) => {
    const outcome =
      entry.id === "rules"
        ? await call(model, prompt)
        : await guardedCall(deps, entry, model, prompt);
    const tokens = tokensOf(outcome);
    tally.add(tokens, costUsd(entry.prices, tokens));
    tally.note(`${entry.id} ${inWords(outcome, entry, prompt)}`);
    return outcome;
  };
}

async function guardedCall<Answer>(
  { breaker, budget }: AttemptDeps,
  { id, prices }: CatalogueModel,
  model: LanguageModel,
  prompt: Prompt<Answer>,
): Promise<Outcome<Answer>> {
  const permission = await breaker.permit(id);
  if (permission.kind === "open") {
    return { kind: "skipped", reason: `breaker open until ${permission.until.toISOString()}` };
  }
  const most = costUsd(prices, mostTokens(prompt));
  const reservation = most > 0 ? await budget.reserve(most) : undefined;
  if (reservation?.kind === "spent") {
    return { kind: "skipped", reason: `the budget of ${reservation.day} is spent` };
  }

  const outcome = await call(model, prompt);
  if (reservation) await budget.settle(reservation, costUsd(prices, tokensOf(outcome)));
  await (outcome.kind === "unavailable" ? breaker.failed(id) : breaker.succeeded(id));
  return outcome;
}

/** A model tells its failures by throwing; from here on they are outcomes. Anything unknown is a fault and goes up. */
async function call<Answer>(
  model: LanguageModel,
  prompt: Prompt<Answer>,
): Promise<Outcome<Answer>> {
  try {
    return { kind: "answered", ...(await model.answer(prompt)) };
  } catch (error) {
    if (error instanceof ModelAnswerInvalid) return { kind: "invalid", error };
    if (error instanceof ModelRefused) return { kind: "refused", error };
    if (error instanceof ModelUnavailable) return { kind: "unavailable", error };
    throw error;
  }
}

function tokensOf(outcome: Outcome<unknown>): { inputTokens: number; outputTokens: number } {
  switch (outcome.kind) {
    case "answered":
      return { inputTokens: outcome.inputTokens, outputTokens: outcome.outputTokens };
    case "invalid":
    case "refused":
      return { inputTokens: outcome.error.inputTokens, outputTokens: outcome.error.outputTokens };
    case "unavailable":
    case "skipped":
      return { inputTokens: 0, outputTokens: 0 };
  }
}

function inWords(
  outcome: Outcome<unknown>,
  { prices }: CatalogueModel,
  { repair }: Prompt<unknown>,
): string {
  switch (outcome.kind) {
    case "answered":
      return `answered${repair ? " after one repair" : ""}${prices ? "" : ", price unknown"}`;
    case "invalid":
      return `gave an answer that does not fit: ${problemOf(outcome.error)}`;
    case "refused":
      return `refused: ${outcome.error.message}`;
    case "unavailable":
      return `unavailable: ${outcome.error.message}`;
    case "skipped":
      return `skipped: ${outcome.reason}`;
  }
}

/** What to tell the model, or a reader of the trace, about an answer that does not fit. */
export function problemOf({ message, cause }: ModelAnswerInvalid): string {
  return cause instanceof z.ZodError ? z.prettifyError(cause).replaceAll("\n", " ") : message;
}
