import * as z from "zod";

export const NoticesEnv = z.object({
  AWS_REGION: z.string(),
  GUARD_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  DIRECTORY_TABLE: z.string(),
  LEADS_TABLE: z.string(),
  DEPARTMENT_SECRET: z.string(),
  CONFIGURATION_SET: z.string(),
  SES_TENANT: z.string().optional(),
  PUBLIC_URL: z.url(),
  NOTICES_FROM: z.email(),
});
