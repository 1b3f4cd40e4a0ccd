import type { Prompt } from "#shared/ports/language-model.ts";
import type { Prices } from "./catalogue.ts";

export type Tokens = { readonly inputTokens: number; readonly outputTokens: number };

/** A model without a price costs zero here; whoever shows the cost says that it is unknown. */
export function costUsd(prices: Prices | undefined, { inputTokens, outputTokens }: Tokens): number {
  if (!prices) return 0;
  return (inputTokens * prices.input + outputTokens * prices.output) / 1_000_000;
}

/** The most the prompt can be expected to cost: what to reserve before it is sent. */
export function mostTokens(prompt: Prompt<unknown>): Tokens {
  const { system, user, repair, maxTokens } = prompt;
  const text = [system, user, repair?.answer, repair?.problem].join("");
  return { inputTokens: inputTokensOf(text) + SCHEMA_TOKENS, outputTokens: maxTokens };
}

// The answer's schema travels with each call; ours are flat and short.
const SCHEMA_TOKENS = 500;

/** Four characters a token holds for English; other scripts come near one token for each character. */
function inputTokensOf(text: string): number {
  const beyondAscii = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return Math.ceil((text.length - beyondAscii) / 4) + beyondAscii;
}
