import * as z from "zod";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import type { Outcome } from "#shared/domain/outreach/outcome.ts";
import { PersonTask } from "#shared/domain/outreach/person-task.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { dayAfter, workingDayAfter, workingDayOf } from "./calendar-days.ts";
import { Change, changesOf } from "./changes.ts";
import { AgentCounter, Costs } from "./costs.ts";
import { Funnel, funnelOf } from "./funnel.ts";
import { Lift, liftOf } from "./lift.ts";
import type { ReportNames } from "./report-names.ts";
import { SenderHealth, senderHealth } from "./sender-health.ts";

/** Somebody who answered on the day, and how the conversation stands since. */
const Answer = z.object({
  leadId: z.string(),
  name: z.string(),
  isPositive: z.boolean(),
  /** State of the conversation and why, as its page says it; empty where it is gone. */
  standing: z.string(),
});

const Plan = z.object({
  /** The next working day. */
  day: z.iso.date(),
  /** Ready leads nobody has decided about. */
  pool: z.int(),
  poolFloor: z.int(),
  /** Ready, but not to be begun: how many, and the reasons that keep the most back, with the first people of each. */
  unreachable: z.int().optional(),
  passedOver: z
    .array(z.object({ reason: z.string(), count: z.int(), names: z.array(z.string()) }))
    .optional(),
  /** How many of the pool will be allocated, as pool and accounts stand now. */
  leads: z.int(),
  /** The most promising of them. */
  first: z.array(z.string()).optional(),
  /** Sequences the sender accounts have room to begin within a working week. */
  capacity: z.int(),
  /** What the accounts may send that day by their ramp; how much of it is free for leads begun that day. */
  room: z.int().optional(),
  roomForNew: z.int().optional(),
  /** Due by then, but over the room of that day. */
  waitingForRoom: z.int().optional(),
  /** Steps of sequences that will leave that day, with the first people they go to. */
  steps: z
    .array(z.object({ step: z.int(), count: z.int(), to: z.array(z.string()).optional() }))
    .optional(),
  isSearchNeeded: z.boolean(),
  approvalsWaiting: z.int(),
  /** The first of them to end. */
  decisions: z
    .array(z.object({ kind: z.string(), name: z.string(), expiresAt: z.iso.datetime() }))
    .optional(),
  /** Replies whose next word is a person's and that no decision above is about. */
  repliesWaiting: z.int().optional(),
  /** They were counted up to a limit, and more wait. */
  hasMoreReplies: z.literal(true).optional(),
  replies: z.array(z.object({ name: z.string(), reason: z.string() })).optional(),
  /** Messages on LinkedIn and calls that a person is still to do. */
  tasksWaiting: z.int().optional(),
  tasks: z.array(z.object({ kind: PersonTask.shape.kind, name: z.string() })).optional(),
  meetings: z.int(),
  appointments: z.array(z.object({ startsAt: z.iso.datetime(), name: z.string() })).optional(),
});

