import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Outcome } from "#shared/domain/outreach/outcome.ts";
import type { ReportNames } from "#shared/domain/reporting/report-names.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import { type CampaignNameDeps, namedCampaign } from "./named-campaign.ts";

export type NamesDeps = CampaignNameDeps & {
  readonly leads: Pick<LeadStore, "find">;
  readonly accounts: Pick<SenderAccounts, "list">;
};

/** What people call what the outcomes name by ids. What is gone keeps its id. */
export async function reportNames(
  deps: NamesDeps,
  outcomes: readonly Outcome[],
  leadIds: readonly string[],
): Promise<ReportNames> {
  const campaignIds = [...new Set(outcomes.map(({ campaignId }) => campaignId))];
  const [leads, campaigns, accounts] = await Promise.all([
    Promise.all(leadIds.map(async (id) => [id, await leadName(deps, id)] as const)),
    Promise.all(campaignIds.map(async (id) => [id, (await namedCampaign(deps, id)).name] as const)),
    deps.accounts.list(),
  ]);
  const leadNames = new Map(leads);
  const campaignNames = new Map(campaigns);
  const addresses = new Map(accounts.map(({ id, address }) => [id, address]));
  return {
    lead: (id) => leadNames.get(id) ?? id,
    campaign: (id) => campaignNames.get(id) ?? id,
    account: (id) => addresses.get(id) ?? id,
  };
}

export async function leadName({ leads }: Pick<NamesDeps, "leads">, id: string): Promise<string> {
  const lead = await leads.find(id);
  return lead ? nameOfLead(lead) : id;
}

export function nameOfLead({ id, person, company }: Lead): string {
  return [person?.fullName, company.name ?? company.domain].filter(Boolean).join(", ") || id;
}
