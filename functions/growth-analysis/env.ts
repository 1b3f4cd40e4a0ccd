import * as z from "zod";
import { AgentEnv } from "../agent-env.ts";

export const GrowthAnalysisEnv = AgentEnv.extend({ PAGE_READER_FUNCTION: z.string() });
