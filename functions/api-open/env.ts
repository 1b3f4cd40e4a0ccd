import * as z from "zod";

export const ApiOpenEnv = z.object({
  LEADS_TABLE: z.string(),
  CONVERSATIONS_TABLE: z.string(),
  DIRECTORY_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  DECISIONS_QUEUE_URL: z.url(),
  DEPARTMENT_SECRET: z.string(),
});
