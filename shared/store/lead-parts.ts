import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Campaign, CampaignStep } from "#shared/domain/campaigns/campaign.ts";
import { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import { Contact } from "#shared/domain/leads/contact.ts";
import { Fact } from "#shared/domain/leads/fact.ts";
import { isTestLead } from "#shared/domain/pipeline/test-run.ts";
import { type CampaignParts, LeadNotFound, type LeadParts } from "#shared/ports/lead-store.ts";
import { chunksOf, queryAll } from "./batches.ts";
import { holds } from "./conditional.ts";
import { expiryOf, isKept, partitionOf } from "./lead-keys.ts";

const drafts: { readonly [Part in keyof CampaignParts]: z.ZodType<CampaignParts[Part]> } = {
  angles: Campaign.pick({ angles: true, models: true }),
  drafts: z.object({ steps: z.array(CampaignStep), models: z.array(z.string()) }),
  subjects: z.object({
    subjects: z.array(z.object({ step: z.int(), variant: z.string(), subject: z.string() })),
    models: z.array(z.string()),
  }),
};

/** A transaction takes 100 actions, and one of them checks that the lead is still there. */
const PARTS_A_WRITE = 99;

/** What belongs to a lead besides its head: items of the lead's own partition. Rejects with LeadNotFound. */
export function leadParts(client: DynamoDBDocumentClient, TableName: string): LeadParts {
  async function part<Value>(
    leadId: string,
    sk: string,
    schema: z.ZodType<Value>,
  ): Promise<Value | undefined> {
    const Key = { pk: partitionOf(leadId), sk };
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && schema.parse(Item["value"]);
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

  async function save(
    leadId: string,
    values: readonly { readonly sk: string; readonly value: unknown }[],
  ): Promise<void> {
    const life = isTestLead(leadId) ? { expiresAt: expiryOf(new Date().toISOString()) } : {};
    for (const some of chunksOf(values, PARTS_A_WRITE)) {
      const puts = some.map(({ sk, value }) => ({
        Put: { TableName, Item: { pk: partitionOf(leadId), sk, value, ...life } },
      }));
      const TransactItems = [isKept(TableName, leadId), ...puts];
      const isWritten = await holds(() => client.send(new TransactWriteCommand({ TransactItems })));
      if (!isWritten) throw new LeadNotFound(leadId);
    }
  }

  return {
    factsOf: (leadId) => parts(leadId, "FACT#", Fact),
    contactsOf: (leadId) => parts(leadId, "CONTACT#", Contact),
    saveFindings: (leadId, { facts, contacts }) =>
      save(leadId, [
        ...byId(facts).map((value) => ({ sk: `FACT#${value.id}`, value })),
        ...byId(contacts).map((value) => ({ sk: `CONTACT#${value.id}`, value })),
      ]),
    growthOf: (leadId) => part(leadId, "GROWTH", GrowthAnalysis),
    saveGrowth: (growth) => save(growth.leadId, [{ sk: "GROWTH", value: growth }]),
    campaignOf: (leadId) => part(leadId, "CAMPAIGN", Campaign),
    saveCampaign: (campaign) => save(campaign.leadId, [{ sk: "CAMPAIGN", value: campaign }]),
    draftOf: (leadId, name) => part(leadId, `DRAFT#${name}`, drafts[name]),
    saveDraft: (leadId, name, value) => save(leadId, [{ sk: `DRAFT#${name}`, value }]),
  };
}

/** DynamoDB refuses a transaction that writes an item twice; the later one counts. */
function byId<Value extends { readonly id: string }>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [value.id, value])).values()];
}
