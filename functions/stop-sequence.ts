import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import { type CloseTasksDeps, closeTasks } from "./close-tasks.ts";

export type StopSequenceDeps = CloseTasksDeps & {
  readonly conversations: Pick<ConversationStore, "change">;
  readonly outbox: Pick<OutboxStore, "ofLead" | "cancel">;
};

/** No further step goes to the person, by a machine or by hand; answers and meetings still may. */
export async function stopSequence(
  deps: StopSequenceDeps,
  leadId: string,
  reason: string,
): Promise<void> {
  const { conversations, outbox, now } = deps;
  const at = now().toISOString();
  await conversations.change(leadId, (conversation) =>
    conversation.sequence.stopped
      ? conversation
      : {
          ...conversation,
          sequence: { ...conversation.sequence, stopped: { reason, at } },
          updatedAt: at,
        },
  );
  const steps = (await outbox.ofLead(leadId)).filter(({ kind }) => kind === "step");
  const planned = steps.filter(({ status }) => status === "planned");
  await Promise.all(planned.map((entry) => outbox.cancel(entry, reason)));
  await closeTasks(deps, steps, reason);
}
