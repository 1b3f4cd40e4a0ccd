import * as z from "zod";

const channels = ["email", "linkedin", "call"] as const;

/** A sentence and the facts it rests on; a sentence of the seller's own profile or a plain courtesy cites none. */
export const Sentence = z.object({
  text: z.string(),
  factIds: z.array(z.string()),
  isPersonalised: z.boolean(),
});
export type Sentence = z.infer<typeof Sentence>;

export const Variant = z.object({
  /** "a", "b", … */
  name: z.string(),
  angleId: z.string(),
  /** E-mail only. */
  subject: z.string().optional(),
  /** Paragraphs of sentences: the body is made of nothing else. */
  paragraphs: z.array(z.array(Sentence)),
  checks: z.object({
    words: z.int(),
    readingGrade: z.number(),
    spamWords: z.array(z.string()),
    links: z.array(z.string()),
    problems: z.array(z.string()),
  }),
  /** Sentences the evidence check took out, with why: shown to people, never sent. */
  dropped: z.array(z.object({ text: z.string(), reason: z.string() })),
});
export type Variant = z.infer<typeof Variant>;

export const CampaignStep = z.object({
  number: z.int().min(1),
  channel: z.enum(channels),
  /** Days after the step before it; 0 for the first. */
  delayDays: z.int().min(0),
  purpose: z.string(),
  variants: z.array(Variant).min(2),
});
export type CampaignStep = z.infer<typeof CampaignStep>;

export const Angle = z.object({
  id: z.string(),
  problemId: z.string(),
  /** Why this company, now, in one sentence. */
  reason: z.string(),
  factIds: z.array(z.string()),
  strength: z.number().min(0).max(1),
});
export type Angle = z.infer<typeof Angle>;

export const Campaign = z.object({
  leadId: z.string(),
  language: z.string(),
  angles: z.array(Angle),
  steps: z.array(CampaignStep),
  /** Why there are no steps. */
  note: z.string().optional(),
  models: z.array(z.string()),
  createdAt: z.iso.datetime(),
});
export type Campaign = z.infer<typeof Campaign>;

/** The plain text of a message as it would be sent, without signature and legal footer. */
export function bodyOf({ paragraphs }: Pick<Variant, "paragraphs">): string {
  return paragraphs
    .map((sentences) => sentences.map(({ text }) => text).join(" "))
    .filter((paragraph) => paragraph.length > 0)
    .join("\n\n");
}
