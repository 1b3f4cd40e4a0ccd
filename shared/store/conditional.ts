import { setTimeout as sleep } from "node:timers/promises";
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";

/** True when the write happened, false when its condition did not hold. Any other failure is thrown. */
export async function holds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

const MOST_CONFLICTS = 8;

/**
 * Writes a transaction, again while it only lost to another one on the same item. False when one of its
 * conditions did not hold.
 */
export async function holdsAll(transact: () => Promise<unknown>): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await transact();
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      if (codes.includes("ConditionalCheckFailed")) return false;
      if (!codes.includes("TransactionConflict") || attempt === MOST_CONFLICTS) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}
