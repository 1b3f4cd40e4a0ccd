import { allIdentitiesOf, type Identity } from "#shared/domain/compliance/person-identities.ts";
import type { SuppressionReason } from "#shared/domain/compliance/suppression.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { type CloseTasksDeps, closeTasks } from "./close-tasks.ts";

export type StopPersonDeps = CloseTasksDeps & {
  readonly suppressions: Pick<SuppressionList, "add">;
  readonly conversations: Pick<ConversationStore, "find" | "change">;
  readonly outbox: Pick<OutboxStore, "ofLead" | "cancel">;
  readonly leads: Pick<LeadStore, "find">;
};

export type StopPerson = {
  readonly leadId: string;
  /** Where they were written to; with a wish of theirs all else that is known of them is stopped too. */
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
  const { conversations, outbox, now } = deps;
  const { leadId, reason } = stop;
  await suppress(deps, await identitiesStopped(deps, stop), stop);
  const at = now().toISOString();
  if (await conversations.find(leadId)) {
    await conversations.change(leadId, (conversation) => ({
      ...conversation,
      state: "closed",
      reason,
      sequence: {
        ...conversation.sequence,
        stopped: conversation.sequence.stopped ?? { reason, at },
      },
      updatedAt: at,
    }));
  }
  const entries = await outbox.ofLead(leadId);
  const planned = entries.filter(({ status }) => status === "planned");
  await Promise.all(planned.map((entry) => outbox.cancel(entry, reason)));
  await closeTasks(deps, entries, reason);
  return planned.length;
}

async function identitiesStopped(
  { leads, conversations }: StopPersonDeps,
  { leadId, addresses, why }: StopPerson,
): Promise<readonly Identity[]> {
  const written = addresses.map((value) => ({ scope: "address", value }) as const);
  // An address that does not work says nothing of the person, who may be reached in another way some day.
  if (why === "bad-address") return written;
  const [lead, conversation] = await Promise.all([leads.find(leadId), conversations.find(leadId)]);
  return [...written, ...allIdentitiesOf(lead, conversation)];
}

export async function suppress(
  { suppressions, now }: Pick<StopPersonDeps, "suppressions" | "now">,
  identities: readonly Identity[],
  { why, source }: Pick<StopPerson, "why" | "source">,
): Promise<void> {
  const at = now().toISOString();
  // Another spelling of the same finds the first one there.
  for (const { scope, value } of identities) {
    await suppressions.add(scope, value, { scope, reason: why, source, at });
  }
}

/** Of somebody we know nothing of but an address. */
export function suppressAddresses(
  deps: Pick<StopPersonDeps, "suppressions" | "now">,
  { addresses, ...wish }: Pick<StopPerson, "addresses" | "why" | "source">,
): Promise<void> {
  const identities = addresses.map((value) => ({ scope: "address", value }) as const);
  return suppress(deps, identities, wish);
}
