import type { Retrier } from "../definition/machine-definition.ts";
import { matchesError } from "../definition/matches-error.ts";

export type RetryDecision =
  | { readonly kind: "retry"; readonly retries: number[]; readonly delay: number }
  | { readonly kind: "give-up" };

/** The first retrier that names the error decides, even when its attempts are used up. */
export function decideRetry(
  retriers: readonly Retrier[],
  used: readonly number[],
  error: string,
): RetryDecision {
  const index = retriers.findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, error));
  const retrier = retriers[index];
  const count = used[index] ?? 0;
  if (!retrier || count >= retrier.MaxAttempts) return { kind: "give-up" };
  const retries = retriers.map((_, each) => (used[each] ?? 0) + (each === index ? 1 : 0));
  return { kind: "retry", retries, delay: delayInMilliseconds(retrier, count) };
}

function delayInMilliseconds(retrier: Retrier, count: number): number {
  const { IntervalSeconds, BackoffRate, MaxDelaySeconds = Number.POSITIVE_INFINITY } = retrier;
  const seconds = Math.min(IntervalSeconds * BackoffRate ** count, MaxDelaySeconds);
  return seconds * 1000 * (retrier.JitterStrategy === "FULL" ? Math.random() : 1);
}
