import type { Lead } from "#shared/domain/leads/lead.ts";
import { basisOfLead } from "./basis-of-lead.ts";

/**
 * Why the law lets nobody write first to a lead that is ready, by mail; undefined where it does. Wishes, pauses and limits
 * are asked before each send, and are not in it.
 */
export function barredByLaw(lead: Lead, now: Date): string | undefined {
  if (lead.status !== "ready" || !lead.email) return undefined;
  const basis = basisOfLead(lead, { channel: "email", purpose: "step" }, now);
  return basis.kind === "refused" ? `cannot be written to: ${basis.reason}` : undefined;
}
