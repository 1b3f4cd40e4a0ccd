import type { Conversation } from "./conversation.ts";

/**
 * Why what was decided at a time may not be carried out any more: the conversation was closed, or came into a person's hands
 * after the decision. What somebody decides who has the conversation stands.
 */
export function endedSince(
  { state, reason, handedOffAt, updatedAt }: Conversation,
  decidedAt: string | undefined,
): string | undefined {
  if (state === "closed") return `the conversation is closed: ${reason}`;
  if (state !== "handed_off") return undefined;
  const isDecidedSince = decidedAt !== undefined && decidedAt >= (handedOffAt ?? updatedAt);
  return isDecidedSince ? undefined : `the conversation was handed to a person: ${reason}`;
}
