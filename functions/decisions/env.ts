import * as z from "zod";

export const DecisionsEnv = z.object({
  CONVERSATIONS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  DIRECTORY_TABLE: z.string(),
  DEPARTMENT_SECRET: z.string(),
  EVENT_BUS: z.string(),
  OUTREACH_QUEUE_URL: z.url(),
});
