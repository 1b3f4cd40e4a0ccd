import * as z from "zod";

/** What research into one company's growth found so far; each statement names the facts it rests on. */
export const GrowthAnalysis = z.object({
  leadId: z.string(),
  round: z.int().min(1),
  score: z.int().min(0).max(100),
  confidence: z.number().min(0).max(1),
  summary: z.string(),
  signals: z.array(
    z.object({
      kind: z.string(),
      statement: z.string(),
      factIds: z.array(z.string()).min(1),
      points: z.number(),
    }),
  ),
  market: z.array(z.object({ statement: z.string(), factIds: z.array(z.string()).min(1) })),
  competitors: z.array(z.object({ name: z.string(), factIds: z.array(z.string()).min(1) })),
  /** What another round should look for; empty when nothing would help. */
  openQuestions: z.array(z.string()),
  model: z.string(),
});
export type GrowthAnalysis = z.infer<typeof GrowthAnalysis>;
