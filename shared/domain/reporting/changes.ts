import * as z from "zod";
import type { Outcome } from "#shared/domain/outreach/outcome.ts";
import { dimensions, explainChange } from "./explain-change.ts";
import { type FunnelStage, stageNames, stageOf } from "./funnel.ts";
import type { ReportNames } from "./report-names.ts";

export const Change = z.object({
  /** As people say it: "replies". */
  name: z.string(),
  count: z.int(),
  mean: z.number(),
  difference: z.number(),
  /** Beyond twice what such a count varies by from day to day by chance alone. */
  isUnusual: z.boolean(),
  /** The part that made up half of the difference or more; absent where it is spread. */
  because: z
    .object({
      by: z.enum(dimensions),
      name: z.string(),
      count: z.int(),
      mean: z.number(),
      part: z.number(),
    })
    .optional(),
  /** The people it is made of, where it is made of people. */
  who: z.array(z.string()).optional(),
});
export type Change = z.infer<typeof Change>;

/** What differs from the days before, with the part and the people that made it. */
export function changesOf(
  covered: readonly Outcome[],
  before: readonly Outcome[],
  days: number,
  names: ReportNames,
): readonly Change[] {
  return stageNames
    .filter(([stage]) => watched.includes(stage))
    .flatMap(([stage, name]): readonly Change[] => {
      const own = covered.filter(({ kind }) => stageOf[kind] === stage);
      const earlier = before.filter(({ kind }) => stageOf[kind] === stage);
      const mean = earlier.length / days;
      const difference = own.length - mean;
      if (difference === 0) return [];
      const reason = explainChange(own, earlier, days);
      const leadIds = [...new Set(own.map(({ leadId }) => leadId))];
      const isNamed = ofPeople.has(stage) && leadIds.length > 0 && leadIds.length <= MOST_NAMED;
      return [
        {
          name,
          count: own.length,
          mean,
          difference,
          isUnusual: Math.abs(difference) > 2 * Math.sqrt(Math.max(mean, 1)),
          ...(reason.kind === "one-part" && { because: named(reason, names) }),
          ...(isNamed && { who: leadIds.map(names.lead) }),
        },
      ];
    });
}

const watched: readonly FunnelStage[] = [
  "allocated",
  "sent",
  "replied",
  "repliedPositively",
  "meetingsBooked",
  "unsubscribed",
  "complained",
  "hardBounced",
];

/** Those of whom there are few enough to be named. */
const ofPeople: ReadonlySet<FunnelStage> = new Set([
  "replied",
  "repliedPositively",
  "meetingsBooked",
  "unsubscribed",
  "complained",
  "hardBounced",
]);
const MOST_NAMED = 5;

function named(
  { kind: _, ...because }: Extract<ReturnType<typeof explainChange>, { kind: "one-part" }>,
  { campaign, account }: ReportNames,
): Change["because"] {
  const { by, name } = because;
  if (by === "campaign") return { ...because, name: campaign(name) };
  return by === "account" ? { ...because, name: account(name) } : because;
}
