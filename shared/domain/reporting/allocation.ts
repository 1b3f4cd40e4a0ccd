import * as z from "zod";

/** What the sales manager decided about a lead, once: to begin its sequence, or to hold it out. */
export const Allocation = z.object({
  leadId: z.string(),
  campaignId: z.string(),
  segment: z.string(),
  /** Domain of the company, or its name where none is known. */
  companyKey: z.string(),
  /** Of the company's zone. */
  day: z.iso.date(),
  kind: z.enum(["allocated", "held-out"]),
  worth: z.number(),
  reason: z.string(),
  at: z.iso.datetime(),
});
export type Allocation = z.infer<typeof Allocation>;
