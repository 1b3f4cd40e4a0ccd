import { createHash } from "node:crypto";
import type { Fact, PageFact } from "#shared/domain/leads/fact.ts";

/** Made as enrichment makes it, so that a finding both of them make is one fact. */
export function identified(leadId: string, fact: PageFact, now: Date): Fact {
  const { kind, statement, quote, url } = fact;
  const content = JSON.stringify([kind, statement, quote, url]);
  const id = `fact-${createHash("sha256").update(content).digest("hex").slice(0, 16)}`;
  return { ...fact, id, leadId, observedAt: now.toISOString() };
}
