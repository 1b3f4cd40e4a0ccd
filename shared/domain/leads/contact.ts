import * as z from "zod";

export const aboveTheLineRoles = [
  "ceo",
  "coo",
  "cfo",
  "cto",
  "vp-finance",
  "vp-operations",
] as const;

export const ContactRole = z.enum([...aboveTheLineRoles, "other"]);
export type ContactRole = z.infer<typeof ContactRole>;

/** A person at the lead's company, as a source gave them. */
export const Contact = z.object({
  id: z.string(),
  leadId: z.string(),
  fullName: z.string(),
  title: z.string(),
  role: ContactRole,
  linkedinUrl: z.string().optional(),
  email: z.string().optional(),
  sourceName: z.string(),
  url: z.string(),
  quote: z.string(),
  observedAt: z.iso.datetime(),
  confidence: z.number().min(0).max(1),
});
export type Contact = z.infer<typeof Contact>;
