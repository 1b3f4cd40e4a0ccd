import * as z from "zod";
import { Language } from "#shared/domain/replies/reply-reading.ts";

/** What was heard in one turn of a call. */
export const SpokenWords = z.object({
  leadId: z.string(),
  /** Of the caller's choosing: the same turn sent again is not heard twice. */
  turnId: z.string(),
  transcript: z.string(),
});
export type SpokenWords = z.infer<typeof SpokenWords>;

/** What is said to it, and what was done. */
export const SpokenAnswer = z.object({
  text: z.string(),
  language: Language,
  labels: z.array(z.string()),
  state: z.string(),
  action: z.string(),
});
export type SpokenAnswer = z.infer<typeof SpokenAnswer>;
