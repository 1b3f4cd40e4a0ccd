import * as z from "zod";
import { Consent } from "#shared/domain/compliance/consent.ts";

/** The longest text each kind of value may have; a longer cell is cut (prose) or refused (identifiers). */
export const draftLimits = {
  name: 200,
  email: 254,
  domain: 253,
  url: 500,
  phone: 50,
  text: 500,
  notes: 5_000,
} as const;

const text = (longest: number) => z.string().min(1).max(longest);

export const EmployeeRange = z.object({
  min: z.int().nonnegative().optional(),
  max: z.int().nonnegative().optional(),
});
export type EmployeeRange = z.infer<typeof EmployeeRange>;

export const DraftCompany = z.object({
  name: text(draftLimits.name).optional(),
  /** The registrable domain, lower case: `northwind.example`. */
  domain: text(draftLimits.domain).optional(),
  /** An absolute http or https URL. */
  website: text(draftLimits.url).optional(),
  industry: text(draftLimits.text).optional(),
  employees: EmployeeRange.optional(),
  /** As the file says it: currencies and units differ too much to compute with. */
  revenue: text(draftLimits.text).optional(),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  city: text(draftLimits.text).optional(),
  address: text(draftLimits.text).optional(),
  linkedinUrl: text(draftLimits.url).optional(),
  phone: text(draftLimits.phone).optional(),
});
export type DraftCompany = z.infer<typeof DraftCompany>;

export const DraftPerson = z.object({
  firstName: text(draftLimits.name).optional(),
  lastName: text(draftLimits.name).optional(),
  fullName: text(draftLimits.name).optional(),
  title: text(draftLimits.text).optional(),
  /** Lower case. */
  email: text(draftLimits.email).optional(),
  phone: text(draftLimits.phone).optional(),
  linkedinUrl: text(draftLimits.url).optional(),
});
export type DraftPerson = z.infer<typeof DraftPerson>;

/** What one row of a file, one form or one search result says about a lead before it is one. */
export const LeadDraft = z.object({
  company: DraftCompany,
  person: DraftPerson.optional(),
  notes: text(draftLimits.notes).optional(),
  /** Where the person who brought the lead says it is from: "Fair 2026, booth list". */
  sourceNote: text(draftLimits.text).optional(),
  consent: Consent.optional(),
  /** Why this person must not be contacted, in the words of who brought the lead. */
  doNotContact: text(draftLimits.text).optional(),
});
export type LeadDraft = z.infer<typeof LeadDraft>;
