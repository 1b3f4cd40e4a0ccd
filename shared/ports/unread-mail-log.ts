/** Which mails of an hour nobody could read, so that a person is told of them together. Kept for a week. */
export type UnreadMailLog = {
  /** Notes a mail once, however often it is delivered, and says how many of its hour there are; it stops counting at 1,000. */
  readonly note: (rawKey: string) => Promise<{ readonly hour: string; readonly count: number }>;
};