/** What reports of an earlier version do not hold is optional. */
export const DailyReport = z.object({
  id: z.string(),
  kind: z.literal("daily"),
  /** The day it is written on, in the company's zone. */
  day: z.iso.date(),
  /** The working day before it, with the weekend that follows that, until the day before this one. */
  covers: z.iso.date(),
  through: z.iso.date().optional(),
  /** Nothing had happened before the day it is written on. */
  isFirst: z.boolean().optional(),
  timeZone: z.string(),
  funnel: Funnel,
  /** People, each once: somebody may get two messages and answer twice. */
  people: z.object({ writtenTo: z.int(), answered: z.int(), positive: z.int() }).optional(),
  answers: z.array(Answer).optional(),
  /** Of the meetings booked in these days, those declined since. */
  meetingsDeclined: z.int().optional(),
  /** So far, until the report was written. */
  today: Funnel,
  /** How many working days before the covered one there are to compare with. */
  daysCompared: z.int().min(0),
  changes: z.array(Change),
  /** What the coordination of the covered day said of its leads. */
  coordination: z.string().optional(),
  segments: z.array(z.object({ name: z.string(), funnel: Funnel })),
  costs: Costs,
  lift: z.array(z.object({ campaignId: z.string(), name: z.string().optional(), lift: Lift })),
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
  "day" | "timeZone" | "costs" | "pauses" | "plan" | "counters" | "coordination"
> & {
  /** Of the covered day, the week before it and today; more does no harm. */
  readonly outcomes: readonly Outcome[];
  /** Of the weeks that a lift is stated over. */
  readonly outcomesForLift: readonly Outcome[];
  readonly names: ReportNames;
  readonly standing: (leadId: string) => string;
  /** Meetings that stand declined, of whichever day. */
  readonly declined: readonly Pick<Meeting, "createdAt">[];
  readonly now: Date;
};

export function dailyReport(input: ReportInput): DailyReport {
  const { day, timeZone, costs, pauses, plan, counters, coordination, names, now } = input;
  const dayOf = ({ at }: Outcome): string => dayIn(timeZone, new Date(at));
  const past = input.outcomes.filter((one) => dayOf(one) < day);
  const byDay = Map.groupBy(past, (one) => workingDayOf(dayOf(one)));
  const covers = coveredDay(day);
  const covered = byDay.get(covers) ?? [];
  const week = comparedDays(covers, byDay);
  const before = week.flatMap((one) => byDay.get(one) ?? []);
  const today = input.outcomes.filter((one) => dayOf(one) === day);
  const declined = input.declined.map(({ createdAt }) => dayIn(timeZone, new Date(createdAt)));
  return {
    id: reportId(day),
    kind: "daily",
    day,
    covers,
    through: dayAfter(day, -1),
    isFirst: past.length === 0,
    timeZone,
    funnel: funnelOf(covered),
    people: peopleOf(covered),
    answers: answersOf(covered, input),
    meetingsDeclined: declined.filter((one) => one < day && workingDayOf(one) === covers).length,
    today: funnelOf(today),
    daysCompared: week.length,
    changes: week.length > 0 ? [...changesOf(covered, before, week.length, names)] : [],
    ...(coordination && { coordination }),
    segments: segmentsOf(covered),
    costs,
    lift: liftByCampaign(input.outcomesForLift, names),
    senders: [...senderHealth([...before, ...covered, ...today])],
    pauses,
    plan,
    counters,
    createdAt: now.toISOString(),
  };
}

function reportId(day: string): string {
  return `daily-${day}`;
}

/** A Monday's report tells of Friday and the weekend. */
export function coveredDay(day: string): string {
  return workingDayOf(dayAfter(day, -1));
}

const MOST_COMPARED = 5;

/** Days before the department's first are no quiet days: they do not count. */
function comparedDays(
  covers: string,
  byDay: ReadonlyMap<string, readonly Outcome[]>,
): readonly string[] {
  const days = Array.from({ length: MOST_COMPARED }, (_, index) =>
    workingDayAfter(covers, index - MOST_COMPARED),
  );
  const first = [...byDay.keys()].toSorted()[0] ?? covers;
  return days.filter((one) => one >= first);
}

function peopleOf(covered: readonly Outcome[]): DailyReport["people"] {
  const count = (kind: Outcome["kind"]) => leadsWith(covered, kind).size;
  return {
    writtenTo: count("sent"),
    answered: count("replied"),
    positive: count("replied-positively"),
  };
}

function leadsWith(outcomes: readonly Outcome[], kind: Outcome["kind"]): ReadonlySet<string> {
  return new Set(outcomes.flatMap((one) => (one.kind === kind ? [one.leadId] : [])));
}

const MOST_ANSWERS = 30;

/** The good ones first. */
function answersOf(
  covered: readonly Outcome[],
  { names, standing }: Pick<ReportInput, "names" | "standing">,
): DailyReport["answers"] {
  const positive = leadsWith(covered, "replied-positively");
  return [...new Set([...positive, ...leadsWith(covered, "replied")])]
    .slice(0, MOST_ANSWERS)
    .map((leadId) => ({
      leadId,
      name: names.lead(leadId),
      isPositive: positive.has(leadId),
      standing: standing(leadId),
    }));
}

function segmentsOf(covered: readonly Outcome[]): DailyReport["segments"] {
  return [...Map.groupBy(covered, ({ segment }) => segment)]
    .map(([name, outcomes]) => ({ name, funnel: funnelOf(outcomes) }))
    .toSorted(
      (one, other) => other.funnel.sent - one.funnel.sent || one.name.localeCompare(other.name),
    );
}

function liftByCampaign(outcomes: readonly Outcome[], names: ReportNames): DailyReport["lift"] {
  return [...Map.groupBy(outcomes, ({ campaignId }) => campaignId)]
    .map(([campaignId, own]) => ({
      campaignId,
      name: names.campaign(campaignId),
      lift: liftOf(own),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
