/** The longest delay of setTimeout; beyond it the timer fires at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** Calls back at the given time, however far away, unless it is cancelled first. */
export function callAt(due: number, callback: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    const delay = due - Date.now();
    timer =
      delay > LONGEST_DELAY
        ? setTimeout(arm, LONGEST_DELAY)
        : setTimeout(callback, Math.max(0, delay));
  };
  arm();
  return () => clearTimeout(timer);
}

/** Rejects with the reason of the signal when it is aborted first. */
export function sleepUntil(due: number, signal: AbortSignal): Promise<void> {
  return untilAborted(signal, (resolve) => callAt(due, resolve));
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
