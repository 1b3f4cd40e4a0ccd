import { type AgentOutput, agentNames, agents } from "#shared/domain/agents/agents.ts";
import { isDeclined } from "#shared/domain/meetings/is-to-come.ts";
import type { OutcomeEvent } from "#shared/domain/outreach/outcome.ts";
import { startOfDay } from "#shared/domain/outreach/zoned-time.ts";
import { tallyArms } from "#shared/domain/reporting/arm-tally.ts";
import { dayAfter, workingDayAfter } from "#shared/domain/reporting/calendar-days.ts";
import { type AgentCounter, type Costs, costsOf } from "#shared/domain/reporting/costs.ts";
import {
  coveredDay,
  type DailyReport,
  dailyReport,
} from "#shared/domain/reporting/daily-report.ts";
import { headline } from "#shared/domain/reporting/report-sentences.ts";
import type { CompanyDay } from "#shared/domain/settings/company-day.ts";
import type { ArmBoard } from "#shared/ports/arm-board.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { Pause, Pauses } from "#shared/ports/pauses.ts";
import type { ReportStore } from "#shared/ports/report-store.ts";
import type { RunStore } from "#shared/ports/run-store.ts";
import { tellMeetingsOfHeldOut } from "./meetings-of-held-out.ts";
import { occasionOf } from "./occasion.ts";
import { outcomesOfDays } from "./outcomes-of-days.ts";
import { type PlanDeps, planDay } from "./plan-day.ts";
import { type NamesDeps, reportNames } from "./report-names.ts";

export type ReportDeps = PlanDeps &
  NamesDeps & {
    readonly outcomes: Pick<OutcomeLog, "ofDay" | "tell">;
    readonly reports: ReportStore;
    readonly board: ArmBoard;
    readonly runs: Pick<RunStore, "status" | "executionsOf">;
    readonly pauses: Pick<Pauses, "list">;
    readonly directory: Pick<DepartmentDirectory, "companyDay" | "campaign">;
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
    planDay(deps, companyDay, workingDayAfter(day, 1)),
    deps.meetings.from(from, MOST_MEETINGS),
  ]);
  const outcomes = [...known, ...(await tellMeetingsOfHeldOut(deps.outcomes, known, meetings))];
  const people = peopleToName(outcomes, companyDay, day);
  const standings = await standingsOf(deps, people);
  const written = dailyReport({
    day,
    timeZone: companyDay.timeZone,
    outcomes,
    outcomesForLift: outcomes,
    names: await reportNames(deps, outcomes, people),
    standing: (leadId) => standings.get(leadId) ?? "",
    declined: meetings.filter(isDeclined),
    coordination: await coordinationOf(deps.runs, coveredDay(day)),
    costs: await recentCosts(deps, { counters, earlier, outcomes, day }),
    pauses: paused.map(asLine),
    plan,
    counters: [...counters],
    now: now(),
  });
  await board.write(tallyArms(outcomes), now());
  await reports.save(written);
  return { reportId: written.id, reason: headline(written) };
}

const MOST_PEOPLE = 100;

/** Those who did something since the covered day began; whom we did something to are too many. */
function peopleToName(
  outcomes: readonly OutcomeEvent[],
  { timeZone }: CompanyDay,
  day: string,
): readonly string[] {
  const from = startOfDay(coveredDay(day), timeZone).toISOString();
  const acted = outcomes.filter(({ kind, at }) => at >= from && theirs.has(kind));
  return [...new Set(acted.map(({ leadId }) => leadId))].slice(-MOST_PEOPLE);
}

const theirs: ReadonlySet<OutcomeEvent["kind"]> = new Set([
  "replied",
  "replied-positively",
  "meeting-booked",
  "unsubscribed",
  "complained",
  "hard-bounced",
]);

async function standingsOf(
  { conversations }: Pick<ReportDeps, "conversations">,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(leadIds.map((id) => conversations.find(id)));
  return new Map(found.flatMap((one) => (one ? [[one.leadId, one.reason] as const] : [])));
}

/** What the scheduled coordination of a day answered. */
async function coordinationOf(
  runs: Pick<RunStore, "executionsOf">,
  day: string,
): Promise<string | undefined> {
  const { runId } = occasionOf({ task: "coordinate" }, day);
  const executions = await runs.executionsOf(runId);
  const answered = executions.flatMap(({ output }) => {
    const parsed = agents["sales-manager"].output.safeParse(output);
    return parsed.success ? [parsed.data.reason] : [];
  });
  return answered.at(-1);
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
async function recentCosts(
  { leads }: Pick<ReportDeps, "leads">,
  {
    counters,
    earlier,
    outcomes,
    day,
  }: {
    readonly counters: readonly AgentCounter[];
    readonly earlier: readonly DailyReport[];
    readonly outcomes: readonly OutcomeEvent[];
    readonly day: string;
  },
): Promise<Costs> {
  const from = dayAfter(day, -COST_DAYS);
  const base = earlier.filter((one) => one.day >= from && one.day < day).at(-1);
  const since = base?.createdAt;
  const count = (kind: OutcomeEvent["kind"]) =>
    outcomes.filter((one) => one.kind === kind && (!since || one.at >= since)).length;
  return costsOf({
    now: counters,
    before: base?.counters ?? [],
    since,
    leads: await leadsSince(leads, since),
    replies: count("replied"),
    meetings: count("meeting-booked"),
  });
}

const LEADS_A_PAGE = 200;
/** Of more leads than this the cost of one is not told exactly; nobody has that many in a week. */
const MOST_PAGES = 250;

async function leadsSince(
  leads: Pick<LeadStore, "list">,
  since: string | undefined,
): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await leads.list({ limit: LEADS_A_PAGE, cursor });
    const fresh = found.leads.filter(({ createdAt }) => since === undefined || createdAt >= since);
    count += fresh.length;
    cursor = found.cursor;
    if (!cursor || fresh.length < found.leads.length) break;
  }
  return count;
}

function asLine({ scope, reason, by, at }: Pause): DailyReport["pauses"][number] {
  return {
    scope: scope.kind === "all" ? "everything" : `${scope.kind} ${scope.id}`,
    reason,
    by,
    at,
  };
}
