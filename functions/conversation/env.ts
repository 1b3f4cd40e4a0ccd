import * as z from "zod";
import { AgentEnv } from "../agent-env.ts";

export const ConversationEnv = AgentEnv.extend({
  CONVERSATIONS_TABLE: z.string(),
  MEETINGS_QUEUE_URL: z.url(),
  REPLY_READER_FUNCTION: z.string(),
});
export type ConversationEnv = z.infer<typeof ConversationEnv>;
