import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Campaign, CampaignStep } from "#shared/domain/campaigns/campaign.ts";
import { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import { Contact } from "#shared/domain/leads/contact.ts";
import { Fact } from "#shared/domain/leads/fact.ts";
import type { CampaignParts, LeadStore } from "#shared/ports/lead-store.ts";
import { putAll, queryAll } from "./batches.ts";
import { partitionOf } from "./lead-keys.ts";

type PartStore = Pick<
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

const drafts: { readonly [Part in keyof CampaignParts]: z.ZodType<CampaignParts[Part]> } = {
  angles: Campaign.pick({ angles: true, models: true }),
  drafts: z.object({ steps: z.array(CampaignStep), models: z.array(z.string()) }),
  subjects: z.object({
    subjects: z.array(z.object({ step: z.int(), variant: z.string(), subject: z.string() })),
    models: z.array(z.string()),
  }),
};

/** What belongs to a lead besides its head: items of the lead's own partition. */
export function leadParts(client: DynamoDBDocumentClient, TableName: string): PartStore {
  async function part<Value>(
    leadId: string,
    sk: string,
    schema: z.ZodType<Value>,
  ): Promise<Value | undefined> {
    const Key = { pk: partitionOf(leadId), sk };
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && schema.parse(Item["value"]);
  }

  async function savePart(leadId: string, sk: string, value: unknown): Promise<void> {
    const Item = { pk: partitionOf(leadId), sk, value };
    await client.send(new PutCommand({ TableName, Item }));
  }

  async function parts<Value>(
    leadId: string,
    prefix: string,
    schema: z.ZodType<Value>,
  ): Promise<readonly Value[]> {
    const items = await queryAll(client, {
      TableName,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": partitionOf(leadId), ":prefix": prefix },
      ConsistentRead: true,
    });
    return items.map((item) => schema.parse(item["value"]));
  }

  return {
    factsOf: (leadId) => parts(leadId, "FACT#", Fact),
    contactsOf: (leadId) => parts(leadId, "CONTACT#", Contact),
    async saveFindings(leadId, { facts, contacts }) {
      const items = [
        ...facts.map((value) => ({ sk: `FACT#${value.id}`, value })),
        ...contacts.map((value) => ({ sk: `CONTACT#${value.id}`, value })),
      ];
      await putAll(
        client,
        items.map(({ sk, value }) => ({
          table: TableName,
          item: { pk: partitionOf(leadId), sk, value },
        })),
      );
    },
    growthOf: (leadId) => part(leadId, "GROWTH", GrowthAnalysis),
    saveGrowth: (growth) => savePart(growth.leadId, "GROWTH", growth),
    campaignOf: (leadId) => part(leadId, "CAMPAIGN", Campaign),
    saveCampaign: (campaign) => savePart(campaign.leadId, "CAMPAIGN", campaign),
    draftOf: (leadId, name) => part(leadId, `DRAFT#${name}`, drafts[name]),
    saveDraft: (leadId, name, value) => savePart(leadId, `DRAFT#${name}`, value),
  };
}
