export type ReplayOrder = {
  /** Resolves when all outcomes that were recorded earlier, and asked for by now, have been delivered. */
  readonly turn: (sequence: number) => Promise<void>;
};

export const NOT_RECORDED = Number.POSITIVE_INFINITY;

/**
 * Delivers recorded outcomes in the order in which they came about, so that races between branches end as they did before. Outcomes
 * of this life of the process wait until the recorded ones are through. Between two deliveries the engine gets a turn of the event
 * loop, in which it asks for what follows.
 */
export function createReplayOrder(recorded: number): ReplayOrder {
  const waiting: { readonly sequence: number; readonly deliver: () => void }[] = [];
  let left = recorded;

  function deliverNext(): void {
    waiting.sort((one, other) => one.sequence - other.sequence);
    const next = waiting.shift();
    if (next && next.sequence !== NOT_RECORDED) left -= 1;
    next?.deliver();
    if (waiting.length > 0) setImmediate(deliverNext);
  }

  return {
    turn(sequence) {
      if (left === 0) return Promise.resolve();
      return new Promise((deliver) => {
        waiting.push({ sequence, deliver });
        if (waiting.length === 1) setImmediate(deliverNext);
      });
    },
  };
}
