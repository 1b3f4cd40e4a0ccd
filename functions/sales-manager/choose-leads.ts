import { identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import { campaignOfLead } from "#shared/domain/leads/campaign-of-lead.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { companyKeyOf } from "#shared/domain/outreach/company-key.ts";
import { type AllocationPlan, allocate } from "#shared/domain/reporting/allocate.ts";
import type { Allocation } from "#shared/domain/reporting/allocation.ts";
import { dayAfter } from "#shared/domain/reporting/calendar-days.ts";
import type { CompanyDay } from "#shared/domain/settings/company-day.ts";
import type { AllocationStore } from "#shared/ports/allocation-store.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { type CampaignNameDeps, namedCampaign } from "./named-campaign.ts";
import { type NotBegun, type PoolDeps, readPool } from "./pool.ts";
import { type SendingRoomDeps, sendingRoom } from "./sending-room.ts";

export type ChooseDeps = PoolDeps &
  SendingRoomDeps &
  CampaignNameDeps & {
    readonly leads: Pick<LeadStore, "list" | "find">;
    readonly allocations: Pick<AllocationStore, "decided" | "ofDay">;
    readonly conversations: Pick<ConversationStore, "find" | "companyStop">;
    readonly suppressions: Pick<SuppressionList, "find">;
  };

export type Choice = {
  readonly plan: AllocationPlan;
  readonly pool: readonly Lead[];
  readonly notBegun: readonly NotBegun[];
  readonly capacity: number;
};

/** Who is begun on a day, as things stand now: the coordination does it, and the report of the day before tells it. */
export async function chooseLeads(
  deps: ChooseDeps,
  companyDay: CompanyDay,
  day: string,
): Promise<Choice> {
  const [{ leads, notBegun }, lately, capacity] = await Promise.all([
    readPool(deps),
    allocatedLately(deps.allocations, day),
    sendingRoom(deps),
  ]);
  const { plan, stopped } = await planUntilFree(deps, { leads, lately, capacity, companyDay, day });
  return { plan, pool: leads, notBegun: [...notBegun, ...stopped], capacity };
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

type Planned = {
  readonly plan: AllocationPlan;
  /** Those who would have been begun, had nobody at their company answered or stopped it. */
  readonly stopped: readonly NotBegun[];
};

/** Plans, looks at those who were chosen once more, and plans again without those who may not be begun. */
async function planUntilFree(deps: ChooseDeps, input: DayInput): Promise<Planned> {
  const campaigns = await campaignsOf(deps, input.leads);
  const refused = new Set<string>();
  const stopped: NotBegun[] = [];
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
    const looked = await Promise.all(plan.allocations.map(({ leadId }) => lookAgain(deps, leadId)));
    const unfit = plan.allocations.filter((_, index) => looked[index]?.kind !== "free");
    if (unfit.length === 0) return { plan, stopped };
    for (const { leadId } of unfit) refused.add(leadId);
    stopped.push(...looked.flatMap((one) => (one.kind === "stopped" ? [one] : [])));
  }
}

async function campaignsOf(
  deps: ChooseDeps,
  leads: readonly Lead[],
): Promise<ReadonlyMap<string, CampaignSettings>> {
  const ids = [...new Set(leads.map(campaignOfLead))];
  const found = await Promise.all(ids.map((id) => namedCampaign(deps, id)));
  return new Map(found.map((one, index) => [ids[index] ?? one.id, one]));
}

type Looked =
  | { readonly kind: "free" }
  /** In touch with us already, to be left alone, or no lead any more. */
  | { readonly kind: "gone" }
  /** Somebody at the company answered, or asked us to stop: people may want to look, above all where they were referred. */
  | ({ readonly kind: "stopped" } & NotBegun);

async function lookAgain(
  { leads, conversations, suppressions }: ChooseDeps,
  leadId: string,
): Promise<Looked> {
  const [lead, conversation] = await Promise.all([leads.find(leadId), conversations.find(leadId)]);
  if (lead?.status !== "ready" || conversation) return { kind: "gone" };
  const companyKey = companyKeyOf(lead);
  const [suppressed, stopped] = await Promise.all([
    suppressions.find({
      ...identitiesOf(lead, undefined),
      domain: lead.company.domain,
      companyKey,
    }),
    conversations.companyStop(companyKey, leadId),
  ]);
  if (suppressed) return { kind: "gone" };
  return stopped ? { kind: "stopped", lead, reason: stopped.reason } : { kind: "free" };
}
