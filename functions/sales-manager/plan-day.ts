import type { Lead } from "#shared/domain/leads/lead.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { dayIn, startOfDay } from "#shared/domain/outreach/zoned-time.ts";
import { allocate } from "#shared/domain/reporting/allocate.ts";
import { dayAfter } from "#shared/domain/reporting/calendar-days.ts";
import type { DailyReport } from "#shared/domain/reporting/daily-report.ts";
import type { CompanyDay } from "#shared/domain/settings/company-day.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { MeetingStore } from "#shared/ports/meeting-store.ts";
import { type PoolDeps, readPool } from "./pool.ts";
import { leadName, type NamesDeps } from "./report-names.ts";
import { type SendingRoomDeps, sendingRoom } from "./sending-room.ts";

export type PlanDeps = PoolDeps &
  SendingRoomDeps &
  Pick<NamesDeps, "leads"> & {
    readonly approvals: Pick<ApprovalStore, "list">;
    readonly meetings: Pick<MeetingStore, "from">;
  };

const MOST_LISTED = 100;
const MOST_PLANNED = 2_000;
const NAMED = 5;

/** What a day to come holds, as things stand now. */
export async function planDay(
  deps: PlanDeps,
  { allocation, poolFloor, timeZone }: CompanyDay,
  day: string,
): Promise<DailyReport["plan"]> {
  const now = deps.now();
  const [pool, capacity, approvals, meetings, planned] = await Promise.all([
    readPool(deps),
    sendingRoom(deps),
    deps.approvals.list({ status: "waiting", limit: MOST_LISTED }),
    deps.meetings.from(now, MOST_LISTED),
    deps.outbox.due(startOfDay(dayAfter(day, 1), timeZone), MOST_PLANNED),
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
  const isThatDay = (at: string): boolean => dayIn(timeZone, new Date(at)) === day;
  const booked = meetings.filter(
    ({ slot, status }) => status === "booked" && isThatDay(slot.startsAt),
  );
  const byId = new Map(pool.leads.map((lead) => [lead.id, lead]));
  const soonest = approvals.toSorted((one, other) => one.expiresAt.localeCompare(other.expiresAt));
  return {
    day,
    pool: pool.leads.length,
    poolFloor,
    unreachable: pool.unreachable,
    leads: allocations.length,
    first: allocations.slice(0, NAMED).map(({ leadId }) => standingOf(byId.get(leadId))),
    capacity,
    steps: stepsOf(planned.filter(({ dueAt }) => isThatDay(dueAt))),
    isSearchNeeded: left < poolFloor,
    approvalsWaiting: approvals.length,
    decisions: await Promise.all(
      soonest.slice(0, NAMED).map(async ({ proposal, leadId, expiresAt }) => ({
        kind: proposal.kind,
        name: leadId ? await leadName(deps, leadId) : "",
        expiresAt,
      })),
    ),
    meetings: booked.length,
    appointments: booked
      .slice(0, NAMED)
      .map(({ slot, attendee }) => ({ startsAt: slot.startsAt, name: attendee.name })),
  };
}

function standingOf(lead: Lead | undefined): string {
  const { name, domain } = lead?.company ?? {};
  const tier = lead?.qualification?.tier;
  return `${name ?? domain ?? "a lead"}${tier ? ` (tier ${tier})` : ""}`;
}

function stepsOf(planned: readonly OutboxEntry[]): DailyReport["plan"]["steps"] {
  const steps = planned.filter(({ kind }) => kind === "step");
  return [...Map.groupBy(steps, ({ step }) => step)]
    .map(([step, own]) => ({ step, count: own.length }))
    .toSorted((one, other) => one.step - other.step);
}
