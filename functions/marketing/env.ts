import { AgentEnv } from "../agent-env.ts";

export const MarketingEnv = AgentEnv;
