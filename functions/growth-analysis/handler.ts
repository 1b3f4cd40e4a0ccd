import { remotePageReader } from "#shared/adapters/page-reader/page-reader.ts";
import { MOST_ROUNDS } from "#shared/domain/growth/research-plan.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { agentHandler, wireAgent } from "../agent-wiring.ts";
import { functionCaller } from "../function-caller.ts";
import { searchEngine } from "../search-wiring.ts";
import { GrowthAnalysisEnv } from "./env.ts";
import { createGrowthAnalysis, isLastStep } from "./growth-analysis.ts";

const env = readEnv(GrowthAnalysisEnv);
const wiring = wireAgent(env, "growth-analysis");
const { now, secret } = wiring;
const { facts, duckduckgo } = remotePageReader(functionCaller(), env.PAGE_READER_FUNCTION);
const search = { worldUrl: env.WORLD_URL, http: createJsonHttp(), duckduckgo, now };

export const handler = agentHandler(wiring, {
  agent: createGrowthAnalysis({
    leads: wiring.leads,
    settings: wiring.settings,
    searchEngine: async () => searchEngine(await secret(), search),
    reader: facts,
    clock: now,
  }),
  event: (input, output) => (isLastStep(input, output) ? "growth_analysed" : undefined),
  passes: (_, { round, isEnough }) => isEnough || round >= MOST_ROUNDS,
});
