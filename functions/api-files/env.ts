import * as z from "zod";

export const ApiFilesEnv = z.object({
  OPERATIONS_TABLE: z.string(),
  FILES_BUCKET: z.string(),
  IMPORT_QUEUE_URL: z.string(),
  INTAKE_QUEUE_URL: z.string(),
});
