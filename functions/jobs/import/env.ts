import * as z from "zod";

export const ImportEnv = z.object({
  STAGE: z.string(),
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  FILES_BUCKET: z.string(),
  IMPORT_QUEUE_URL: z.string(),
  INTAKE_QUEUE_URL: z.string(),
});
