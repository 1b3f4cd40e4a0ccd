import * as z from "zod";
import { Contact } from "#shared/domain/leads/contact.ts";
import { PageFact } from "#shared/domain/leads/fact.ts";

const enrichableFields = [
  "name",
  "domain",
  "website",
  "industry",
  "employees",
  "revenue",
  "country",
  "city",
  "address",
  "phone",
  "linkedinUrl",
  "description",
  "founded",
  "email",
] as const;
export const EnrichableField = z.enum(enrichableFields);
export type EnrichableField = z.infer<typeof EnrichableField>;

/** A value as one source gave it. Nothing is kept without where and when it was seen. */
export const SourcedValue = z.object({
  field: EnrichableField,
  value: z.string(),
  sourceName: z.string(),
  url: z.string(),
  snippet: z.string(),
  observedAt: z.iso.datetime(),
  publishedOn: z.iso.date().optional(),
  confidence: z.number().min(0).max(1),
});
export type SourcedValue = z.infer<typeof SourcedValue>;

export const SourcedPerson = Contact.omit({ id: true, leadId: true });
export type SourcedPerson = z.infer<typeof SourcedPerson>;

export const SourceFindings = z.object({
  values: z.array(SourcedValue),
  facts: z.array(PageFact),
  people: z.array(SourcedPerson),
});
export type SourceFindings = z.infer<typeof SourceFindings>;
