import type { RefusalRule, WaitRule } from "#shared/domain/outreach/may-contact.ts";
import { outboxIdOf, type PersonTask } from "#shared/domain/outreach/person-task.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { AskMayContact } from "./ask-may-contact.ts";

export type TaskStopDeps = {
  readonly leads: Pick<LeadStore, "find">;
  readonly conversations: Pick<ConversationStore, "find">;
  readonly outbox: Pick<OutboxStore, "find">;
  readonly mayContact: AskMayContact;
};

export type TaskStop =
  /** For good. */
  | { readonly kind: "stopped"; readonly reason: string }
  /** While it is paused, or the person is away. */
  | { readonly kind: "held"; readonly reason: string };

/**
 * Why a task that was made must not be done any more, or not now; undefined while it may. A task counts as sent when it
 * is made, so no claim guards it: the same question as before each send is asked again before a person acts.
 */
export async function taskStop(
  { leads, conversations, outbox, mayContact }: TaskStopDeps,
  { id, leadId, kind, to }: PersonTask,
): Promise<TaskStop | undefined> {
  const [lead, conversation, entry] = await Promise.all([
    leads.find(leadId),
    conversations.find(leadId),
    outbox.find(leadId, outboxIdOf(id)),
  ]);
  if (!lead || !conversation || !entry) return { kind: "stopped", reason: "the lead is gone" };
  const decision = await mayContact({
    lead,
    conversation,
    campaignId: entry.campaignId,
    purpose: entry.kind,
    step: entry.step,
    channel: kind === "call" ? "call" : "linkedin",
    to,
    accountId: entry.accountId,
    // It was made for that account, and waits with it.
    mayMove: false,
  });
  switch (decision.kind) {
    case "allowed":
      return undefined;
    case "refused":
      return isAboutThePerson.has(decision.rule)
        ? { kind: "stopped", reason: decision.reason }
        : undefined;
    case "wait":
      return holdsTasks.has(decision.rule) ? { kind: "held", reason: decision.reason } : undefined;
  }
}

/** What concerns our accounts and mails only keeps nobody from doing by hand what was theirs to do. */
const isAboutThePerson = new Set<RefusalRule>([
  "suppressed",
  "do-not-contact",
  "note",
  "sequence-stopped",
  "company-stopped",
  "conversation-closed",
  "no-legal-basis",
]);

/** A person chooses the hour of what they do themselves, and the account's limits counted it already. */
const holdsTasks = new Set<WaitRule>(["paused", "not-before"]);
