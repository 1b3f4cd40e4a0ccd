import { setTimeout as sleep } from "node:timers/promises";
import {
  type CancellationReason,
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";

export type Attempt =
  | { readonly kind: "written" }
  /** Which conditions did not hold, by the place of their action in the transaction; none for a single write. */
  | { readonly kind: "refused"; readonly failed: readonly FailedCondition[] };

export type FailedCondition = {
  readonly at: number;
  /** What stood there, when the action asked for it. */
  readonly item: CancellationReason["Item"];
};

/** True when the write happened, false when a condition of it did not hold. Any other failure is thrown. */
export async function holds(write: () => Promise<unknown>): Promise<boolean> {
  return (await attempt(write)).kind === "written";
}

/** The same, and says which condition of a transaction did not hold. */
export async function attempt(write: () => Promise<unknown>): Promise<Attempt> {
  try {
    await untilFree(write);
    return { kind: "written" };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { kind: "refused", failed: [] };
    const failed = failedConditions(error);
    if (failed.length > 0) return { kind: "refused", failed };
    throw error;
  }
}

function failedConditions(error: unknown): readonly FailedCondition[] {
  return reasonsOf(error).flatMap(({ Code, Item: item }, at) =>
    Code === "ConditionalCheckFailed" ? [{ at, item }] : [],
  );
}

const MOST_ATTEMPTS = 10;
const LONGEST_PAUSE_MILLISECONDS = 1_000;

/**
 * Writes again while the write only lost to another one at the same moment. The SDK does not: it takes a cancelled
 * transaction and a conflict with one for final.
 */
export async function untilFree<Result>(write: () => Promise<Result>): Promise<Result> {
  for (let number = 1; ; number += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isPassing(error) || number === MOST_ATTEMPTS) throw error;
      await sleep(pauseBefore(number));
    }
  }
}

/** Full jitter, so that those who collided do not collide again. */
export function pauseBefore(attemptNumber: number): number {
  return Math.random() * Math.min(LONGEST_PAUSE_MILLISECONDS, 10 * 2 ** attemptNumber);
}

const passing = new Set([
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
]);

function isPassing(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true;
  const codes = reasonsOf(error).map(({ Code = "" }) => Code);
  return !codes.includes("ConditionalCheckFailed") && codes.some((code) => passing.has(code));
}

function reasonsOf(error: unknown): readonly CancellationReason[] {
  return error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
}
