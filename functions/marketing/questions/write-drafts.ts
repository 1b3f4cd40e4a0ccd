import * as z from "zod";
import type { Angle } from "#shared/domain/campaigns/campaign.ts";
import type { PlannedStep } from "#shared/domain/campaigns/plan-sequence.ts";
import type { Brief } from "#shared/domain/campaigns/writing/brief.ts";
import { writeMessage } from "#shared/domain/campaigns/writing/write-message.ts";
import type { Question } from "#shared/models/question.ts";
import { briefEvidence } from "./brief-evidence.ts";
import { planEvidence } from "./plan-evidence.ts";

export type DraftsInput = {
  readonly brief: Brief;
  readonly angles: readonly Angle[];
  readonly steps: readonly PlannedStep[];
};

/** One list of sentences: flat answers are kept whole by every vendor's schema mode. */
export const WrittenSentences = z.object({
  sentences: z.array(
    z.object({
      step: z.int(),
      variant: z.string(),
      paragraph: z.int(),
      text: z.string(),
      factIds: z.array(z.string()),
    }),
  ),
});
export type WrittenSentences = z.infer<typeof WrittenSentences>;

export const writeDrafts: Question<DraftsInput, WrittenSentences> = {
  name: "write-drafts",
  trust: "untrusted",
  instruction: [
    "Write every variant of every step of the plan, sentence by sentence, in order. Paragraph 1 is the greeting.",
    "Every name, number and date about the company must stand in the facts the sentence names in factIds. A sentence that says nothing about the company names none.",
    "About the seller say only what the seller's problems and proof points say, word for word where there are figures.",
    "E-mails have at most 90 words and end with exactly one question. LinkedIn notes have at most 200 characters in all. Call scripts have at most 100 words.",
    "Short plain sentences, active voice, words a twelve-year-old reads. No praise, no small talk, no buzzwords, no exclamation marks, no links, no signature.",
    "The variants of a step differ in angle and build, not in a word. A later step adds something the earlier ones lack.",
    "Speak to the reader's seat: money for finance, service and workload for operations, the whole firm for its head, data for technology. Know too little? Say less.",
  ].join("\n"),
  evidence: ({ brief, angles, steps }) => [...briefEvidence(brief), planEvidence(angles, steps)],
  schema: WrittenSentences,
  maxTokens: 4_000,
  rules: ({ brief, angles, steps }) => ({
    sentences: steps.flatMap((step) =>
      step.variants.flatMap((variant) =>
        writeMessage(step, variant, angles, brief).flatMap((paragraph, index) =>
          paragraph.map(({ text, factIds }) => ({
            step: step.number,
            variant: variant.name,
            paragraph: index + 1,
            text,
            factIds,
          })),
        ),
      ),
    ),
  }),
};
