import * as z from "zod";
import { LeadDraft } from "./lead-draft.ts";

const leadStatuses = [
  "new",
  "working",
  "parked",
  "duplicate",
  "ready",
  "failed",
  "cancelled",
] as const;
export const LeadStatus = z.enum(leadStatuses);
export type LeadStatus = z.infer<typeof LeadStatus>;

export const Tier = z.enum(["A", "B", "C", "D"]);
export type Tier = z.infer<typeof Tier>;

/** Where a lead came from: kept for law (source and date of personal data) and for the way back to the row. */
const LeadOrigin = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("csv"),
    jobId: z.string(),
    fileName: z.string(),
    line: z.int().positive(),
  }),
  z.object({ kind: z.literal("api"), by: z.string() }),
  /** Named in a reply of the lead `leadId`; `by` is who made a lead of them. */
  z.object({
    kind: z.literal("referral"),
    by: z.string(),
    leadId: z.string(),
    messageId: z.string(),
  }),
  z.object({ kind: z.literal("test-run"), runId: z.string() }),
  /** `url` is the page or record that named the company to `source`. */
  z.object({
    kind: z.literal("finder"),
    runId: z.string(),
    source: z.string(),
    url: z.string(),
  }),
]);

export const EmailAddress = z.object({
  address: z.email(),
  /** "csv", "api", "referral", "website", "hunter", "apollo", or the name of another source. */
  source: z.string(),
  kind: z.enum(["personal", "role", "generic", "unknown"]),
  confidence: z.number().min(0).max(1),
  url: z.string().optional(),
  /** The day it was seen there: what the law wants to know of an address that somebody published. */
  foundOn: z.iso.date().optional(),
  reason: z.string(),
});
export type EmailAddress = z.infer<typeof EmailAddress>;

export const Qualification = z.object({
  score: z.int().min(0).max(100),
  tier: Tier,
  classification: z.string(),
  reasoning: z.string(),
  confidence: z.number().min(0).max(1),
  criteria: z.array(
    z.object({
      criterion: z.string(),
      weight: z.number(),
      points: z.number(),
      reason: z.string(),
    }),
  ),
  model: z.string(),
  /** What the company's own page said when it was read for this score; left out when no page was read. */
  about: z.string().optional(),
});
export type Qualification = z.infer<typeof Qualification>;

/** The head of a lead. Contacts, facts, growth and campaign are items of their own in the lead's partition. */
export const Lead = z.object({
  id: z.string(),
  version: z.int().min(1),
  status: LeadStatus,
  origin: LeadOrigin,
  company: LeadDraft.shape.company,
  person: LeadDraft.shape.person,
  notes: z.string().optional(),
  /** Who let the note go that kept the first message back, and the note as it stood. */
  noteCleared: z.object({ note: z.string(), by: z.string(), at: z.iso.datetime() }).optional(),
  /** What makes it lawful to write to this person, where that was recorded. */
  consent: LeadDraft.shape.consent,
  email: EmailAddress.optional(),
  /** Why no address is known, in plain words, once it was looked for. */
  emailNote: z.string().optional(),
  /** Why this person must not be contacted, as a source said it. No address is kept and no campaign written. */
  doNotContact: z.string().optional(),
  qualification: Qualification.optional(),
  growthScore: z.int().min(0).max(100).optional(),
  duplicateOf: z.string().optional(),
  /** What could not be found or done, in plain words; a lead with one can still be ready. */
  error: z.string().optional(),
  costUsd: z.number().min(0),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Lead = z.infer<typeof Lead>;
