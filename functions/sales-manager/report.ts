import { type AgentOutput, agentNames } from "#shared/domain/agents/agents.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { allocate } from "#shared/domain/reporting/allocate.ts";
import { tallyArms } from "#shared/domain/reporting/arm-tally.ts";
import { dayAfter } from "#shared/domain/reporting/calendar-days.ts";
import { type AgentCounter, type Costs, costsOf } from "#shared/domain/reporting/costs.ts";
import { type DailyReport, dailyReport } from "#shared/domain/reporting/daily-report.ts";
import { headline } from "#shared/domain/reporting/report-sentences.ts";
import type { CompanyDay } from "#shared/domain/settings/company-day.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { ArmBoard } from "#shared/ports/arm-board.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { MeetingStore } from "#shared/ports/meeting-store.ts";
import type { OutcomeEvent, OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { Pause, Pauses } from "#shared/ports/pauses.ts";
import type { ReportStore } from "#shared/ports/report-store.ts";
import type { RunStore } from "#shared/ports/run-store.ts";
import { tellMeetingsOfHeldOut } from "./meetings-of-held-out.ts";
import { outcomesOfDays } from "./outcomes-of-days.ts";
import { type PoolDeps, readPool } from "./pool.ts";
import { type SendingRoomDeps, sendingRoom } from "./sending-room.ts";

export type ReportDeps = PoolDeps &
  SendingRoomDeps & {
    readonly outcomes: Pick<OutcomeLog, "ofDay" | "tell">;
    readonly reports: ReportStore;
    readonly board: ArmBoard;
    readonly runs: Pick<RunStore, "status">;
    readonly approvals: Pick<ApprovalStore, "list">;
    readonly meetings: Pick<MeetingStore, "from">;
    readonly pauses: Pick<Pauses, "list">;
    readonly directory: Pick<DepartmentDirectory, "companyDay">;
    readonly now: () => Date;
  };

/** What the bandit learns from, and what a lift is stated over. */
const LEARNING_DAYS = 60;
const COST_DAYS = 7;
const MOST_MEETINGS = 1_000;

/** Writes the morning's report, and counts anew what the bandit goes by. */
export async function report(
  deps: ReportDeps,
  companyDay: CompanyDay,
  day: string,
): Promise<Pick<AgentOutput<"sales-manager">, "reportId" | "reason">> {
  const { reports, board, pauses, now } = deps;
  const from = new Date(now().getTime() - LEARNING_DAYS * 86_400_000);
  const [known, counters, earlier, paused, plan, meetings] = await Promise.all([
    outcomesOfDays(deps.outcomes, day, LEARNING_DAYS),
    countersOf(deps.runs),
    reports.list(COST_DAYS + 1),
    pauses.list(),
    planOf(deps, companyDay, dayAfter(day, 1)),
    deps.meetings.from(from, MOST_MEETINGS),
  ]);
  const outcomes = [...known, ...(await tellMeetingsOfHeldOut(deps.outcomes, known, meetings))];
  const written = dailyReport({
    day,
    timeZone: companyDay.timeZone,
    outcomes,
    outcomesForLift: outcomes,
    costs: recentCosts(counters, earlier, outcomes, day),
    pauses: paused.map(asLine),
    plan,
    counters: [...counters],
    now: now(),
  });
  await board.write(tallyArms(outcomes), now());
  await reports.save(written);
  return { reportId: written.id, reason: headline(written) };
}

async function countersOf(runs: ReportDeps["runs"]): Promise<readonly AgentCounter[]> {
  const statuses = await Promise.all(agentNames.map((agent) => runs.status(agent)));
  return statuses.map(({ agent, runs: count, failures, costUsd, resetAt }) => ({
    agent,
    runs: count,
    failures,
    costUsd,
    ...(resetAt && { resetAt }),
  }));
}

/** Since the report of a week ago, or the oldest there is in that week; replies and meetings are of the same span. */
function recentCosts(
  counters: readonly AgentCounter[],
  earlier: readonly DailyReport[],
  outcomes: readonly OutcomeEvent[],
  day: string,
): Costs {
  const from = dayAfter(day, -COST_DAYS);
  const base = earlier.filter((one) => one.day >= from && one.day < day).at(-1);
  const since = base?.createdAt;
  const count = (kind: OutcomeEvent["kind"]) =>
    outcomes.filter((one) => one.kind === kind && (!since || one.at >= since)).length;
  return costsOf({
    now: counters,
    before: base?.counters ?? [],
    since,
    replies: count("replied"),
    meetings: count("meeting-booked"),
  });
}

function asLine({ scope, reason, by, at }: Pause): DailyReport["pauses"][number] {
  return {
    scope: scope.kind === "all" ? "everything" : `${scope.kind} ${scope.id}`,
    reason,
    by,
    at,
  };
}

async function planOf(
  deps: ReportDeps,
  { allocation, poolFloor, timeZone }: CompanyDay,
  day: string,
): Promise<DailyReport["plan"]> {
  const now = deps.now();
  const [pool, capacity, approvals, meetings] = await Promise.all([
    readPool(deps),
    sendingRoom(deps),
    deps.approvals.list({ status: "waiting", limit: 100 }),
    deps.meetings.from(now, 100),
  ]);
  const { allocations, left } = allocate({
    pool: pool.leads,
    lately: [],
    size: allocation,
    capacity,
    campaign: (id) => ({ name: id, holdOutShare: 0 }),
    day,
    now,
  });
  const ofThatDay = meetings.filter(
    ({ slot, status }) => status === "booked" && dayIn(timeZone, new Date(slot.startsAt)) === day,
  );
  return {
    day,
    pool: pool.leads.length,
    poolFloor,
    leads: allocations.length,
    capacity,
    isSearchNeeded: left < poolFloor,
    approvalsWaiting: approvals.length,
    meetings: ofThatDay.length,
  };
}
