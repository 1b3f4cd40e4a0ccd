import type { SenderAccount } from "./sender-account.ts";

/** How many steps an account may send on a day: providers distrust a new sender that begins at once with many. */
export function capOn(
  account: Pick<SenderAccount, "channel" | "startedOn" | "dailyCap">,
  day: string,
): number {
  // Nobody distrusts a telephone for being new.
  if (account.channel === "call") return account.dailyCap;
  const days = Math.floor((Date.parse(day) - Date.parse(account.startedOn)) / 86_400_000);
  const week = Math.floor(Math.max(0, days) / 7);
  const most = account.channel === "linkedin" ? MOST_INVITATIONS : Number.POSITIVE_INFINITY;
  return Math.min(account.dailyCap, weeks[week] ?? account.dailyCap, most);
}

/** The day's number in each week of the ramp. */
const weeks = [5, 10, 18, 28, 40];

/** LI-2: at most 100 in any seven days, over all tools. */
const MOST_INVITATIONS = 14;
