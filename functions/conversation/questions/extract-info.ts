import * as z from "zod";
import { extractInfo } from "#shared/domain/conversations/extract-info.ts";
import type { Question } from "#shared/models/question.ts";

export const FoundInfo = z.object({
  budget: z.string().nullable(),
  timeline: z.string().nullable(),
  decisionMaker: z.string().nullable(),
  need: z.string().nullable(),
  currentVendor: z.string().nullable(),
});
export type FoundInfo = z.infer<typeof FoundInfo>;

/** What a reply tells of the sale. Code keeps only what stands in it word for word. */
export const extractInfoQuestion: Question<{ readonly text: string }, FoundInfo> = {
  name: "extract-info",
  trust: "untrusted",
  instruction: [
    "Find in this mail of a prospect: the budget, the time they name for a project, who decides, what they need, and the system or vendor they have now.",
    "Copy the words of the mail exactly, at most one clause each. Answer null for what the mail does not say.",
  ].join("\n"),
  evidence: ({ text }) => [{ label: "mail of the prospect", text }],
  schema: FoundInfo,
  maxTokens: 300,
  rules: ({ text }) => {
    const { budget, timeline, decisionMaker, need, currentVendor } = extractInfo(text);
    return {
      budget: budget ?? null,
      timeline: timeline ?? null,
      decisionMaker: decisionMaker ?? null,
      need: need ?? null,
      currentVendor: currentVendor ?? null,
    };
  },
};
