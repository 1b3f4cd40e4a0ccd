import type { AgentOutput } from "#shared/domain/agents/agents.ts";
import { outcomeOfAllocation } from "#shared/domain/outreach/outcome.ts";
import type { Allocation } from "#shared/domain/reporting/allocation.ts";
import type { CompanyDay } from "#shared/domain/settings/company-day.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type { AllocationStore } from "#shared/ports/allocation-store.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { Queue } from "#shared/ports/queue.ts";
import { type ChooseDeps, chooseLeads } from "./choose-leads.ts";
import type { NotBegun } from "./pool.ts";

export type BeginOutreach = {
  readonly kind: "begin";
  readonly leadId: string;
  readonly campaignId: string;
  readonly reason: string;
};

export type CoordinateDeps = ChooseDeps & {
  readonly allocations: AllocationStore;
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
  // A crash may have come between a decision and its message: whoever has begun already is not begun again.
  for (const allocation of await deps.allocations.ofDay(day)) await act(deps, allocation, run);

  const { plan, notBegun } = await chooseLeads(deps, companyDay, day);
  for (const allocation of plan.allocations) {
    if (await deps.allocations.add(allocation)) await act(deps, allocation, run);
  }

  const isSearchRequested = plan.left < companyDay.poolFloor;
  if (isSearchRequested) await requestSearch(deps, companyDay, plan.left, run);
  const count = (kind: Allocation["kind"]) =>
    plan.allocations.filter((one) => one.kind === kind).length;
  const search = isSearchRequested
    ? ` ${plan.left} are left, under the floor of ${companyDay.poolFloor}, so a search is asked for.`
    : "";
  return {
    allocated: count("allocated"),
    heldOut: count("held-out"),
    isSearchRequested,
    reason: `${plan.reason}${aside(notBegun)}${search}`,
  };
}

/** How many are ready and passed over all the same; the plan of the report and the list of leads say why. */
function aside(notBegun: readonly NotBegun[]): string {
  const count = notBegun.length;
  if (count === 0) return "";
  return ` ${count} ready ${count === 1 ? "lead is" : "leads are"} not begun.`;
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
