import * as z from "zod";

export const ApiSendingEnv = z.object({
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  CONVERSATIONS_TABLE: z.string(),
  DIRECTORY_TABLE: z.string(),
  LINES_QUEUE_URL: z.string(),
  EVENT_BUS: z.string(),
});
