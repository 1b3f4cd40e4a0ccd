import * as z from "zod";

export const ApiEnv = z.object({
  STAGE: z.string(),
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  DIRECTORY_TABLE: z.string(),
  OUTREACH_QUEUE_URL: z.string(),
  LEAD_PIPELINE: z.string(),
  GROWTH_LOOP: z.string(),
  MARKETING_FLOW: z.string(),
  QUALIFICATION_FUNCTION: z.string(),
  ENRICHMENT_FUNCTION: z.string(),
  OUTREACH_FUNCTION: z.string(),
  CONVERSATION_FUNCTION: z.string(),
  BDR_FUNCTION: z.string(),
  SALES_MANAGER_FUNCTION: z.string(),
  LEAD_FINDER_FUNCTION: z.string(),
});
