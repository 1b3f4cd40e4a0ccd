import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { attempt, holds } from "#shared/store/conditional.ts";

const about = { $metadata: {}, message: "no" };
const cancelled = (...codes: string[]): Error =>
  new TransactionCanceledException({
    ...about,
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

test("a write that lost to a transaction, or was throttled in one, is made again", async () => {
  const write = failing([
    new TransactionConflictException(about),
    cancelled("None", "TransactionConflict"),
    cancelled("ThrottlingError", "None"),
    cancelled("ProvisionedThroughputExceeded"),
  ]);

  expect(await holds(write)).toBe(true);
});

test("a condition that does not hold is an answer, and is not tried again", async () => {
  const single = failing([new ConditionalCheckFailedException(about)]);
  const transaction = failing([cancelled("TransactionConflict", "ConditionalCheckFailed", "None")]);

  expect(await attempt(single)).toEqual({ kind: "refused", failed: [] });
  expect(await attempt(transaction)).toEqual({
    kind: "refused",
    failed: [{ at: 1, item: undefined }],
  });
});

test("any other failure is thrown", async () => {
  await expect(holds(failing([new Error("no network")]))).rejects.toThrow("no network");
  await expect(holds(failing([cancelled("ValidationError")]))).rejects.toThrow("no");
});

test("a write that loses time and again fails in the end", async () => {
  const conflicts = Array.from({ length: 50 }, () => cancelled("TransactionConflict"));

  await expect(holds(failing(conflicts))).rejects.toBeInstanceOf(TransactionCanceledException);
}, 15_000);

/** Fails with each of the errors, one a call, and then writes. */
function failing(errors: readonly Error[]): () => Promise<void> {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error) throw error;
  };
}
