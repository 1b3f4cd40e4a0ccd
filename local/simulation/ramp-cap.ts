import type { Mailbox } from "./simulated-market.ts";

/** A new mailbox may send that many steps a day in its first week, in its second and so on: said here again so that nobody checks himself. */
const RAMP = [5, 10, 18, 28, 40];
const WEEK = 7 * 86_400_000;

/** How many steps may leave a mailbox on a calendar day of its zone. */
export function capOfDay(
  { startedOn, dailyCap }: Pick<Mailbox, "startedOn" | "dailyCap">,
  day: string,
): number {
  const weeks = Math.max(0, Math.floor((Date.parse(day) - Date.parse(startedOn)) / WEEK));
  return Math.min(dailyCap, RAMP[weeks] ?? dailyCap);
}
