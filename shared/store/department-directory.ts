import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import {
  CampaignSettings,
  defaultCampaignSettings,
} from "#shared/domain/outreach/campaign-settings.ts";
import { CompanyDay, defaultCompanyDay } from "#shared/domain/settings/company-day.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import { queryAll } from "./batches.ts";

const dayKey = { pk: "SETTINGS", sk: "company-day" };
const campaignsPartition = "CAMPAIGNS";

export function dynamoDepartmentDirectory(
  client: DynamoDBDocumentClient,
  TableName: string,
): DepartmentDirectory {
  async function read(Key: { readonly pk: string; readonly sk: string }): Promise<unknown> {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: { ...Key }, ConsistentRead: true }),
    );
    return Item?.["value"];
  }

  async function write(
    key: { readonly pk: string; readonly sk: string },
    value: unknown,
  ): Promise<void> {
    await client.send(new PutCommand({ TableName, Item: { ...key, value } }));
  }

  return {
    async companyDay() {
      const value = await read(dayKey);
      return value === undefined ? defaultCompanyDay : CompanyDay.parse(value);
    },

    saveCompanyDay: (day) => write(dayKey, day),

    async campaign(id) {
      const value = await read({ pk: campaignsPartition, sk: id });
      return value === undefined ? defaultCampaignSettings(id) : CampaignSettings.parse(value);
    },

    async campaigns() {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": campaignsPartition },
        ConsistentRead: true,
      });
      return items.map((item) => CampaignSettings.parse(item["value"]));
    },

    saveCampaign: (campaign) => write({ pk: campaignsPartition, sk: campaign.id }, campaign),
  };
}
