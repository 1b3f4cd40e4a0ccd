import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { ConversationDeps, Done, Turn } from "./turn.ts";

/** Calls people where they are needed. Said again after a crash; who listens goes by the ids. */
export async function sayWhatWasDone(
  { conversation, message, reading, run }: Turn,
  { approvalId, handOff, reason }: Done,
  { bus, now }: Pick<ConversationDeps, "bus" | "now">,
): Promise<void> {
  const { leadId, campaignId } = conversation;
  const labels = reading.labels.map(({ label }) => label);
  const about = { leadId, campaignId, messageId: message.id, labels, reason };
  const say = (type: DepartmentEvent["type"], data: Record<string, unknown>) =>
    bus.say({
      type,
      agent: "conversation",
      data,
      timestamp: now().toISOString(),
      correlationId: run.runId,
    });
  if (approvalId) await say("approval_requested", { ...about, approvalId, kind: "reply" });
  if (handOff) await say("handoff_requested", { ...about, ...handOff });
}
