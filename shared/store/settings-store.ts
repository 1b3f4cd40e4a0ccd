import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type * as z from "zod";
import { defaultIdealCustomerProfile } from "#shared/domain/settings/default-ideal-customer-profile.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { IdealCustomerProfile } from "#shared/domain/settings/ideal-customer-profile.ts";
import {
  defaultLeadSearch,
  LeadSearchSettings,
} from "#shared/domain/settings/lead-search-settings.ts";
import { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";

export function dynamoSettingsStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): SettingsStore {
  async function setting<Value>(
    name: string,
    schema: z.ZodType<Value>,
    standard: Value,
  ): Promise<Value> {
    const Key = { pk: "SETTINGS", sk: name };
    const { Item } = await client.send(new GetCommand({ TableName, Key }));
    return Item ? schema.parse(Item["value"]) : standard;
  }

  return {
    idealCustomerProfile: () =>
      setting("ideal-customer-profile", IdealCustomerProfile, defaultIdealCustomerProfile),
    sellerProfile: () => setting("seller-profile", SellerProfile, defaultSeller),
    leadSearch: () => setting("lead-search", LeadSearchSettings, defaultLeadSearch),
  };
}
