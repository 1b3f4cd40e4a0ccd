import * as z from "zod";

/** What a person can mean by a reply. One reply can mean several. */
export const replyLabels = [
  "interested",
  "meeting_request",
  "question",
  "objection",
  "not_now",
  "referral",
  "wrong_person",
  "left_company",
  "out_of_office",
  "auto_reply",
  "ticket_acknowledgement",
  "challenge",
  "address_change",
  "unsubscribe",
  "privacy_request",
  "do_not_contact",
  "legal_threat",
  "not_interested",
  "are_you_a_bot",
  "injection",
  "unclear",
] as const;
export const ReplyLabel = z.enum(replyLabels);
export type ReplyLabel = z.infer<typeof ReplyLabel>;

export const ObjectionKind = z.enum([
  "price",
  "budget",
  "timing",
  "need_to_think",
  "current_vendor",
  "no_authority",
  "complexity",
  "no_value",
  "bad_experience",
  "more_information",
  "missing_feature",
  "contract",
]);
export type ObjectionKind = z.infer<typeof ObjectionKind>;

export const Language = z.enum(["en", "de", "fr", "es", "it", "nl"]);
export type Language = z.infer<typeof Language>;

export const LabelReading = z.object({
  label: ReplyLabel,
  confidence: z.number().min(0).max(1),
  /** The words of the reply that decided, verbatim. */
  span: z.string(),
});
export type LabelReading = z.infer<typeof LabelReading>;

export const ReplyReading = z.object({
  /** Strongest first; never empty: "unclear" when nothing else was found. */
  labels: z.array(LabelReading).min(1),
  objections: z.array(ObjectionKind),
  sentiment: z.enum(["positive", "neutral", "negative"]),
  /** "other" where no supported language was recognised: such a reply always waits for a person. */
  language: z.union([Language, z.literal("other")]),
  /** The day a person is back or wants to hear again. */
  until: z.iso.date().optional(),
  /** Whom the reply names instead; an address only when it stands in the reply. */
  referral: z.object({ name: z.string().optional(), email: z.string().optional() }).optional(),
  /** Times the reply offers or asks for, as it says them. */
  proposedTimes: z.array(z.string()),
  /** "locked-rules" when no model was asked, else the catalogue id of the model, or "rules". */
  decidedBy: z.string(),
  /** Why a person must decide what happens next; undefined where the department may act on it. */
  needsPerson: z.string().optional(),
});
export type ReplyReading = z.infer<typeof ReplyReading>;
