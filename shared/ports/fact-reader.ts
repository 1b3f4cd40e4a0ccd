import * as z from "zod";
import { PageFact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

export type FactReader = {
  /** What one page says of the company and of its market. Never rejects for what the page does. */
  readonly read: (url: string, company: Lead["company"]) => Promise<FactReading>;
};

export const FactReading = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("read"), url: z.string(), facts: z.array(PageFact).readonly() }),
  z.object({ kind: z.literal("unreadable"), reason: z.string() }),
]);
export type FactReading = z.infer<typeof FactReading>;
