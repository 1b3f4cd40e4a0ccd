import { setTimeout as sleep } from "node:timers/promises";

/** API Gateway gives up after 30 s; what takes longer is answered with 202 and looked up later. */
export const PATIENCE_MILLISECONDS = 24_000;

/** The value, or undefined when it takes longer: the work then goes on by itself. */
export async function within<Value extends object>(
  milliseconds: number,
  work: Promise<Value>,
): Promise<Value | undefined> {
  const patience = new AbortController();
  try {
    return await Promise.race([work, sleep(milliseconds, undefined, { signal: patience.signal })]);
  } finally {
    patience.abort();
    // Nobody waits for it any more: where it is done, its failure is recorded.
    work.catch(() => undefined);
  }
}
