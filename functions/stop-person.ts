import { allIdentitiesOf, type Identity } from "#shared/domain/compliance/person-identities.ts";
import type { SuppressionReason } from "#shared/domain/compliance/suppression.ts";
import { noPersonNeeded } from "#shared/domain/conversations/person-needed.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { type TakeBackPlannedDeps, takeBackPlanned } from "./take-back-planned.ts";
import { type WithdrawApprovalsDeps, withdrawApprovals } from "./withdraw-approvals.ts";

export type StopPersonDeps = TakeBackPlannedDeps &
  WithdrawApprovalsDeps & {
    readonly suppressions: Pick<SuppressionList, "add">;
    readonly conversations: Pick<ConversationStore, "find" | "change">;
    readonly leads: Pick<LeadStore, "find">;
  };

export type StopPerson = {
  readonly leadId: string;
  /** Where they were written to, or asked from; with a wish of theirs all else that is known of them is stopped too. */
  readonly identities: readonly Identity[];
  readonly why: SuppressionReason;
  /** Where the wish or the finding came from: "one-click", "ses-complaint", "unsubscribe-mail". */
  readonly source: string;
  /** In words for people. */
  readonly reason: string;
  /** Whoever reads the reply says after all this where the conversation goes: a privacy request is a person's to answer. */
  readonly leavesState?: boolean;
};

/**
 * Nothing goes to the person any more, and nobody is asked to decide what could never go. The suppression comes first: with
 * it no claim of a send succeeds, so a crash in what follows costs tidiness and no mail. All of it can be done again.
 * Answers how many planned messages were taken back.
 */
export async function stopPerson(deps: StopPersonDeps, stop: StopPerson): Promise<number> {
  const { leadId, reason, source, leavesState = false } = stop;
  await suppress(deps, await identitiesStopped(deps, stop), stop);
  if (!leavesState) await closeConversation(deps, stop);
  const cancelled = await takeBackPlanned(deps, leadId, reason);
  await withdrawApprovals(deps, leadId, reason, { through: source });
  return cancelled;
}

async function identitiesStopped(
  { leads, conversations }: StopPersonDeps,
  { leadId, identities, why }: StopPerson,
): Promise<readonly Identity[]> {
  // An address that does not work says nothing of the person, who may be reached in another way some day.
  if (why === "bad-address") return identities;
  const [lead, conversation] = await Promise.all([leads.find(leadId), conversations.find(leadId)]);
  return [...identities, ...allIdentitiesOf(lead, conversation)];
}

async function closeConversation(
  { conversations, now }: StopPersonDeps,
  { leadId, reason }: StopPerson,
): Promise<void> {
  if (!(await conversations.find(leadId))) return;
  const at = now().toISOString();
  await conversations.change(leadId, (conversation) => ({
    ...noPersonNeeded(conversation),
    state: "closed",
    reason,
    sequence: {
      ...conversation.sequence,
      stopped: conversation.sequence.stopped ?? { reason, at },
    },
    updatedAt: at,
  }));
}

async function suppress(
  { suppressions, now }: Pick<StopPersonDeps, "suppressions" | "now">,
  identities: readonly Identity[],
  { why, source, leadId }: Pick<StopPerson, "why" | "source"> & { readonly leadId?: string },
): Promise<void> {
  const at = now().toISOString();
  // Another spelling of the same finds the first one there.
  for (const { scope, value } of identities) {
    const suppression = { scope, reason: why, source, at, ...(leadId && { leadId }) };
    await suppressions.add(scope, value, suppression);
  }
}

/** Of somebody we know nothing of but an address. */
export function suppressAddresses(
  deps: Pick<StopPersonDeps, "suppressions" | "now">,
  { addresses, ...wish }: SuppressAddresses,
): Promise<void> {
  return suppress(deps, asIdentities(addresses), wish);
}

type SuppressAddresses = Pick<StopPerson, "why" | "source"> & {
  readonly addresses: readonly string[];
};

export function asIdentities(addresses: readonly string[]): readonly Identity[] {
  return addresses.map((value) => ({ scope: "address", value }));
}
