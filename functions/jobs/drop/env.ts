import * as z from "zod";

export const DropEnv = z.object({
  STAGE: z.string(),
  OPERATIONS_TABLE: z.string(),
  FILES_BUCKET: z.string(),
  IMPORT_QUEUE_URL: z.string(),
});
