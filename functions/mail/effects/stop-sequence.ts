import type { EffectDeps } from "./effect-deps.ts";

/** No further step goes to the person; answers and meetings still may. */
export async function stopSequence(
  { conversations, outbox, now }: EffectDeps,
  leadId: string,
  reason: string,
): Promise<void> {
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
  const steps = (await outbox.ofLead(leadId)).filter(
    ({ kind, status }) => kind === "step" && status === "planned",
  );
  await Promise.all(steps.map((entry) => outbox.cancel(entry, reason)));
}
