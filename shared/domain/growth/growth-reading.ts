import * as z from "zod";
import { Competitor, GrowthSignal, MarketStatement } from "./growth-analysis.ts";

/** How somebody, a model or the rules, reads the evidence. The score is not theirs to say: it is the sum of the points. */
export const GrowthReading = z.object({
  signals: z.array(GrowthSignal),
  market: z.array(MarketStatement),
  competitors: z.array(Competitor),
  summary: z.string(),
  openQuestions: z.array(z.string()),
  confidence: z.number().min(0).max(1),
});
export type GrowthReading = z.infer<typeof GrowthReading>;
