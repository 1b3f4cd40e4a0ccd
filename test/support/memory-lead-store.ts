import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { CampaignParts, LeadStore } from "#shared/ports/lead-store.ts";

type Known = {
  readonly lead: Lead;
  readonly facts?: readonly Fact[];
  readonly contacts?: readonly Contact[];
  readonly growth?: GrowthAnalysis;
};

/** One lead and what an agent that writes campaigns reads and saves of it. */
export function memoryLeadStore({ lead, facts = [], contacts = [], growth }: Known): CampaignSide {
  const drafts: Partial<CampaignParts> = {};
  const campaigns: Campaign[] = [];
  const of = <Value>(leadId: string, value: Value): Value | undefined =>
    leadId === lead.id ? value : undefined;
  return {
    campaigns,
    drafts,
    find: async (id) => of(id, lead),
    factsOf: async (id) => of(id, facts) ?? [],
    contactsOf: async (id) => of(id, contacts) ?? [],
    growthOf: async (id) => of(id, growth),
    campaignOf: async (id) => of(id, campaigns.at(-1)),
    saveCampaign: async (campaign) => {
      campaigns.push(structuredClone(campaign));
    },
    draftOf: async (id, part) => of(id, drafts[part]),
    saveDraft: async (_, part, value) => {
      drafts[part] = structuredClone(value);
    },
  };
}

type CampaignSide = Pick<
  LeadStore,
  | "find"
  | "factsOf"
  | "contactsOf"
  | "growthOf"
  | "campaignOf"
  | "saveCampaign"
  | "draftOf"
  | "saveDraft"
> & { readonly campaigns: readonly Campaign[]; readonly drafts: Partial<CampaignParts> };
