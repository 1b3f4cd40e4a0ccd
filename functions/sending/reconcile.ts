import type { EventBus } from "#shared/ports/event-bus.ts";
import type { Log } from "#shared/ports/log.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import { type FollowUpDeps, followUp } from "./follow-up.ts";
import { handOver, lookWhether } from "./hand-over.ts";

export type ReconcileDeps = FollowUpDeps & {
  readonly outbox: OutboxStore;
  readonly bus: EventBus;
  readonly log: Log;
  readonly now: () => Date;
};

const MINUTE = 60_000;
/** A sender's time limit is far shorter: whoever claimed and was not heard of since is dead. */
const CLAIM_LIVES = 10 * MINUTE;
/** Copies and delivery events come within minutes; who waits a day waits for nothing. */
const EVIDENCE_COMES_WITHIN = 24 * 60 * MINUTE;
const MOST_AT_ONCE = 100;

/**
 * Looks after what a crash or a silent provider left behind. An unknown outcome is never sent again: evidence settles it
 * (the provider's events, the journal copy), and without any it counts as sent, which harms nobody twice.
 */
export async function reconcile(deps: ReconcileDeps): Promise<void> {
  const { outbox, log, now } = deps;
  const before = new Date(now().getTime() - CLAIM_LIVES);
  for (const entry of await outbox.unsettled(before, MOST_AT_ONCE)) {
    const claimedAt = Date.parse(entry.claimedAt ?? entry.dueAt);
    if (claimedAt < now().getTime() - EVIDENCE_COMES_WITHIN) {
      await countAsSent(deps, entry);
    } else if (entry.status === "claimed") {
      const reason = "its sender was not heard of again, so nobody knows whether it left";
      await outbox.settle(entry, { status: "unknown", at: now(), reason });
      log.warn("outcome of a message is unknown", { leadId: entry.leadId, outboxId: entry.id });
    }
  }
  const settledBefore = new Date(now().getTime() - MINUTE);
  for (const { leadId, id, status, ...entry } of await outbox.settledUntold(
    settledBefore,
    MOST_AT_ONCE,
  )) {
    if (status === "sent") await followUp(deps, leadId, id);
    else await outbox.told({ leadId, id, status, ...entry });
  }
}

async function countAsSent(
  deps: ReconcileDeps,
  entry: Parameters<OutboxStore["settle"]>[0],
): Promise<void> {
  const { outbox, log } = deps;
  const { leadId, id } = entry;
  // The list is behind; evidence may have settled it.
  const { status } = (await outbox.find(leadId, id)) ?? {};
  if (status !== "claimed" && status !== "unknown") return;
  const reason = "no evidence came within a day; it counts as sent, so that it cannot go twice";
  log.warn("unknown outcome counts as sent", { leadId, outboxId: id });
  // Told first: once it is settled nobody looks at it again, and to be told twice is better than not at all.
  const why = "nobody knows whether a message left; it counts as sent, so that it cannot go twice";
  await handOver(deps, entry, { why, remedy: lookWhether(entry) });
  // When it was claimed is when it left, if it did: the steps after it keep their distance from then.
  const at = new Date(entry.claimedAt ?? entry.dueAt);
  await outbox.settle(entry, { status: "sent", at, reason });
}
