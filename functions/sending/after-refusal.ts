import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { startOfNextDay } from "#shared/domain/outreach/send-slot.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import type { ClaimRefusal, OutboxStore } from "#shared/ports/outbox-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { SendOutcome } from "./send-one.ts";

export type AfterRefusalDeps = {
  readonly outbox: Pick<OutboxStore, "cancel" | "postpone" | "usage">;
  readonly outreach: Queue<{
    readonly kind: "plan-next";
    readonly leadId: string;
    readonly after?: string;
  }>;
  readonly now: () => Date;
};

/** A planned entry that must not go any more. */
export async function takeBack(
  { outbox }: Pick<AfterRefusalDeps, "outbox">,
  entry: OutboxEntry,
  reason: string,
): Promise<SendOutcome> {
  await outbox.cancel(entry, reason);
  return { outcome: "cancelled", reason };
}

/**
 * Asks outreach to look at a step again that cannot go the way it was planned for. Outreach takes it back itself when it
 * plans anew: a step that was taken back here would be lost with a message that was never sent.
 */
export async function planAnew(
  deps: AfterRefusalDeps,
  entry: OutboxEntry,
  reason: string,
): Promise<SendOutcome> {
  const { id, leadId } = entry;
  // Before outreach looks, which may put it off for longer.
  await postpone(deps, entry, new Date(deps.now().getTime() + LOOK_AGAIN), reason);
  await deps.outreach.send({ kind: "plan-next", leadId, after: id });
  return { outcome: "planned-anew", reason };
}

/** Never to a time that has passed: what is due the longest comes first, and would keep the others from being looked at. */
export async function postpone(
  { outbox, now }: Pick<AfterRefusalDeps, "outbox" | "now">,
  entry: OutboxEntry,
  until: Date,
  reason: string,
): Promise<SendOutcome> {
  const at = now().getTime();
  const dueAt = until.getTime() > at ? until : new Date(at + LOOK_AGAIN);
  await outbox.postpone(entry, dueAt, reason);
  return { outcome: "postponed", reason };
}

/** Something changed between the question and the claim, or another sender was faster. */
export async function afterClaimRefused(
  deps: AfterRefusalDeps,
  {
    entry,
    account,
    because,
  }: {
    readonly entry: OutboxEntry;
    readonly account: SenderAccount;
    readonly because: ClaimRefusal;
  },
): Promise<SendOutcome> {
  const { outbox, now } = deps;
  switch (because) {
    case "not-planned":
    case "not-due":
      return { outcome: because };
    case "suppressed":
    case "sequence-stopped":
    case "company-stopped":
      return takeBack(deps, entry, claimWords[because]);
    case "paused":
      return postponed(new Date(now().getTime() + LOOK_AGAIN));
    case "cap-reached":
      return postponed(startOfNextDay(account.timeZone, now()));
    case "too-soon-after-the-last": {
      const { nextAt } = await outbox.usage(account.id, dayIn(account.timeZone, now()));
      return postponed(new Date(nextAt ?? now().getTime() + LOOK_AGAIN));
    }
  }

  function postponed(until: Date): Promise<SendOutcome> {
    return postpone(deps, entry, until, claimWords[because]);
  }
}

const LOOK_AGAIN = 15 * 60_000;

const claimWords: Readonly<Record<ClaimRefusal, string>> = {
  "not-planned": "it is not planned any more",
  "not-due": "it is not due yet",
  suppressed: "the person, their domain or company is suppressed",
  paused: "sending is paused",
  "sequence-stopped": "the sequence was stopped",
  "company-stopped": "somebody at the company answered",
  "cap-reached": "the account has sent its number of today",
  "too-soon-after-the-last": "the account rests after its last message",
};
