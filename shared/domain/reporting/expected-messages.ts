import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { capOn } from "#shared/domain/outreach/ramp.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { dayAfter, workingDayOf } from "./calendar-days.ts";

type Planned = Pick<OutboxEntry, "leadId" | "accountId" | "step" | "dueAt">;

type AccountThen = {
  readonly account: Pick<
    SenderAccount,
    "id" | "channel" | "startedOn" | "dailyCap" | "dns" | "timeZone"
  >;
  /** Messages it sent today. */
  readonly sentToday: number;
};

export type ExpectedMessages = {
  /** What the accounts that sequences begin with may send on the day. */
  readonly room: number;
  /** Which of the planned steps leave on the day. */
  readonly leaving: readonly Planned[];
  /** Due by then, but there is no room for them yet. */
  readonly waiting: number;
  /** Room for first mails of leads that are begun on the day. */
  readonly roomForNew: number;
};

/** What leaves on a day to come: what an account cannot send for its ramp stands first on its next working day. */
export function expectedMessages(input: {
  readonly planned: readonly Planned[];
  readonly accounts: readonly AccountThen[];
  readonly today: string;
  readonly day: string;
  readonly timeZone: string;
}): ExpectedMessages {
  const each = input.accounts.map((one) => ofAccount(one, input));
  const total = (count: (one: (typeof each)[number]) => number) =>
    each.reduce((sum, one) => sum + count(one), 0);
  const mailing = each.filter(({ channel }) => channel === "email");
  // Sequences begin with a mail where the company has a mailbox.
  const beginning = mailing.length > 0 ? mailing : each;
  return {
    room: beginning.reduce((sum, { room }) => sum + room, 0),
    leaving: each.flatMap(({ leaving }) => leaving),
    waiting: total(({ waiting }) => waiting),
    roomForNew: beginning.reduce((sum, { room, leaving }) => sum + room - leaving.length, 0),
  };
}

function ofAccount(
  { account, sentToday }: AccountThen,
  { planned, today, day, timeZone }: Parameters<typeof expectedMessages>[0],
) {
  const dueDay = ({ dueAt }: Planned) => dayIn(timeZone, new Date(dueAt));
  const roomOn = (one: string) =>
    account.dns?.isReady === false
      ? 0
      : Math.max(0, capOn(account, one) - (one === today ? sentToday : 0));
  let queue = planned
    .filter(({ accountId }) => accountId === account.id)
    .filter((entry) => dueDay(entry) <= day)
    .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
  for (const before of workingDays(today, day)) {
    const due = queue.filter((entry) => dueDay(entry) <= before);
    const gone = new Set(due.slice(0, roomOn(before)));
    queue = queue.filter((entry) => !gone.has(entry));
  }
  const room = roomOn(day);
  const leaving = queue.slice(0, room);
  return { channel: account.channel, room, leaving, waiting: queue.length - leaving.length };
}

/** From a day on, without the last: nobody is written to at a weekend. */
function workingDays(from: string, until: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day < until; day = dayAfter(day, 1)) {
    if (workingDayOf(day) === day) days.push(day);
  }
  return days;
}
