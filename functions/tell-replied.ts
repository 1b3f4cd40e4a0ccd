import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { lastSent } from "#shared/domain/outreach/last-sent.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { outcomeOfReply } from "#shared/domain/outreach/outcome.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";

export type TellRepliedDeps = {
  readonly leads: Pick<LeadStore, "find">;
  readonly outcomes: Pick<OutcomeLog, "tell">;
};

/** Counts a reply for the message it most likely answers, on the day it was written. */
export async function tellReplied(
  { leads, outcomes }: TellRepliedDeps,
  message: ConversationMessage,
  entries: readonly OutboxEntry[],
): Promise<void> {
  const last = lastSent(entries);
  if (!last) return;
  const happened = { lead: await leads.find(message.leadId), at: message.at };
  await outcomes.tell(outcomeOfReply("replied", message, last, happened));
}
