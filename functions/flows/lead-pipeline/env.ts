import * as z from "zod";

export const LeadPipelineEnv = z.object({
  STAGE: z.string(),
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  INTAKE_QUEUE_URL: z.string(),
});
