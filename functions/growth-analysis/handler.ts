import { webFactReader } from "#shared/adapters/web/fact-reader.ts";
import { webReader } from "#shared/adapters/web/web-reader.ts";
import { MOST_ROUNDS } from "#shared/domain/growth/research-plan.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { createSafeFetch } from "#shared/runtime/safe-fetch.ts";
import { AgentEnv } from "../agent-env.ts";
import { agentHandler, wireAgent } from "../agent-wiring.ts";
import { searchEngine } from "../search-wiring.ts";
import { createGrowthAnalysis, isLastStep } from "./growth-analysis.ts";

const env = readEnv(AgentEnv);
const wiring = wireAgent(env, "growth-analysis");
const { now, secret } = wiring;
const worldUrl = env.WORLD_URL;
const fetch = createSafeFetch({ ...(worldUrl && { worldUrl }) });
const http = createJsonHttp();

export const handler = agentHandler(wiring, {
  agent: createGrowthAnalysis({
    leads: wiring.leads,
    settings: wiring.settings,
    searchEngine: async () => searchEngine(await secret(), { worldUrl, http, fetch, now }),
    reader: webFactReader(webReader({ fetch, now })),
    clock: now,
  }),
  event: (input, output) => (isLastStep(input, output) ? "growth_analysed" : undefined),
  passes: (_, { round, isEnough }) => isEnough || round >= MOST_ROUNDS,
});
