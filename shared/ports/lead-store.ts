import type { Campaign, CampaignStep } from "#shared/domain/campaigns/campaign.ts";
import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead, LeadStatus, Tier } from "#shared/domain/leads/lead.ts";

export type LeadStore = {
  readonly find: (id: string) => Promise<Lead | undefined>;
  /** Those of the ids that are there, by id. */
  readonly findAll: (ids: readonly string[]) => Promise<ReadonlyMap<string, Lead>>;
  /** Adds the lead and claims its identity keys, both or neither. Rejects with LeadAlreadyExists. */
  readonly add: (
    lead: Lead,
    keys?: readonly string[],
  ) => Promise<{ readonly kind: "added" } | Taken>;
  /** Adds leads whose ids derive from their rows; one that is there, or was removed, stays as it is. */
  readonly addImported: (leads: readonly Lead[]) => Promise<void>;
  /**
   * Reads, lets `change` decide, writes on the version read, and does it again when another writer was faster.
   * `change` must be free of effects. Rejects with LeadNotFound.
   */
  readonly change: (id: string, change: (lead: Lead) => Lead) => Promise<Lead>;
  /** The same for those who go on without the lead: undefined when it was removed. */
  readonly changeIfKept: (id: string, change: (lead: Lead) => Lead) => Promise<Lead | undefined>;
  /** Writes only on that version: "stale" tells the caller to read again. Identity keys move with it or not at all. */
  readonly replace: (
    lead: Lead,
    expectedVersion: number,
    identity?: { readonly claim: readonly string[]; readonly release: readonly string[] },
  ) => Promise<
    { readonly kind: "replaced"; readonly lead: Lead } | { readonly kind: "stale" } | Taken
  >;
  /** Takes away all that is kept of a lead, and its identity claims; false when there was nothing. */
  readonly remove: (id: string) => Promise<boolean>;
  readonly list: (query: LeadQuery) => Promise<LeadPage>;

  /** Claims all of the identity keys for a lead, or none when one is another lead's or the lead was removed. */
  readonly claim: (
    leadId: string,
    keys: readonly string[],
  ) => Promise<{ readonly kind: "claimed" } | Taken | { readonly kind: "removed" }>;

  /** Gives back all identity keys of a lead that failed: it must not stand in the way of its row's next try. */
  readonly release: (leadId: string) => Promise<void>;

  /** The lead that has one of the keys, and which; nothing is claimed. */
  readonly holderOf: (
    keys: readonly string[],
  ) => Promise<{ readonly leadId: string; readonly key: string } | undefined>;

  readonly factsOf: (leadId: string) => Promise<readonly Fact[]>;
  readonly contactsOf: (leadId: string) => Promise<readonly Contact[]>;
  /** Ids derive from content, so the same finding written twice is one item. */
  readonly saveFindings: (
    leadId: string,
    findings: { readonly facts: readonly Fact[]; readonly contacts: readonly Contact[] },
  ) => Promise<void>;
  readonly growthOf: (leadId: string) => Promise<GrowthAnalysis | undefined>;
  readonly saveGrowth: (growth: GrowthAnalysis) => Promise<void>;
  readonly campaignOf: (leadId: string) => Promise<Campaign | undefined>;
  readonly saveCampaign: (campaign: Campaign) => Promise<void>;
  /** Work in progress between the steps of the marketing flow. */
  readonly draftOf: <Part extends keyof CampaignParts>(
    leadId: string,
    part: Part,
  ) => Promise<CampaignParts[Part] | undefined>;
  readonly saveDraft: <Part extends keyof CampaignParts>(
    leadId: string,
    part: Part,
    value: CampaignParts[Part],
  ) => Promise<void>;
};

/** What belongs to a lead besides its head. */
export type LeadParts = Pick<
  LeadStore,
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

/** Another lead has one of the identity keys. */
export type Taken = { readonly kind: "taken"; readonly by: string; readonly key: string };

export type CampaignParts = {
  readonly angles: Pick<Campaign, "angles" | "models">;
  /** Steps whose e-mail variants have no subject yet. */
  readonly drafts: { readonly steps: readonly CampaignStep[]; readonly models: readonly string[] };
  readonly subjects: {
    readonly subjects: readonly {
      readonly step: number;
      readonly variant: string;
      readonly subject: string;
    }[];
    readonly models: readonly string[];
  };
};

export type LeadQuery = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly status?: LeadStatus | undefined;
  readonly tier?: Tier | undefined;
  readonly jobId?: string | undefined;
  /** Part of the company's name, any case. */
  readonly company?: string | undefined;
};

export type LeadPage = { readonly leads: readonly Lead[]; readonly cursor?: string };

export class LeadAlreadyExists extends Error {
  override readonly name = "LeadAlreadyExists";

  constructor(leadId: string, options?: ErrorOptions) {
    super(`There is a lead ${leadId} already`, options);
  }
}

export class LeadNotFound extends Error {
  override readonly name = "LeadNotFound";

  constructor(leadId: string, options?: ErrorOptions) {
    super(`There is no lead ${leadId}`, options);
  }
}
