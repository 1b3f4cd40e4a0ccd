import type { QueueStore } from "./queue-store.ts";

/** How many messages lie in each queue that others give up to. */
export function deadLetters(store: QueueStore): ReadonlyMap<string, number> {
  const queues = store.names().flatMap((name) => store.find(name)?.redrive?.queue ?? []);
  return new Map(
    [...new Set(queues)].map((queue) => {
      const { visible, inFlight, delayed } = store.counts(queue);
      return [queue, visible + inFlight + delayed];
    }),
  );
}
