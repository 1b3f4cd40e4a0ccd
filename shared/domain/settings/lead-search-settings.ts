import * as z from "zod";

/** Where the lead finder looks, and what it keeps. The ideal customer profile says whom it looks for. */
export const LeadSearchSettings = z.object({
  /** Of 10; what is under it is not kept. */
  threshold: z.number().min(1).max(10),
  perDay: z.int().min(1).max(100),
  /** Trades as somebody would type them into a search: "pump manufacturers". */
  trades: z.array(z.string().min(1).max(100)),
  /** Pages that list companies. */
  directories: z.array(z.url({ protocol: /^https?$/ })),
  /** Credits of paid sources that one search may use. */
  mostCredits: z.int().min(0),
});
export type LeadSearchSettings = z.infer<typeof LeadSearchSettings>;

/** The demo's; the directory is one of its own world. */
export const defaultLeadSearch: LeadSearchSettings = {
  threshold: 6,
  perDay: 100,
  trades: [
    "pump manufacturers",
    "cold storage and warehousing",
    "pipe fittings distributors",
    "packaging manufacturers",
    "spring manufacturers",
    "food wholesale",
    "plastics moulding",
  ],
  directories: ["https://supplier-compass.example/members"],
  mostCredits: 20,
};
