import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { hourAt } from "#shared/domain/outreach/business-hours.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { outcomeOfEntry } from "#shared/domain/outreach/outcome.ts";
import { placeOf } from "#shared/domain/outreach/recipient-place.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";

export type TellSentDeps = {
  readonly leads: Pick<LeadStore, "find">;
  readonly conversations: Pick<ConversationStore, "find" | "change">;
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly outcomes: Pick<OutcomeLog, "tell">;
  readonly bus: EventBus;
};

/** A message reached the person, by a machine or by somebody's hand. Each part may be told again without harm. */
export async function tellSent(
  { leads, conversations, directory, outcomes, bus }: TellSentDeps,
  entry: OutboxEntry,
  { at, by }: { readonly at: string; readonly by?: string | undefined },
): Promise<void> {
  const { id, leadId, channel, step, accountId } = entry;
  const lead = await leads.find(leadId);
  if (lead && (await conversations.find(leadId))) {
    await conversations.change(leadId, (before) => afterSending(before, entry, { at, by }));
    // The hour it arrived at is what is learnt of send times.
    const { timeZone } = await directory.companyDay();
    const sendHour = hourAt(placeOf(lead, timeZone), new Date(at));
    await outcomes.tell(outcomeOfEntry("sent", entry, { lead, at, sendHour }));
  }
  await bus.say({
    type: "message_sent",
    agent: "outreach",
    data: { leadId, outboxId: id, channel, step, accountId },
    timestamp: at,
    correlationId: id,
  });
}

function afterSending(
  before: Conversation,
  { kind, step }: OutboxEntry,
  { at, by }: { readonly at: string; readonly by?: string | undefined },
): Conversation {
  if (before.lastOutboundAt !== undefined && before.lastOutboundAt >= at) return before;
  const begins = kind === "step" && before.state === "initial_outreach";
  const reason = `step ${step} was sent${by === undefined ? "" : ` by hand by ${by}`}`;
  return {
    ...before,
    ...(begins && { state: "awaiting_response", reason }),
    lastOutboundAt: at,
    updatedAt: at > before.updatedAt ? at : before.updatedAt,
  };
}
