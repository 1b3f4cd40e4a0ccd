import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { type CampaignParts, LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";

export type AgentsLeadStore = Pick<
  LeadStore,
  | "find"
  | "change"
  | "factsOf"
  | "contactsOf"
  | "saveFindings"
  | "growthOf"
  | "saveGrowth"
  | "campaignOf"
  | "saveCampaign"
  | "draftOf"
  | "saveDraft"
>;

/** What the four agents read and save of one lead, so that a measurement holds no database. */
export function memoryLeadStore(lead: Lead): AgentsLeadStore {
  const facts = new Map<string, Fact>();
  const contacts = new Map<string, Contact>();
  const drafts: { -readonly [Part in keyof CampaignParts]?: CampaignParts[Part] } = {};
  let current = lead;
  let growth: GrowthAnalysis | undefined;
  let campaign: Campaign | undefined;
  return {
    find: async () => current,
    async change(id, change) {
      if (id !== lead.id) throw new LeadNotFound(id);
      current = { ...change(current), version: current.version + 1 };
      return current;
    },
    factsOf: async () => [...facts.values()],
    contactsOf: async () => [...contacts.values()],
    async saveFindings(_, findings) {
      for (const fact of findings.facts) facts.set(fact.id, fact);
      for (const contact of findings.contacts) contacts.set(contact.id, contact);
    },
    growthOf: async () => growth,
    async saveGrowth(analysis) {
      growth = analysis;
    },
    campaignOf: async () => campaign,
    async saveCampaign(written) {
      campaign = written;
    },
    draftOf: async (_, part) => drafts[part],
    async saveDraft(_, part, value) {
      drafts[part] = value;
    },
  };
}
