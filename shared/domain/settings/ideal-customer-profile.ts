import * as z from "zod";

const Weight = z.number().min(0).max(100);

/** What a good customer looks like. Points of the criteria are weighted and scaled to 0-100; an exclusion parks a lead. */
export const IdealCustomerProfile = z.object({
  industries: z.object({
    weight: Weight,
    /** Words of an industry, a description or a fact that count as a match, with how well they fit (0-1). */
    matches: z.array(
      z.object({ words: z.array(z.string()).min(1), fit: z.number().min(0).max(1) }),
    ),
  }),
  employees: z.object({
    weight: Weight,
    best: z.object({ min: z.int(), max: z.int() }),
    /** Half the points inside these wider bounds. */
    acceptable: z.object({ min: z.int(), max: z.int() }),
  }),
  countries: z.object({
    weight: Weight,
    best: z.array(z.string()),
    acceptable: z.array(z.string()),
  }),
  titles: z.object({
    weight: Weight,
    matches: z.array(
      z.object({ words: z.array(z.string()).min(1), fit: z.number().min(0).max(1) }),
    ),
  }),
  signals: z.object({
    weight: Weight,
    /** Kinds of facts that make a need likely, e.g. expansion or hiring. */
    kinds: z.array(z.string()),
  }),
  reachability: z.object({ weight: Weight }),
  exclusions: z.array(z.object({ words: z.array(z.string()).min(1), reason: z.string() })),
  /** Lowest score of tiers A, B and C; anything under C is D. */
  tiers: z.object({ a: z.int(), b: z.int(), c: z.int() }),
  classes: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      titleWords: z.array(z.string()),
      industryWords: z.array(z.string()),
      minEmployees: z.int().optional(),
    }),
  ),
});
export type IdealCustomerProfile = z.infer<typeof IdealCustomerProfile>;
