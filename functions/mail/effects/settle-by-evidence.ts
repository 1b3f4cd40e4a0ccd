import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { EffectDeps } from "./effect-deps.ts";

/**
 * Something only a mail that left can cause was seen. Also while the sender still holds it: should it die now, the
 * evidence would be gone.
 */
export async function settleAsSent(
  { outbox, log, now }: EffectDeps,
  entry: OutboxEntry,
  reason: string,
  provider: {
    readonly providerId?: string | undefined;
    readonly messageId?: string | undefined;
  } = {},
): Promise<void> {
  if (entry.status !== "claimed" && entry.status !== "unknown") return;
  const isSettled = await outbox.settle(entry, { status: "sent", at: now(), reason, ...provider });
  if (isSettled)
    log.info("outcome settled by evidence", { outboxId: entry.id, was: entry.status, reason });
}
