import { readEnv } from "#shared/runtime/env.ts";
import { agentHandler, wireAgent } from "../agent-wiring.ts";
import { MarketingEnv } from "./env.ts";
import { createMarketing } from "./marketing.ts";

const wiring = wireAgent(readEnv(MarketingEnv), "marketing");

export const handler = agentHandler(wiring, {
  agent: createMarketing({ leads: wiring.leads, settings: wiring.settings, clock: wiring.now }),
  event: ({ step }) => (step === "optimise" ? "campaign_ready" : undefined),
  passes: (_invocation, { step }) => step === "optimise",
});
