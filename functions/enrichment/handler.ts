import { defaultCaps } from "#shared/domain/enrichment/waterfall.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { agentHandler, wireAgent } from "../agent-wiring.ts";
import { enrichmentSources } from "../enrichment-sources.ts";
import { createEnrichment } from "./enrichment.ts";
import { EnrichmentEnv } from "./env.ts";

const env = readEnv(EnrichmentEnv);
const wiring = wireAgent(env, "enrichment");

export const handler = agentHandler(wiring, {
  agent: createEnrichment({
    leads: wiring.leads,
    sources: enrichmentSources(env, wiring),
    caps: defaultCaps,
    now: wiring.now,
  }),
  event: () => "lead_enriched",
});
