export type Queue<Message> = {
  /** At least once: a message may arrive twice, late, and in another order. */
  readonly send: (message: Message) => Promise<void>;
};
