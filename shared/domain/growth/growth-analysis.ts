import * as z from "zod";

export const GrowthSignal = z.object({
  kind: z.string(),
  statement: z.string(),
  factIds: z.array(z.string()).min(1),
  /** What it adds to the score; below zero where the company shrinks. */
  points: z.number(),
});
export type GrowthSignal = z.infer<typeof GrowthSignal>;

export const MarketStatement = z.object({
  statement: z.string(),
  factIds: z.array(z.string()).min(1),
});
export type MarketStatement = z.infer<typeof MarketStatement>;

export const Competitor = z.object({ name: z.string(), factIds: z.array(z.string()).min(1) });
export type Competitor = z.infer<typeof Competitor>;

/** What research into one company's growth found so far; each statement names the facts it rests on. */
export const GrowthAnalysis = z.object({
  leadId: z.string(),
  round: z.int().min(1),
  score: z.int().min(0).max(100),
  confidence: z.number().min(0).max(1),
  summary: z.string(),
  signals: z.array(GrowthSignal),
  market: z.array(MarketStatement),
  competitors: z.array(Competitor),
  /** What another round should look for; empty when nothing would help. */
  openQuestions: z.array(z.string()),
  model: z.string(),
  /** How many facts it weighed, and how many of them the round before did not have. */
  evidence: z.object({ facts: z.int().min(0), newFacts: z.int().min(0) }).optional(),
  /** Statements that were proposed and that their facts do not carry, with why: shown to people, never used. */
  refused: z.array(z.object({ statement: z.string(), reason: z.string() })).optional(),
  validation: z
    .object({ isEnough: z.boolean(), reason: z.string(), concerns: z.array(z.string()) })
    .optional(),
});
export type GrowthAnalysis = z.infer<typeof GrowthAnalysis>;
