import { capOn } from "#shared/domain/outreach/ramp.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { dayAfter } from "#shared/domain/reporting/calendar-days.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";

export type SendingRoomDeps = {
  readonly accounts: Pick<SenderAccounts, "list">;
  readonly outbox: Pick<OutboxStore, "due">;
  readonly now: () => Date;
};

/** What is allocated should begin within a working week; a longer queue only grows old. */
const HORIZON_DAYS = 5;
const MOST_DUE = 2_000;

/** How many sequences the accounts can begin within the horizon, besides what is planned already. */
export async function sendingRoom({ accounts, outbox, now }: SendingRoomDeps): Promise<number> {
  const horizon = new Date(now().getTime() + HORIZON_DAYS * 86_400_000);
  const [all, due] = await Promise.all([accounts.list(), outbox.due(horizon, MOST_DUE)]);
  const ready = all.filter(({ dns }) => dns?.isReady !== false);
  // Sequences begin with a mail where the company has a mailbox; a profile's room would count them twice.
  const mailboxes = ready.filter(({ channel }) => channel === "email");
  const beginning = mailboxes.length > 0 ? mailboxes : ready;
  const ids = new Set(beginning.map(({ id }) => id));
  const planned = due.filter(({ kind, accountId }) => kind === "step" && ids.has(accountId));
  const mayBeSent = beginning.reduce((sum, account) => sum + capWithin(account, now()), 0);
  return Math.max(0, mayBeSent - planned.length);
}

function capWithin(account: SenderAccount, now: Date): number {
  const today = dayIn(account.timeZone, now);
  return Array.from({ length: HORIZON_DAYS }, (_, index) =>
    capOn(account, dayAfter(today, index)),
  ).reduce((sum, cap) => sum + cap, 0);
}
