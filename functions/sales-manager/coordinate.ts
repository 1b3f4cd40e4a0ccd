import type { AgentOutput } from "#shared/domain/agents/agents.ts";
import { identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import { campaignOfLead } from "#shared/domain/leads/campaign-of-lead.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { companyKeyOf } from "#shared/domain/outreach/company-key.ts";
import { outcomeOfAllocation } from "#shared/domain/outreach/outcome.ts";
import { type AllocationPlan, allocate } from "#shared/domain/reporting/allocate.ts";
import type { Allocation } from "#shared/domain/reporting/allocation.ts";
import { dayAfter } from "#shared/domain/reporting/calendar-days.ts";
import type { CompanyDay } from "#shared/domain/settings/company-day.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type { AllocationStore } from "#shared/ports/allocation-store.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { namedCampaign } from "./named-campaign.ts";
import { type PoolDeps, readPool } from "./pool.ts";
import { type SendingRoomDeps, sendingRoom } from "./sending-room.ts";

export type BeginOutreach = {
  readonly kind: "begin";
  readonly leadId: string;
  readonly campaignId: string;
  readonly reason: string;
};

export type CoordinateDeps = PoolDeps &
  SendingRoomDeps & {
    readonly leads: Pick<LeadStore, "list" | "find">;
    readonly jobs: Pick<JobStore, "find">;
    readonly allocations: AllocationStore;
    readonly conversations: Pick<ConversationStore, "find" | "companyStop">;
    readonly suppressions: Pick<SuppressionList, "find">;
    readonly directory: Pick<DepartmentDirectory, "companyDay" | "campaign">;
    readonly outcomes: Pick<OutcomeLog, "tell">;
    readonly outreach: Queue<BeginOutreach>;
    readonly bus: EventBus;
    readonly now: () => Date;
  };

type Done = Pick<
  AgentOutput<"sales-manager">,
  "allocated" | "heldOut" | "isSearchRequested" | "reason"
>;

/** Chooses the day's leads from the pool, hands them to outreach, and asks for a search when the pool runs low. */
export async function coordinate(
  deps: CoordinateDeps,
  companyDay: CompanyDay,
  day: string,
  run: AgentRun,
): Promise<Done> {
  const [pool, lately, capacity] = await Promise.all([
    readPool(deps),
    allocatedLately(deps.allocations, day),
    sendingRoom(deps),
  ]);
  // A crash may have come between a decision and its message: whoever has begun already is not begun again.
  for (const allocation of lately.filter((one) => one.day === day))
    await act(deps, allocation, run);

  const plan = await planDay(deps, { leads: pool.leads, lately, capacity, companyDay, day });
  for (const allocation of plan.allocations) {
    if (await deps.allocations.add(allocation)) await act(deps, allocation, run);
  }

  const isSearchRequested = plan.left < companyDay.poolFloor;
  if (isSearchRequested) await requestSearch(deps, companyDay, plan.left, run);
  const count = (kind: Allocation["kind"]) =>
    plan.allocations.filter((one) => one.kind === kind).length;
  const unreachable =
    pool.unreachable > 0
      ? ` ${pool.unreachable} ready leads have no address or profile that may lawfully be used.`
      : "";
  const search = isSearchRequested
    ? ` ${plan.left} are left, under the floor of ${companyDay.poolFloor}, so a search is asked for.`
    : "";
  return {
    allocated: count("allocated"),
    heldOut: count("held-out"),
    isSearchRequested,
    reason: `${plan.reason}${unreachable}${search}`,
  };
}

/** Days whose allocations count for fairness. */
const FAIR_DAYS = 7;

async function allocatedLately(
  allocations: Pick<AllocationStore, "ofDay">,
  day: string,
): Promise<readonly Allocation[]> {
  const days = Array.from({ length: FAIR_DAYS }, (_, index) => dayAfter(day, -index));
  return (await Promise.all(days.map((one) => allocations.ofDay(one)))).flat();
}

type DayInput = {
  readonly leads: readonly Lead[];
  readonly lately: readonly Allocation[];
  readonly capacity: number;
  readonly companyDay: CompanyDay;
  readonly day: string;
};

/** Plans, looks at those who were chosen once more, and plans again without those who may not be begun. */
async function planDay(deps: CoordinateDeps, input: DayInput): Promise<AllocationPlan> {
  const campaigns = await campaignsOf(deps, input.leads);
  const refused = new Set<string>();
  for (;;) {
    const pool = input.leads.filter(({ id }) => !refused.has(id));
    const plan = allocate({
      pool,
      lately: input.lately,
      size: input.companyDay.allocation,
      capacity: input.capacity,
      campaign: (id) => campaigns.get(id) ?? { name: id, holdOutShare: 0 },
      day: input.day,
      now: deps.now(),
    });
    const unfit = await Promise.all(
      plan.allocations.map(async ({ leadId }) => ((await isFree(deps, leadId)) ? [] : [leadId])),
    );
    if (unfit.flat().length === 0) return plan;
    for (const leadId of unfit.flat()) refused.add(leadId);
  }
}

async function campaignsOf(
  deps: CoordinateDeps,
  leads: readonly Lead[],
): Promise<ReadonlyMap<string, CampaignSettings>> {
  const ids = [...new Set(leads.map(campaignOfLead))];
  const found = await Promise.all(ids.map((id) => namedCampaign(deps, id)));
  return new Map(found.map((one, index) => [ids[index] ?? one.id, one]));
}

/** Nobody is in touch with the lead, and nobody at its company asked us to stop. */
async function isFree(
  { leads, conversations, suppressions }: CoordinateDeps,
  leadId: string,
): Promise<boolean> {
  const [lead, conversation] = await Promise.all([leads.find(leadId), conversations.find(leadId)]);
  if (lead?.status !== "ready" || conversation) return false;
  const companyKey = companyKeyOf(lead);
  const [suppressed, stopped] = await Promise.all([
    suppressions.find({
      ...identitiesOf(lead, undefined),
      domain: lead.company.domain,
      companyKey,
    }),
    conversations.companyStop(companyKey),
  ]);
  return !suppressed && !stopped;
}

/** Each part may be done again: outcomes are told once, and a lead is begun once. */
async function act(deps: CoordinateDeps, allocation: Allocation, run: AgentRun): Promise<void> {
  const { leadId, campaignId, segment, kind, reason } = allocation;
  await deps.outcomes.tell(outcomeOfAllocation(kind, allocation));
  if (kind === "held-out") return;
  await deps.outreach.send({ kind: "begin", leadId, campaignId, reason });
  await say(deps, "lead_allocation", { leadId, campaignId, segment, reason }, run);
}

const MOST_WANTED = 100;

async function requestSearch(
  deps: CoordinateDeps,
  { poolFloor }: CompanyDay,
  left: number,
  run: AgentRun,
): Promise<void> {
  const wanted = Math.min(MOST_WANTED, poolFloor - left);
  const reason = `${left} ready leads are left and ${poolFloor} are wanted in the pool.`;
  await say(deps, "search_requested", { wanted, reason }, run);
}

async function say(
  { bus, now }: CoordinateDeps,
  type: DepartmentEvent["type"],
  data: DepartmentEvent["data"],
  { runId }: AgentRun,
): Promise<void> {
  const timestamp = now().toISOString();
  await bus.say({ type, agent: "sales-manager", data, timestamp, correlationId: runId });
}
