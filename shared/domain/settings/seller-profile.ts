import * as z from "zod";

/** Who writes: everything a campaign says about the seller stands here, so it too has a source. */
export const SellerProfile = z.object({
  company: z.string(),
  website: z.string(),
  /** One sentence: what the company sells and to whom. */
  offer: z.string(),
  sender: z.object({ name: z.string(), title: z.string(), email: z.email() }),
  postalAddress: z.string(),
  /** Problems the seller solves; each is offered where one of its signals is among the lead's facts. */
  problems: z
    .array(
      z.object({
        id: z.string(),
        /** What it is about in two to five words, for a subject: "stock across several sites". */
        topic: z.string(),
        /** Completes "teams that … often find that …". */
        problem: z.string(),
        /** One sentence on what the seller does about it. */
        outcome: z.string(),
        /** The same said otherwise, so that not all readers get the same words. */
        otherOutcomes: z.array(z.string()).optional(),
        otherWords: z.array(z.object({ problem: z.string(), question: z.string() })).optional(),
        /** Kinds of facts that make the problem likely, best first. */
        signals: z.array(z.string()),
        industryWords: z.array(z.string()),
        /** Words of the only businesses that have the problem, or of those that cannot have it. */
        onlyFor: z.array(z.string()).optional(),
        notFor: z.array(z.string()).optional(),
        roles: z.array(z.string()),
        question: z.string(),
        /** Something readers can check for themselves, worth the mail even if they never answer. */
        selfCheck: z.string(),
        /** The same problem as other roles see it; several for one role are as good as each other. */
        views: z.array(
          z.object({ roles: z.array(z.string()), problem: z.string(), question: z.string() }),
        ),
      }),
    )
    .min(1),
  /** True statements the seller stands behind; nothing else about customers or results may be said. */
  proofPoints: z.array(
    z.object({
      id: z.string(),
      statement: z.string(),
      industryWords: z.array(z.string()),
      /** Problems it is proof for. */
      problemIds: z.array(z.string()),
    }),
  ),
  bannedPhrases: z.array(z.string()),
  /** Questions that ask for the next step. */
  callToAction: z.object({
    firstTouch: z.string(),
    /** As good as the first, so that not every first mail ends alike. */
    otherFirstTouches: z.array(z.string()).optional(),
    followUp: z.string(),
  }),
  language: z.string().default("en"),
});
export type SellerProfile = z.infer<typeof SellerProfile>;
