import type { InboundDeps } from "./inbound-deps.ts";

/** No step reaches a person before the day of return; those that are planned move there, at their time of day. */
export async function postponeSteps(
  { conversations, outbox, now }: InboundDeps,
  leadId: string,
  until: string,
): Promise<void> {
  await conversations.change(leadId, (conversation) =>
    (conversation.sequence.notBefore ?? "") >= until
      ? conversation
      : {
          ...conversation,
          sequence: { ...conversation.sequence, notBefore: until },
          updatedAt: now().toISOString(),
        },
  );
  const early = (await outbox.ofLead(leadId)).filter(
    ({ kind, status, dueAt }) =>
      kind === "step" && status === "planned" && dueAt.slice(0, 10) < until,
  );
  await Promise.all(
    early.map((entry) =>
      outbox.postpone(
        entry,
        new Date(`${until}${entry.dueAt.slice(10)}`),
        `out of office until ${until}`,
      ),
    ),
  );
}
