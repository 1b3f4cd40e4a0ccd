import type { Queue } from "#shared/ports/queue.ts";

/** A queue nobody reads but the test. */
export function collectedQueue<Message>(): Queue<Message> & { readonly sent: Message[] } {
  const sent: Message[] = [];
  return {
    sent,
    async send(message) {
      sent.push(message);
    },
  };
}
