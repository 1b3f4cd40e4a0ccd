import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";

/** What the message of a soft bounce is noted with: which of our mails it was. */
export function softBounceNote(outboxId: string): string {
  return `soft bounce of ${outboxId}`;
}

/**
 * How many of the mails sent last came back, counted from what is kept and not by adding one, so that a bounce that is
 * told twice counts once.
 */
export function softBouncesInARow(messages: readonly ConversationMessage[]): number {
  const bounced = new Set(messages.map(({ outcome }) => outcome));
  const sent = messages.filter(
    ({ direction, channel }) => direction === "out" && channel === "email",
  );
  const lastThrough = sent.findLastIndex(({ id }) => !bounced.has(softBounceNote(id)));
  return sent.length - 1 - lastThrough;
}
