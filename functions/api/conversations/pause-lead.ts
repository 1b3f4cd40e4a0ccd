import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { ConversationRoutesDeps } from "./deps.ts";

/** No step before that day: those planned for earlier move there, and the next are planned from there. */
export async function pauseLead(
  leadId: string,
  until: string,
  by: string,
  { conversations, outbox, now }: Pick<ConversationRoutesDeps, "conversations" | "outbox" | "now">,
): Promise<Conversation> {
  const changed = await conversations.change(leadId, (conversation) => ({
    ...conversation,
    sequence: { ...conversation.sequence, notBefore: until },
    updatedAt: now().toISOString(),
  }));
  // Sending asks for the recipient's hours again; this is the day, not the time.
  const morning = new Date(`${until}T09:00:00.000Z`);
  const early = (await outbox.ofLead(leadId)).filter(
    ({ kind, status, dueAt }) =>
      kind === "step" && status === "planned" && Date.parse(dueAt) < morning.getTime(),
  );
  for (const entry of early) await outbox.postpone(entry, morning, `paused by ${by}`);
  return changed;
}
