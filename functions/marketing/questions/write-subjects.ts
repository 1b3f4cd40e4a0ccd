import * as z from "zod";
import { writeSubject } from "#shared/domain/campaigns/writing/write-subject.ts";
import type { Question } from "#shared/models/question.ts";
import { briefEvidence } from "./brief-evidence.ts";
import { planEvidence } from "./plan-evidence.ts";
import type { DraftsInput } from "./write-drafts.ts";

export const WrittenSubjects = z.object({
  subjects: z.array(z.object({ step: z.int(), variant: z.string(), subject: z.string() })),
});
export type WrittenSubjects = z.infer<typeof WrittenSubjects>;

export const writeSubjects: Question<DraftsInput, WrittenSubjects> = {
  name: "write-subjects",
  trust: "untrusted",
  instruction: [
    "Write one subject line for each variant of each e-mail step of the plan.",
    "At most 7 words and 60 characters. It says what the mail is about: the fact or the problem of its angle.",
    "Names and numbers only from the facts of the angle. No question marks for effect, no 'Re:', no capitals for effect, no promise.",
  ].join("\n"),
  evidence: ({ brief, angles, steps }) => [...briefEvidence(brief), planEvidence(angles, steps)],
  schema: WrittenSubjects,
  maxTokens: 600,
  rules: ({ brief, angles, steps }) => ({
    subjects: steps
      .filter(({ channel }) => channel === "email")
      .flatMap((step) =>
        step.variants.map((variant) => ({
          step: step.number,
          variant: variant.name,
          subject: writeSubject(step, variant, angles, brief),
        })),
      ),
  }),
};
