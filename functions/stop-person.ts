import type { SuppressionReason } from "#shared/domain/compliance/suppression.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";

export type StopPersonDeps = {
  readonly suppressions: Pick<SuppressionList, "add">;
  readonly conversations: Pick<ConversationStore, "find" | "change">;
  readonly outbox: Pick<OutboxStore, "ofLead" | "cancel">;
  readonly now: () => Date;
};

export type StopPerson = {
  readonly leadId: string;
  readonly addresses: readonly string[];
  readonly why: SuppressionReason;
  /** Where the wish or the finding came from: "one-click", "ses-complaint", "unsubscribe-mail". */
  readonly source: string;
  /** In words for people. */
  readonly reason: string;
};

/**
 * Nothing goes to the person any more. The suppression comes first: with it no claim of a send succeeds, so a crash in
 * what follows costs tidiness and no mail. All of it can be done again. Answers how many planned messages were taken back.
 */
export async function stopPerson(deps: StopPersonDeps, stop: StopPerson): Promise<number> {
  await suppressAddresses(deps, stop);
  const { conversations, outbox, now } = deps;
  const at = now().toISOString();
  if (await conversations.find(stop.leadId)) {
    await conversations.change(stop.leadId, (conversation) => ({
      ...conversation,
      state: "closed",
      reason: stop.reason,
      sequence: {
        ...conversation.sequence,
        stopped: conversation.sequence.stopped ?? { reason: stop.reason, at },
      },
      updatedAt: at,
    }));
  }
  const entries = await outbox.ofLead(stop.leadId);
  const planned = entries.filter(({ status }) => status === "planned");
  await Promise.all(planned.map((entry) => outbox.cancel(entry, stop.reason)));
  return planned.length;
}

export async function suppressAddresses(
  { suppressions, now }: Pick<StopPersonDeps, "suppressions" | "now">,
  { addresses, why, source }: Pick<StopPerson, "addresses" | "why" | "source">,
): Promise<void> {
  const suppression = { scope: "address", reason: why, source, at: now().toISOString() } as const;
  await Promise.all(
    [...new Set(addresses)].map((address) => suppressions.add("address", address, suppression)),
  );
}
