import * as z from "zod";

export const ApiDeskEnv = z.object({
  STAGE: z.string(),
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  CONVERSATIONS_TABLE: z.string(),
  DIRECTORY_TABLE: z.string(),
  DEPARTMENT_SECRET: z.string(),
  DECISIONS_QUEUE_URL: z.string(),
  REPLIES_QUEUE_URL: z.string(),
  LEAD_PIPELINE: z.string(),
  EVENT_BUS: z.string(),
});
