import * as z from "zod";

export const IntakeEnv = z.object({
  STAGE: z.string(),
  OPERATIONS_TABLE: z.string(),
  LEAD_PIPELINE: z.string(),
  IMPORT_QUEUE_URL: z.string(),
  EXPORT_QUEUE_URL: z.string(),
  PIPELINE_CONCURRENCY: z.coerce.number().int().positive(),
});
