import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import {
  type CampaignParts,
  LeadNotFound,
  type LeadParts,
  type LeadStore,
} from "#shared/ports/lead-store.ts";

export type Known = {
  readonly lead: Lead;
  readonly facts?: readonly Fact[];
  readonly contacts?: readonly Contact[];
  readonly growth?: GrowthAnalysis;
};

type Drafts = { -readonly [Part in keyof CampaignParts]?: CampaignParts[Part] };

export type MemoryLeads = Pick<LeadStore, "find" | "change"> &
  LeadParts & {
    readonly lead: () => Lead;
    readonly campaigns: readonly Campaign[];
    readonly drafts: Drafts;
  };

/** One lead, and what the four agents read and save of it. */
export function memoryLeads({ lead, ...known }: Known): MemoryLeads {
  const facts = byId(known.facts);
  const contacts = byId(known.contacts);
  const campaigns: Campaign[] = [];
  const drafts: Drafts = {};
  let current = lead;
  let { growth } = known;
  return {
    lead: () => current,
    campaigns,
    drafts,
    find: async (id) => (id === lead.id ? current : undefined),
    async change(id, change) {
      if (id !== lead.id) throw new LeadNotFound(id);
      current = { ...change(current), version: current.version + 1 };
      return current;
    },
    factsOf: async () => [...facts.values()],
    contactsOf: async () => [...contacts.values()],
    async saveFindings(_, found) {
      for (const fact of found.facts) facts.set(fact.id, fact);
      for (const contact of found.contacts) contacts.set(contact.id, contact);
    },
    growthOf: async () => growth,
    async saveGrowth(analysis) {
      growth = analysis;
    },
    campaignOf: async () => campaigns.at(-1),
    async saveCampaign(campaign) {
      campaigns.push(campaign);
    },
    draftOf: async (_, part) => drafts[part],
    async saveDraft(_, part, value) {
      drafts[part] = value;
    },
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[] = []) {
  return new Map(items.map((item) => [item.id, item]));
}
