import { identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { senderDomainOf } from "#shared/domain/outreach/choose-account.ts";
import { type ContactAllowed, otherWayMayWork } from "#shared/domain/outreach/may-contact.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { capOn } from "#shared/domain/outreach/ramp.ts";
import { restAfter } from "#shared/domain/outreach/send-slot.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Log } from "#shared/ports/log.ts";
import type { OutboxClaims, OutboxStore } from "#shared/ports/outbox-store.ts";
import type { AskMayContact } from "../ask-may-contact.ts";
import {
  type AfterRefusalDeps,
  afterClaimRefused,
  planAnew,
  postpone,
  takeBack,
} from "./after-refusal.ts";
import { type DeliverDeps, prepare } from "./deliver.ts";
import { type FollowUpDeps, followUp } from "./follow-up.ts";
import { handOver, writeAgain } from "./hand-over.ts";
import { type NotTakenDeps, notTaken } from "./not-taken.ts";

export type SendOneDeps = DeliverDeps &
  FollowUpDeps &
  NotTakenDeps &
  AfterRefusalDeps & {
    readonly leads: Pick<LeadStore, "find">;
    readonly conversations: Pick<ConversationStore, "find">;
    readonly outbox: OutboxStore & OutboxClaims;
    readonly mayContact: AskMayContact;
    readonly log: Log;
    readonly now: () => Date;
  };

export type SendOutcome = { readonly outcome: string; readonly reason?: string | undefined };

const AN_HOUR = 3_600_000;

/**
 * Decide, prepare, claim, send, settle, follow up. What can fail without harm comes before the claim; between the claim
 * and the settlement nothing happens but the sending, so a crash there leaves one question only: did it leave?
 */
export async function sendOne(
  deps: SendOneDeps,
  leadId: string,
  outboxId: string,
): Promise<SendOutcome> {
  const { outbox, leads, conversations, mayContact, now } = deps;
  // The list of what is due comes from an index and may be old.
  const entry = await outbox.find(leadId, outboxId);
  if (entry?.status !== "planned" || Date.parse(entry.dueAt) > now().getTime()) {
    return { outcome: "not-due" };
  }
  const lead = await leads.find(leadId);
  const conversation = await conversations.find(leadId);
  if (!lead || !conversation) return takeBack(deps, entry, "the lead is gone");

  const decision = await mayContact({
    lead,
    conversation,
    campaignId: entry.campaignId,
    purpose: entry.kind,
    step: entry.step,
    channel: entry.channel,
    to: entry.to,
    accountId: entry.accountId,
  });
  if (decision.kind === "refused") {
    const isToPlan = entry.kind === "step" && otherWayMayWork.has(decision.rule);
    return (isToPlan ? planAnew : takeBack)(deps, entry, decision.reason);
  }
  const { account } = decision.kind === "wait" ? decision.afterwards : decision;
  // The claim counts room, pace and pauses of the account the entry is planned for, so no other may send it.
  if (account.id !== entry.accountId) return withoutAccount(deps, entry);
  if (decision.kind === "wait") return postpone(deps, entry, decision.until, decision.reason);
  const way = await prepare(deps, { entry, lead, conversation, allowed: decision });
  if (way.kind === "no-way") {
    const until = way.until ?? new Date(now().getTime() + AN_HOUR);
    return postpone(deps, entry, until, way.reason);
  }
  return claimAndSend(deps, { entry, lead, conversation, allowed: decision }, way.send);
}

/** A step is planned anew; an answer to somebody is a person's to send. */
async function withoutAccount(deps: SendOneDeps, entry: OutboxEntry): Promise<SendOutcome> {
  const reason = `the account ${entry.accountId} it was planned for cannot send it`;
  if (entry.kind === "step") return planAnew(deps, entry, reason);
  await handOver(deps, entry, { why: `a message did not leave: ${reason}`, remedy: writeAgain });
  return takeBack(deps, entry, reason);
}

type Claiming = {
  readonly entry: OutboxEntry;
  readonly lead: Lead;
  readonly conversation: Conversation;
  readonly allowed: ContactAllowed;
};

type Send = Extract<Awaited<ReturnType<typeof prepare>>, { kind: "ready" }>["send"];

async function claimAndSend(
  deps: SendOneDeps,
  { entry, lead, conversation, allowed: { account } }: Claiming,
  send: Send,
): Promise<SendOutcome> {
  const { outbox, now } = deps;
  const at = now();
  const day = dayIn(account.timeZone, at);
  const claim = await outbox.claim(entry, {
    now: at,
    day,
    dailyCap: capOn(account, day),
    restMilliseconds: restAfter(entry.id),
    senderDomain: senderDomainOf(account),
    person: identitiesOf(lead, conversation),
  });
  if (claim.kind === "refused") {
    return afterClaimRefused(deps, { entry, account, because: claim.because });
  }
  const result = await send().catch((error: unknown) => ({
    kind: "unknown" as const,
    reason: `the transport did not say what became of it: ${String(error)}`,
  }));
  switch (result.kind) {
    case "unknown":
      await outbox.settle(claim.entry, { status: "unknown", at: now(), reason: result.reason });
      return { outcome: "unknown", reason: result.reason };
    case "accepted": {
      const { providerId, messageId, reason } = result;
      await outbox.settle(claim.entry, {
        status: "sent",
        at: now(),
        providerId,
        messageId,
        reason,
      });
      await followUp(deps, entry.leadId, entry.id);
      return { outcome: "sent", reason };
    }
    case "refused":
      await notTaken(deps, claim.entry, result);
      return { outcome: `refused: ${result.type}`, reason: result.reason };
  }
}
