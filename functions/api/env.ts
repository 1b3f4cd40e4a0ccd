import * as z from "zod";

export const ApiEnv = z.object({
  STAGE: z.string(),
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  LEAD_PIPELINE: z.string(),
  GROWTH_LOOP: z.string(),
  MARKETING_FLOW: z.string(),
  QUALIFICATION_FUNCTION: z.string(),
  ENRICHMENT_FUNCTION: z.string(),
});
