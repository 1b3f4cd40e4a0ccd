import * as z from "zod";
import { AgentEnv } from "../agent-env.ts";

export const LeadFinderEnv = AgentEnv.extend({
  PAGE_READER_FUNCTION: z.string(),
  LEAD_PIPELINE: z.string(),
});
