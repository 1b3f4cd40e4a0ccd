import { allIdentitiesOf, type Identity } from "#shared/domain/compliance/person-identities.ts";
import type { Suppress } from "#shared/domain/conversations/decide-action.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { isPlannedFor } from "#shared/domain/outreach/plan-again.ts";
import { closeTasks } from "../close-tasks.ts";
import { suppress } from "../stop-person.ts";
import type { ConversationDeps, Turn } from "./turn.ts";

type Withdrawing = { readonly kinds?: readonly string[]; readonly kept?: string };

type Stopping = Pick<
  ConversationDeps,
  "suppressions" | "conversations" | "outbox" | "tasks" | "approvals" | "now"
>;

/**
 * The list first: from then on no send of anybody's can be claimed, however far it was planned. Answers why the company is
 * not stopped with the person although the reply asks for it: a person has to look.
 */
export async function stopContact(
  turn: Pick<Turn, "conversation" | "message" | "lead">,
  wish: Suppress,
  deps: Stopping,
): Promise<string | undefined> {
  const { conversation, message } = turn;
  const { reason, scope } = wish;
  await suppress(deps, identitiesOfTurn(turn), { why: reason, source: "reply" });
  const isForAll = scope === "address-and-company";
  // A person who read it so has looked at who wrote.
  const isBelieved = message.mayBeForged !== true || message.correction !== undefined;
  if (isForAll && isBelieved) {
    const { companyKey } = conversation;
    const at = deps.now();
    const entry = { scope: "company", reason, source: "reply", at: at.toISOString() } as const;
    await deps.suppressions.add("company", companyKey, entry);
    await deps.conversations.stopCompany(companyKey, reason, at);
  }
  await takeBackPlanned(conversation.leadId, reason, deps);
  await withdrawApprovals(conversation.leadId, reason, deps);
  return isForAll && !isBelieved ? ONLY_THE_PERSON : undefined;
}

const ONLY_THE_PERSON =
  "asks for the whole company, but nobody vouches for the sender: only this person was stopped";

/** All that is known of the person, and whoever wrote for them. */
function identitiesOfTurn({
  conversation,
  message: { channel, from },
  lead,
}: Pick<Turn, "conversation" | "message" | "lead">): readonly Identity[] {
  const writer: readonly Identity[] =
    channel === "linkedin"
      ? [{ scope: "linkedin", value: from }]
      : from.includes("@")
        ? [{ scope: "address", value: from.toLowerCase() }]
        : [];
  return [...allIdentitiesOf(lead, conversation), ...writer];
}

/** Everything not sent yet, by a machine or by hand: steps, answers, invitations. The purpose that is kept is of the reply in hand, delivered again. */
export async function takeBackPlanned(
  leadId: string,
  reason: string,
  deps: Pick<ConversationDeps, "outbox" | "tasks" | "now">,
  kept?: string,
): Promise<void> {
  const entries = await deps.outbox.ofLead(leadId);
  const isKept = (entry: OutboxEntry) => kept !== undefined && isPlannedFor(entry, kept);
  const unwanted = entries.filter((entry) => !isKept(entry));
  for (const entry of unwanted.filter(({ status }) => status === "planned")) {
    await deps.outbox.cancel(entry, reason);
  }
  await closeTasks(deps, unwanted, reason);
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
