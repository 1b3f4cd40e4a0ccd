import * as z from "zod";
import { RuleAgentEnv } from "../agent-env.ts";

export const BdrEnv = RuleAgentEnv.extend({
  CONVERSATIONS_TABLE: z.string(),
  MEETINGS_QUEUE_URL: z.url(),
  DECISIONS_QUEUE_URL: z.url(),
  APPROVAL_HOURS: z.coerce.number().int().positive(),
});
