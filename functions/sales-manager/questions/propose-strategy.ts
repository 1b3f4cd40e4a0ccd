import * as z from "zod";
import type { StrategyChange } from "#shared/domain/reporting/strategy-review.ts";
import type { Question } from "#shared/models/question.ts";

const Answer = z.object({
  proposals: z.array(
    z.object({ id: z.string(), change: z.string(), confidence: z.number().min(0).max(1) }),
  ),
});
type Answer = z.infer<typeof Answer>;

export const proposeStrategy: Question<{ readonly changes: readonly StrategyChange[] }, Answer> = {
  name: "propose-strategy",
  // Segments are words of imported rows.
  trust: "untrusted",
  instruction: [
    "You review the strategy of a sales team every week.",
    "Below are changes that the counts of the last weeks speak for, each with its evidence and the probability that it is right.",
    "Choose those a sensible sales manager would propose, the most useful first, and leave out those that contradict or repeat another.",
    "Keep the id of each. You may say the change in plainer words, in one sentence, with no number that its evidence does not hold.",
    "Lower the confidence where the evidence is thin; never raise it.",
  ].join(" "),
  evidence: ({ changes }) =>
    changes.map(({ id, change, evidence, confidence }) => ({
      label: id,
      text: [change, ...evidence, `Probability by the counts: ${confidence}`].join("\n"),
    })),
  schema: Answer,
  maxTokens: 800,
  rules: ({ changes }) => ({
    proposals: changes.map(({ id, change, confidence }) => ({ id, change, confidence })),
  }),
};
