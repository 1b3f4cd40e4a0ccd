import type { Suppress } from "#shared/domain/conversations/decide-action.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { isPlannedFor } from "#shared/domain/outreach/plan-again.ts";
import type { ConversationDeps, Turn } from "./turn.ts";

type Withdrawing = { readonly kinds?: readonly string[]; readonly kept?: string };

type Stopping = Pick<
  ConversationDeps,
  "suppressions" | "conversations" | "outbox" | "approvals" | "now"
>;

/** The list first: from then on no send of anybody's can be claimed, however far it was planned. */
export async function stopContact(
  { conversation, message }: Pick<Turn, "conversation" | "message">,
  { reason, scope }: Suppress,
  deps: Stopping,
): Promise<void> {
  const { suppressions, conversations, now } = deps;
  const at = now();
  const entry = { reason, source: "reply", at: at.toISOString() };
  const addresses = new Set(
    [conversation.email, message.from.toLowerCase()].filter((one) => one?.includes("@")),
  );
  for (const address of addresses) {
    if (address) await suppressions.add("address", address, { ...entry, scope: "address" });
  }
  if (scope === "address-and-company") {
    await suppressions.add("company", conversation.companyKey, { ...entry, scope: "company" });
    await conversations.stopCompany(conversation.companyKey, reason, at);
  }
  await takeBackPlanned(conversation.leadId, reason, deps);
  await withdrawApprovals(conversation.leadId, reason, deps);
}

/** Everything not sent yet: steps, answers, invitations. The purpose that is kept is of the reply in hand, delivered again. */
export async function takeBackPlanned(
  leadId: string,
  reason: string,
  { outbox }: Pick<ConversationDeps, "outbox">,
  kept?: string,
): Promise<void> {
  const entries = await outbox.ofLead(leadId);
  const isKept = (entry: OutboxEntry) => kept !== undefined && isPlannedFor(entry, kept);
  for (const entry of entries.filter((one) => one.status === "planned" && !isKept(one))) {
    await outbox.cancel(entry, reason);
  }
}

/** What a person was still to decide is decided: the sweep of decisions tells a flow that waits. What is kept belongs to the reply in hand. */
export async function withdrawApprovals(
  leadId: string,
  reason: string,
  { approvals, now }: Pick<ConversationDeps, "approvals" | "now">,
  { kinds = ["reply", "meeting"], kept }: Withdrawing = {},
): Promise<void> {
  const waiting = (await approvals.ofLead(leadId)).filter(
    ({ id, status, proposal }) =>
      id !== kept && status === "waiting" && kinds.includes(proposal.kind),
  );
  const decidedAt = now().toISOString();
  for (const { id } of waiting) {
    await approvals.decide(id, (approval) => ({
      ...approval,
      status: "rejected",
      decision: { note: reason },
      decidedBy: "conversation",
      decidedThrough: "reply",
      decidedAt,
    }));
  }
}
