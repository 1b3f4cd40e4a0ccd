import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Channel } from "#shared/domain/outreach/sender-account.ts";
import { basisOfLead } from "./basis-of-lead.ts";

/**
 * Why the law lets nobody write first to a lead that is ready, in whichever way they can be reached; undefined where one
 * way is open, or none is known. Wishes, pauses and limits are asked before each send, and are not in it.
 */
export function barredByLaw(lead: Lead, now: Date): string | undefined {
  const reason = lead.status === "ready" ? withoutLawfulWay(lead, now) : undefined;
  return reason && `cannot be written to: ${reason}`;
}

/** What the law says of the first way there is to a person, where it closes them all. */
export function withoutLawfulWay(lead: Lead, now: Date): string | undefined {
  const channels: readonly Channel[] = [
    ...(lead.email ? (["email"] as const) : []),
    ...(lead.person?.linkedinUrl ? (["linkedin"] as const) : []),
  ];
  const bases = channels.map((channel) => basisOfLead(lead, { channel, purpose: "step" }, now));
  if (bases.some(({ kind }) => kind === "allowed")) return undefined;
  return bases.flatMap((basis) => (basis.kind === "refused" ? [basis.reason] : []))[0];
}
