import * as z from "zod";

export const ApiMeetingsEnv = z.object({
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  CONVERSATIONS_TABLE: z.string(),
  DIRECTORY_TABLE: z.string(),
  DEPARTMENT_SECRET: z.string(),
});
