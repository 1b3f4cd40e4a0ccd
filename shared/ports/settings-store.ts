import type { IdealCustomerProfile } from "#shared/domain/settings/ideal-customer-profile.ts";
import type { LeadSearchSettings } from "#shared/domain/settings/lead-search-settings.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";

/** The company's own settings; defaults stand in shared/domain/settings until a person saves others. */
export type SettingsStore = {
  readonly idealCustomerProfile: () => Promise<IdealCustomerProfile>;
  readonly sellerProfile: () => Promise<SellerProfile>;
  readonly leadSearch: () => Promise<LeadSearchSettings>;
};
