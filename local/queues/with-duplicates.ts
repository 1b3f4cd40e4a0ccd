import type { QueueStore } from "./queue-store.ts";

/** SQS delivers at least once: here some messages come twice on purpose. */
export function withDuplicates(
  store: QueueStore,
  comesTwice: (queue: string) => boolean,
): QueueStore {
  return {
    ...store,
    send(queue, body, options) {
      if (comesTwice(queue)) store.send(queue, body, options);
      return store.send(queue, body, options);
    },
  };
}
