import * as z from "zod";
import { AgentEnv } from "../agent-env.ts";

export const SalesManagerEnv = AgentEnv.extend({
  CONVERSATIONS_TABLE: z.string(),
  OUTREACH_QUEUE_URL: z.string(),
});
