import { isToCome } from "#shared/domain/meetings/is-to-come.ts";
import { noteHold } from "#shared/domain/outreach/note-hold.ts";
import { dayIn, startOfDay } from "#shared/domain/outreach/zoned-time.ts";
import { dayAfter } from "#shared/domain/reporting/calendar-days.ts";
import type { DailyReport } from "#shared/domain/reporting/daily-report.ts";
import {
  type ExpectedMessages,
  expectedMessages,
} from "#shared/domain/reporting/expected-messages.ts";
import type { CompanyDay } from "#shared/domain/settings/company-day.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { ConversationLists, ConversationStore } from "#shared/ports/conversation-store.ts";
import type { MeetingStore } from "#shared/ports/meeting-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import { conversationsWaiting } from "../conversations-waiting.ts";
import { type ChooseDeps, chooseLeads } from "./choose-leads.ts";
import type { NotBegun } from "./pool.ts";
import { leadName, nameOfLead } from "./report-names.ts";

export type PlanDeps = ChooseDeps & {
  readonly approvals: Pick<ApprovalStore, "list">;
  readonly conversations: Pick<ConversationStore, "find" | "companyStop"> &
    Pick<ConversationLists, "waiting">;
  readonly meetings: Pick<MeetingStore, "from">;
  readonly outbox: Pick<OutboxStore, "due" | "usage">;
  readonly tasks: Pick<TaskStore, "open">;
};

const MOST_LISTED = 100;
const MOST_PLANNED = 2_000;
const MOST_TASKS = 1_000;
const NAMED = 5;

/** What a day to come holds, as things stand now. */
export async function planDay(
  deps: PlanDeps,
  companyDay: CompanyDay,
  day: string,
): Promise<DailyReport["plan"]> {
  const { poolFloor, timeZone } = companyDay;
  const now = deps.now();
  const [
    { plan, pool, notBegun, capacity },
    expected,
    approvals,
    { waiting, next },
    meetings,
    tasks,
  ] = await Promise.all([
    chooseLeads(deps, companyDay, day),
    messagesOn(deps, day, timeZone),
    deps.approvals.list({ status: "waiting", limit: MOST_LISTED }),
    conversationsWaiting(deps.conversations),
    deps.meetings.from(now, MOST_LISTED),
    deps.tasks.open(MOST_TASKS),
  ]);
  const begun = plan.allocations.filter(({ kind }) => kind === "allocated");
  const booked = meetings.filter(
    (one) => isToCome(one) && dayIn(timeZone, new Date(one.slot.startsAt)) === day,
  );
  const byId = new Map(pool.map((lead) => [lead.id, lead]));
  const soonest = approvals.toSorted((one, other) => one.expiresAt.localeCompare(other.expiresAt));
  return {
    day,
    pool: pool.length,
    poolFloor,
    unreachable: notBegun.length,
    passedOver: byReason(notBegun),
    leads: begun.length,
    first: begun.slice(0, NAMED).map(({ leadId }) => {
      const lead = byId.get(leadId);
      const tier = lead?.qualification?.tier;
      return `${lead ? nameOfLead(lead) : leadId}${tier ? ` (tier ${tier})` : ""}`;
    }),
    capacity,
    room: expected.room,
    roomForNew: expected.roomForNew,
    waitingForRoom: expected.waiting,
    steps: await stepsOf(deps, expected),
    isSearchNeeded: plan.left < poolFloor,
    approvalsWaiting: approvals.length,
    decisions: await Promise.all(
      soonest.slice(0, NAMED).map(async ({ proposal, leadId, expiresAt }) => ({
        kind: proposal.kind,
        name: leadId ? await leadName(deps, leadId) : "",
        expiresAt,
      })),
    ),
    repliesWaiting: waiting.length,
    ...(next !== undefined && { hasMoreReplies: true as const }),
    replies: await Promise.all(
      waiting.slice(0, NAMED).map(async ({ conversation, needed }) => ({
        name: await leadName(deps, conversation.leadId),
        reason: needed.why,
      })),
    ),
    tasksWaiting: tasks.length,
    tasks: await Promise.all(
      tasks
        .slice(0, NAMED)
        .map(async ({ kind, leadId }) => ({ kind, name: await leadName(deps, leadId) })),
    ),
    meetings: booked.length,
    appointments: booked
      .slice(0, NAMED)
      .map(({ slot, attendee }) => ({ startsAt: slot.startsAt, name: attendee.name })),
  };
}

/** A person's own note first, for they can let it go; then what keeps the most back. */
function byReason(notBegun: readonly NotBegun[]): DailyReport["plan"]["passedOver"] {
  const isNote = (own: readonly NotBegun[]) =>
    Number(own.some(({ lead }) => noteHold(lead) !== undefined));
  return [...Map.groupBy(notBegun, ({ reason }) => reason)]
    .toSorted(([, one], [, other]) => isNote(other) - isNote(one) || other.length - one.length)
    .slice(0, NAMED)
    .map(([reason, own]) => ({
      reason,
      count: own.length,
      names: own.slice(0, NAMED).map(({ lead }) => nameOfLead(lead)),
    }));
}

async function messagesOn(
  { outbox, accounts, now }: Pick<PlanDeps, "outbox" | "accounts" | "now">,
  day: string,
  timeZone: string,
): Promise<ExpectedMessages> {
  const [due, all] = await Promise.all([
    outbox.due(startOfDay(dayAfter(day, 1), timeZone), MOST_PLANNED),
    accounts.list(),
  ]);
  return expectedMessages({
    planned: due.filter(({ kind }) => kind === "step"),
    accounts: await Promise.all(
      all.map(async (account) => ({
        account,
        sentToday: (await outbox.usage(account.id, dayIn(account.timeZone, now()))).sent,
      })),
    ),
    today: dayIn(timeZone, now()),
    day,
    timeZone,
  });
}

async function stepsOf(
  deps: Pick<PlanDeps, "leads">,
  { leaving }: ExpectedMessages,
): Promise<DailyReport["plan"]["steps"]> {
  const groups = [...Map.groupBy(leaving, ({ step }) => step)].toSorted(
    ([one], [other]) => one - other,
  );
  return Promise.all(
    groups.map(async ([step, own]) => ({
      step,
      count: own.length,
      to: await Promise.all(own.slice(0, NAMED).map(({ leadId }) => leadName(deps, leadId))),
    })),
  );
}
