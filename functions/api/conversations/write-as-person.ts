import { answerWay } from "#shared/domain/conversations/answer-way.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { noPersonNeeded } from "#shared/domain/conversations/person-needed.ts";
import { replyEntry, replySubject } from "#shared/domain/conversations/reply-entry.ts";
import { whatTheyWrote } from "#shared/domain/conversations/what-they-wrote.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import { versionOf } from "#shared/domain/outreach/plan-again.ts";
import type { ConversationRoutesDeps } from "./deps.ts";
import { takeBackOwn } from "./take-over.ts";

export type WrittenByPerson = {
  /** The same key again is the same message, and the next version of it where it was taken back. */
  readonly key: string;
  readonly text: string;
  readonly subject?: string | undefined;
};

export type WriteDecision =
  | { readonly kind: "planned"; readonly entry: OutboxEntry }
  /** The same words under the same key: asked for once more. */
  | { readonly kind: "was-planned"; readonly entry: OutboxEntry }
  /** The person may not be written to, or something else stands under the key. */
  | { readonly kind: "conflict"; readonly reason: string }
  | { readonly kind: "no-way"; readonly reason: string };

/** A person's own answer, let go by that person. What waited for a decision is withdrawn: it is answered now. */
export async function writeAsPerson(
  conversation: Conversation,
  { key, text, subject }: WrittenByPerson,
  by: string,
  deps: ConversationRoutesDeps,
): Promise<WriteDecision> {
  const { leadId, campaignId } = conversation;
  const purpose = `person-${key}`;
  const next = versionOf(await deps.outbox.ofLead(leadId), leadId, purpose);
  if (next.kind === "there" && next.entry.text === text) {
    return { kind: "was-planned", entry: next.entry };
  }
  if (next.kind !== "free") return underOtherKey(next.entry);

  const lead = await deps.leads.find(leadId);
  if (!lead) return { kind: "no-way", reason: "The lead is gone." };
  const messages = await deps.conversations.messages(leadId);
  const message = whatTheyWrote(messages).findLast(({ channel }) => channel !== "call");
  const way = answerWay(conversation, message, await deps.accounts.list());
  if (way.kind === "none") return { kind: "no-way", reason: `It cannot go: ${way.reason}.` };
  const { channel, to, account } = way;
  const about = { lead, conversation, campaignId, channel, to, accountId: account.id, step: 0 };
  const decision = await deps.mayContact({ ...about, purpose: "reply" });
  if (decision.kind === "refused") {
    return { kind: "conflict", reason: `Nothing was planned: ${decision.reason}.` };
  }

  const entry = replyEntry({
    conversation,
    message,
    purpose,
    version: next.version,
    subject: subject ?? replySubject(message, messages),
    text,
    way,
    messages,
    tag: await deps.signer.tag(outboxId(leadId, purpose, next.version)),
    approvedBy: by,
    writtenBy: by,
    dueAt: deps.now(),
  });
  await takeBackOwn(leadId, `answered by ${by}`, deps);
  await withdrawDrafts(leadId, by, deps);
  const isNew = await deps.outbox.plan(entry);
  if (!isNew) return underOtherKey(entry);
  await deps.conversations.change(leadId, noPersonNeeded);
  return { kind: "planned", entry };
}

function underOtherKey({ id, status, reason }: OutboxEntry): WriteDecision {
  const why = reason ? ` (${reason})` : "";
  return {
    kind: "conflict",
    reason: `Under this key stands ${id}, which is ${status}${why}. Choose another key to write something else.`,
  };
}

async function withdrawDrafts(
  leadId: string,
  by: string,
  { approvals, now }: ConversationRoutesDeps,
): Promise<void> {
  const waiting = (await approvals.ofLead(leadId)).filter(
    ({ status, proposal }) => status === "waiting" && proposal.kind === "reply",
  );
  const decidedAt = now().toISOString();
  for (const { id } of waiting) {
    await approvals.decide(id, (approval) => ({
      ...approval,
      status: "rejected",
      decision: { note: "answered in other words" },
      decidedBy: by,
      decidedThrough: "api",
      decidedAt,
    }));
  }
}
