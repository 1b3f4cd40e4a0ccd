import type { DepartmentClock } from "../../clock/department-clock.ts";

/** Rejects with the reason of the signal when it is aborted first. */
export function sleepUntil(
  due: number,
  signal: AbortSignal,
  { callAt }: DepartmentClock,
): Promise<void> {
  return untilAborted(signal, (resolve) => callAt(due, () => resolve(undefined)));
}

/** A promise that settles by what is started, or rejects when the signal is aborted first; what was started is then cancelled. */
export function untilAborted<Value>(
  signal: AbortSignal,
  start: (resolve: (value: Value) => void, reject: (error: unknown) => void) => () => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    let isFinished = false;
    const finish = (settle: () => void): void => {
      if (isFinished) return;
      isFinished = true;
      signal.removeEventListener("abort", abort);
      cancel();
      settle();
    };
    const abort = (): void => finish(() => reject(signal.reason));
    signal.addEventListener("abort", abort);
    const cancel = start(
      (value) => finish(() => resolve(value)),
      (error) => finish(() => reject(error)),
    );
  });
}
