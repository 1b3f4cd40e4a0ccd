import * as z from "zod";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { dayAfter } from "./calendar-days.ts";
import { AgentCounter, Costs } from "./costs.ts";
import { dimensions, explainChange, varyingDimensions } from "./explain-change.ts";
import { Funnel, type FunnelStage, funnelOf, stageNames, stageOf } from "./funnel.ts";
import { Lift, liftOf } from "./lift.ts";
import type { Outcome } from "./outcome.ts";
import { SenderHealth, senderHealth } from "./sender-health.ts";

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
});
export type Change = z.infer<typeof Change>;

const Plan = z.object({
  day: z.iso.date(),
  /** Ready leads nobody has decided about. */
  pool: z.int(),
  poolFloor: z.int(),
  /** How many of them will be allocated, as pool and accounts stand now. */
  leads: z.int(),
  /** Sequences the sender accounts have room to begin. */
  capacity: z.int(),
  isSearchNeeded: z.boolean(),
  approvalsWaiting: z.int(),
  meetings: z.int(),
});

export const DailyReport = z.object({
  id: z.string(),
  kind: z.literal("daily"),
  /** The day it is written on, in the company's zone. It covers the day before. */
  day: z.iso.date(),
  covers: z.iso.date(),
  timeZone: z.string(),
  funnel: Funnel,
  /** So far, until the report was written. */
  today: Funnel,
  /** How many days before the covered one there are to compare with, at most seven. */
  daysCompared: z.int().min(0).max(7),
  changes: z.array(Change),
  segments: z.array(z.object({ name: z.string(), funnel: Funnel })),
  costs: Costs,
  lift: z.array(z.object({ campaignId: z.string(), lift: Lift })),
  senders: z.array(SenderHealth),
  pauses: z.array(
    z.object({ scope: z.string(), reason: z.string(), by: z.string(), at: z.string() }),
  ),
  plan: Plan,
  /** Where the next report begins to count costs. */
  counters: z.array(AgentCounter),
  createdAt: z.iso.datetime(),
});
export type DailyReport = z.infer<typeof DailyReport>;

export type ReportInput = Pick<
  DailyReport,
  "day" | "timeZone" | "costs" | "pauses" | "plan" | "counters"
> & {
  /** Of the covered day, the seven before it and today; more does no harm. */
  readonly outcomes: readonly Outcome[];
  /** Of the weeks that a lift is stated over. */
  readonly outcomesForLift: readonly Outcome[];
  readonly now: Date;
};

export function dailyReport(input: ReportInput): DailyReport {
  const { day, timeZone, costs, pauses, plan, counters, now } = input;
  const covers = dayAfter(day, -1);
  const byDay = Map.groupBy(input.outcomes, ({ at }) => dayIn(timeZone, new Date(at)));
  const covered = byDay.get(covers) ?? [];
  const week = comparedDays(covers, byDay);
  const before = week.flatMap((one) => byDay.get(one) ?? []);
  const recent = [...before, ...covered, ...(byDay.get(day) ?? [])];
  return {
    id: reportId(day),
    kind: "daily",
    day,
    covers,
    timeZone,
    funnel: funnelOf(covered),
    today: funnelOf(byDay.get(day) ?? []),
    daysCompared: week.length,
    changes: week.length > 0 ? changesOf(covered, before, week.length) : [],
    segments: segmentsOf(covered),
    costs,
    lift: liftByCampaign(input.outcomesForLift),
    senders: [...senderHealth(recent)],
    pauses,
    plan,
    counters,
    createdAt: now.toISOString(),
  };
}

function reportId(day: string): string {
  return `daily-${day}`;
}

/** Days before the department's first are no quiet days: they do not count. */
function comparedDays(
  covers: string,
  byDay: ReadonlyMap<string, readonly Outcome[]>,
): readonly string[] {
  const days = Array.from({ length: 7 }, (_, index) => dayAfter(covers, index - 7));
  const first = [...byDay.keys()].toSorted()[0] ?? covers;
  return days.filter((one) => one >= first);
}

const watched: readonly FunnelStage[] = [
  "sent",
  "replied",
  "repliedPositively",
  "meetingsBooked",
  "unsubscribed",
  "complained",
  "hardBounced",
];

function changesOf(
  covered: readonly Outcome[],
  before: readonly Outcome[],
  days: number,
): DailyReport["changes"] {
  const among = varyingDimensions([...covered, ...before]);
  return stageNames
    .filter(([stage]) => watched.includes(stage))
    .flatMap(([stage, name]): readonly Change[] => {
      const own = covered.filter(({ kind }) => stageOf[kind] === stage);
      const earlier = before.filter(({ kind }) => stageOf[kind] === stage);
      const mean = earlier.length / days;
      const difference = own.length - mean;
      if (difference === 0) return [];
      const reason = explainChange(own, earlier, days, among);
      return [
        {
          name,
          count: own.length,
          mean,
          difference,
          isUnusual: Math.abs(difference) > 2 * Math.sqrt(Math.max(mean, 1)),
          ...(reason.kind === "one-part" && { because: withoutKind(reason) }),
        },
      ];
    });
}

function withoutKind<Reason extends { readonly kind: string }>({
  kind: _,
  ...because
}: Reason): Omit<Reason, "kind"> {
  return because;
}

function segmentsOf(covered: readonly Outcome[]): DailyReport["segments"] {
  return [...Map.groupBy(covered, ({ segment }) => segment)]
    .map(([name, outcomes]) => ({ name, funnel: funnelOf(outcomes) }))
    .toSorted(
      (one, other) => other.funnel.sent - one.funnel.sent || one.name.localeCompare(other.name),
    );
}

function liftByCampaign(outcomes: readonly Outcome[]): DailyReport["lift"] {
  return [...Map.groupBy(outcomes, ({ campaignId }) => campaignId)]
    .map(([campaignId, own]) => ({ campaignId, lift: liftOf(own) }))
    .toSorted((one, other) => one.campaignId.localeCompare(other.campaignId));
}
