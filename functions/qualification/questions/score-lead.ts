import * as z from "zod";
import { type ScoringInput, scoreLead } from "#shared/domain/leads/score-lead.ts";
import type { Question } from "#shared/models/question.ts";

/** The model weighs; the tier follows from its score by the profile's own bounds. */
export const ScoreAnswer = z.object({
  score: z.int().min(0).max(100),
  classification: z.string(),
  reasoning: z.string(),
  confidence: z.number().min(0).max(1),
});
export type ScoreAnswer = z.infer<typeof ScoreAnswer>;

export const scoreLeadQuestion: Question<ScoringInput, ScoreAnswer> = {
  name: "score-lead",
  trust: "untrusted",
  instruction: [
    "You qualify leads for a sales team.",
    "Score from 0 to 100 how well the lead fits the ideal customer profile, weighing its criteria as they are weighted.",
    "Give a third of a criterion's points when the lead says nothing about it, and lower your confidence.",
    "Choose one of the profile's classes, or Other. Give your reasoning in at most four plain sentences that name what speaks for, against, and what is open.",
    "Use only what stands in the evidence.",
  ].join(" "),
  evidence: ({ lead, profile, about, factKinds, facts = [] }) => [
    { label: "ideal customer profile", text: JSON.stringify(profile) },
    {
      label: "lead",
      text: JSON.stringify({ company: lead.company, title: lead.person?.title, notes: lead.notes }),
    },
    { label: "reachable by", text: lead.email?.kind ?? "no address" },
    { label: "the company's own page", text: about },
    { label: "kinds of facts known", text: factKinds.join(", ") },
    { label: "facts", text: facts.join("\n") },
  ],
  schema: ScoreAnswer,
  maxTokens: 500,
  rules: (input) => {
    const { score, classification, reasoning, confidence } = scoreLead(input);
    return { score, classification, reasoning, confidence };
  },
};
