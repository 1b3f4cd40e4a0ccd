import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import type { CompanyDay } from "#shared/domain/settings/company-day.ts";

/** What the company decided about its department; defaults hold until a person saves others. */
export type DepartmentDirectory = {
  readonly companyDay: () => Promise<CompanyDay>;
  readonly saveCompanyDay: (day: CompanyDay) => Promise<void>;
  readonly campaign: (id: string) => Promise<CampaignSettings>;
  readonly campaigns: () => Promise<readonly CampaignSettings[]>;
  readonly saveCampaign: (campaign: CampaignSettings) => Promise<void>;
};
