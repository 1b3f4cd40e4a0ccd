import type { PauseScope } from "#shared/domain/compliance/pause-scope.ts";
import { senderDomainOf } from "#shared/domain/outreach/choose-account.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import { outcomeOfEntry } from "#shared/domain/outreach/outcome.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { Pauses } from "#shared/ports/pauses.ts";
import type { Signer } from "#shared/ports/signer.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import type { Delivery } from "./deliver.ts";
import type { FollowUpDeps } from "./follow-up.ts";
import { handOver, writeAgain, writeOtherwise } from "./hand-over.ts";

export type NotTakenDeps = Pick<FollowUpDeps, "accounts" | "outcomes" | "bus"> & {
  readonly leads: Pick<LeadStore, "find">;
  readonly conversations: Pick<ConversationStore, "find" | "change">;
  readonly outbox: Pick<OutboxStore, "settle" | "plan" | "told">;
  readonly suppressions: Pick<SuppressionList, "add">;
  readonly pauses: Pick<Pauses, "pause">;
  readonly signer: Pick<Signer, "tag">;
  readonly now: () => Date;
};

type Refusal = Extract<Delivery, { kind: "refused" }>;

/** The provider said no, so the message surely did not leave. What follows comes first: settled, it is not looked at again. */
export async function notTaken(
  deps: NotTakenDeps,
  entry: OutboxEntry,
  refusal: Refusal,
): Promise<void> {
  switch (refusal.type) {
    case "bad-address":
      await rememberBadAddress(deps, entry, refusal.reason);
      break;
    case "sender-refused":
      await pauseSender(deps, entry, refusal.reason);
      await planAgain(deps, entry, refusal.reason);
      break;
    case "try-later":
      await planAgain(deps, entry, refusal.reason);
      break;
    case "content":
      await handOver(deps, entry, { why: didNotLeave(refusal), remedy: writeOtherwise });
      break;
  }
  await deps.outbox.settle(entry, { status: "failed", at: deps.now(), reason: refusal.reason });
  await deps.outbox.told(entry);
}

async function rememberBadAddress(deps: NotTakenDeps, entry: OutboxEntry, reason: string) {
  const at = deps.now().toISOString();
  if (entry.channel === "email") {
    const suppression = { scope: "address", reason: "bad-address", source: "smtp", at } as const;
    await deps.suppressions.add("address", entry.to, suppression);
  }
  await deps.conversations.change(entry.leadId, (before) => ({
    ...before,
    sequence: {
      ...before.sequence,
      stopped: before.sequence.stopped ?? { reason: `the address does not exist: ${reason}`, at },
    },
    updatedAt: at,
  }));
  await told(deps, "hard-bounced", entry);
}

/** Only our side is at fault: the mailbox rests, or its whole domain where its authentication failed (MX-10). */
async function pauseSender(deps: NotTakenDeps, entry: OutboxEntry, reason: string) {
  const at = deps.now().toISOString();
  const account = await deps.accounts.find(entry.accountId);
  const isDomains = account !== undefined && authenticationFailed.test(reason);
  const scope: PauseScope = isDomains
    ? { kind: "domain", id: senderDomainOf(account) }
    : { kind: "account", id: entry.accountId };
  await deps.pauses.pause({ scope, reason, by: "sending", at });
  await told(deps, "sender-refused", entry);
  await deps.bus.say({
    type: "sending_paused",
    agent: "outreach",
    data: { scope, reason, leadId: entry.leadId, outboxId: entry.id },
    timestamp: at,
    correlationId: entry.id,
  });
}

const authenticationFailed = /\b[45]\.7\.(?:2[0-9]|3[0-2]|509|515)\b/;

const MOST_VERSIONS = 4;
const FIRST_PAUSE = 30 * 60_000;

/** The same message as its next version, later each time; after the last a person is told. */
async function planAgain(deps: NotTakenDeps, entry: OutboxEntry, reason: string) {
  const [, purpose, version] = /^(.+)\.v(\d+)$/.exec(entry.id.slice(entry.leadId.length + 1)) ?? [];
  const next = Number(version) + 1;
  if (purpose === undefined || next > MOST_VERSIONS) {
    return handOver(deps, entry, { why: didNotLeave({ reason }), remedy: writeAgain });
  }
  const id = outboxId(entry.leadId, purpose, next);
  const { claimedAt: _claimedAt, ...rest } = entry;
  const domain = entry.messageId.slice(entry.messageId.lastIndexOf("@"));
  await deps.outbox.plan({
    ...rest,
    id,
    version: 1,
    status: "planned",
    messageId: `${await deps.signer.tag(id)}${domain}`,
    dueAt: new Date(deps.now().getTime() + FIRST_PAUSE * 2 ** (next - 2)).toISOString(),
    reason,
  });
}

function didNotLeave({ reason }: Pick<Refusal, "reason">): string {
  return `a message did not leave: ${reason}`;
}

async function told(
  { leads, outcomes, now }: NotTakenDeps,
  kind: "hard-bounced" | "sender-refused",
  entry: OutboxEntry,
) {
  const lead = await leads.find(entry.leadId);
  await outcomes.tell(outcomeOfEntry(kind, entry, { lead, at: now().toISOString() }));
}
