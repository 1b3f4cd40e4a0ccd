import * as z from "zod";
import { Language, ObjectionKind } from "#shared/domain/replies/reply-reading.ts";

/**
 * product, faq: what the seller answers. objection: what the seller says to one of twelve kinds. playbook: the question that
 * brings a talk one step further. proof: a statement about customers the seller stands behind.
 */
export const KnowledgeKind = z.enum(["product", "objection", "playbook", "faq", "proof"]);
export type KnowledgeKind = z.infer<typeof KnowledgeKind>;

/** Something the department may say, word for word or in other words, and nothing beyond it. */
export const KnowledgeEntry = z.object({
  id: z.string().regex(/^[a-z0-9-]{2,80}$/),
  kind: KnowledgeKind,
  /** What it is about, for people who look after it. */
  title: z.string(),
  /** Ways people ask for it, in any language: what a question is compared with. */
  asked: z.array(z.string()),
  /** A language that is missing is answered by a person. */
  answers: z.partialRecord(Language, z.string()),
  objection: ObjectionKind.optional(),
  /** The playbook entry that follows it best. */
  next: z.string().optional(),
  /** Who says so: a document, a page, a person. */
  source: z.string(),
});
export type KnowledgeEntry = z.infer<typeof KnowledgeEntry>;
