import * as z from "zod";

export const SendingEnv = z.object({
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  DIRECTORY_TABLE: z.string(),
  CONVERSATIONS_TABLE: z.string(),
  /** Holds the limiter of SES. */
  GUARD_TABLE: z.string(),
  DEPARTMENT_SECRET: z.string(),
  EVENT_BUS: z.string(),
  OUTREACH_QUEUE_URL: z.string(),
  REPLIES_QUEUE_URL: z.string(),
  LINES_QUEUE_URL: z.string(),
  /** Of SES: says where the events about a mail go. */
  CONFIGURATION_SET: z.string(),
  SES_TENANT: z.string().optional(),
  /** Takes replies, opt-outs by mail and journal copies. */
  INBOUND_DOMAIN: z.string(),
  /** Origin of the unsubscribe page. */
  PUBLIC_URL: z.url(),
  /** Set by Lambda. */
  AWS_REGION: z.string(),
});
