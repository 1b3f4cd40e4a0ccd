import { createHash } from "node:crypto";
import type { Fact, PageFact } from "./fact.ts";

/** The id derives from what is said and where, so the same finding made twice is one fact. */
export function factOfLead(leadId: string, fact: PageFact, observedAt: Date): Fact {
  const { kind, subject, quote, url, value = "" } = fact;
  const content = JSON.stringify([leadId, kind, subject, url, quote, value]);
  const id = createHash("sha256").update(content).digest("hex").slice(0, 16);
  return { ...fact, id, leadId, observedAt: observedAt.toISOString() };
}
