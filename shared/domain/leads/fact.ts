import * as z from "zod";

export const factKinds = [
  "description",
  "founded",
  "headcount",
  "location",
  "industry",
  "expansion",
  "funding",
  "contract",
  "product-launch",
  "hiring",
  "certification",
  "appointment",
  "customers",
  "revenue",
  "export",
  "award",
  "partnership",
  "acquisition",
  "technology",
  "market",
  "competitor",
  "role",
  "other",
] as const;

/** A value somebody published: the quote stands word for word at the URL. Nothing personal is written without one. */
export const Fact = z.object({
  id: z.string(),
  leadId: z.string(),
  kind: z.enum(factKinds),
  subject: z.enum(["company", "person"]),
  statement: z.string(),
  value: z.string().optional(),
  quote: z.string(),
  url: z.string(),
  sourceName: z.string(),
  observedAt: z.iso.datetime(),
  publishedOn: z.iso.date().optional(),
  confidence: z.number().min(0).max(1),
});
export type Fact = z.infer<typeof Fact>;

/** A fact as a page gives it, before it belongs to a lead. */
export const PageFact = Fact.omit({ id: true, leadId: true, observedAt: true });
export type PageFact = z.infer<typeof PageFact>;
