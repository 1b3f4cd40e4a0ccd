import * as z from "zod";

export const InboundMailEnv = z.object({
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  DIRECTORY_TABLE: z.string(),
  CONVERSATIONS_TABLE: z.string(),
  DEPARTMENT_SECRET: z.string(),
  EVENT_BUS: z.string(),
  MAIL_BUCKET: z.string(),
  /** The domain replies, opt-outs and journal copies come to. */
  INBOUND_DOMAIN: z.string(),
  /** Name with which the receiving server signs its findings. */
  RECEIVING_HOST: z.string().default("amazonses.com"),
  REPLIES_QUEUE_URL: z.string(),
  MEETINGS_QUEUE_URL: z.string(),
  LINES_QUEUE_URL: z.string(),
});
