import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import { callPerson } from "../call-person.ts";

export type HandOverDeps = {
  readonly conversations: Pick<ConversationStore, "find" | "change">;
  readonly bus: EventBus;
  readonly now: () => Date;
};

export type HandedOver = {
  /** A clause in plain words: what became of the message, and why. */
  readonly why: string;
  /** What the person can do about it, as a sentence without its full stop. */
  readonly remedy: string;
};

/** A message that only a person can look after: it stands on their list, and they are told. Both may be done again. */
export async function handOver(
  deps: HandOverDeps,
  { id, leadId }: Pick<OutboxEntry, "id" | "leadId">,
  { why, remedy }: HandedOver,
): Promise<void> {
  const { conversations, bus, now } = deps;
  const reason = why.replace(/[.\s]+$/u, "");
  const conversation = await conversations.find(leadId);
  // Who closed it, or asked for no more messages, is owed none.
  const isClosed = conversation?.state === "closed";
  const words = isClosed ? `${reason}. The conversation is closed` : `${reason}. ${remedy}`;
  if (!isClosed) await callPerson(deps, leadId, { why: words });
  await bus.say({
    type: "handoff_requested",
    agent: "outreach",
    data: {
      leadId,
      outboxId: id,
      reason: `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
    },
    timestamp: now().toISOString(),
    correlationId: id,
  });
}

const onThePage = "on the page of the conversation";

export const writeAgain = `Write to them ${onThePage}, or let it rest there`;

export const writeOtherwise = `Write it in other words ${onThePage}, or let it rest there`;

export function lookWhether({ to, subject, accountId }: OutboxEntry): string {
  const named = subject ? ` “${subject}”` : "";
  return `Look among what ${accountId} has sent for the message${named} to ${to}: only if it is not there, write it again ${onThePage}`;
}
