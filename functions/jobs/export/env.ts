import * as z from "zod";

export const ExportEnv = z.object({
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  FILES_BUCKET: z.string(),
});
