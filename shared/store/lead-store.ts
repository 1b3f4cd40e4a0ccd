import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Lead } from "#shared/domain/leads/lead.ts";
import { LeadAlreadyExists, LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";
import { getAll, putAll, queryAll } from "./batches.ts";
import { holds } from "./conditional.ts";
import { leadClaims } from "./lead-claims.ts";
import { headItem, headKey, partitionOf } from "./lead-keys.ts";
import { leadList } from "./lead-list.ts";
import { leadParts } from "./lead-parts.ts";

const HeadItem = z.object({ lead: Lead });

export function dynamoLeadStore(client: DynamoDBDocumentClient, tableName: string): LeadStore {
  const claims = leadClaims(client, tableName);

  async function find(id: string): Promise<Lead | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: headKey(id), ConsistentRead: true }),
    );
    return Item && HeadItem.parse(Item).lead;
  }

  async function writeOn(lead: Lead, expectedVersion: number): Promise<boolean> {
    return holds(
      client.send(
        new PutCommand({
          TableName: tableName,
          Item: headItem(lead),
          ConditionExpression: "#lead.#version = :expected",
          ExpressionAttributeNames: { "#lead": "lead", "#version": "version" },
          ExpressionAttributeValues: { ":expected": expectedVersion },
        }),
      ),
    );
  }

  return {
    find,

    async findMany(ids) {
      const items = await getAll(client, tableName, ids.map(headKey));
      const leads = new Map(
        items.map((item) => HeadItem.parse(item).lead).map((lead) => [lead.id, lead]),
      );
      return ids.flatMap((id) => leads.get(id) ?? []);
    },

    async add(lead) {
      const put = new PutCommand({
        TableName: tableName,
        Item: headItem(lead),
        ConditionExpression: "attribute_not_exists(pk)",
      });
      if (!(await holds(client.send(put)))) throw new LeadAlreadyExists(lead.id);
    },

    async addImported(leads) {
      await putAll(
        client,
        leads.map((lead) => ({ table: tableName, item: headItem(lead) })),
      );
    },

    async change(id, change) {
      for (;;) {
        const lead = await find(id);
        if (!lead) throw new LeadNotFound(id);
        const changed = { ...change(lead), version: lead.version + 1 };
        if (await writeOn(changed, lead.version)) return changed;
      }
    },

    async replace(lead, expectedVersion) {
      const replaced = { ...lead, version: expectedVersion + 1 };
      const isWritten = await writeOn(replaced, expectedVersion);
      return isWritten ? { kind: "replaced", lead: replaced } : { kind: "stale" };
    },

    async remove(id) {
      const items = await queryAll(client, {
        TableName: tableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partitionOf(id) },
        ConsistentRead: true,
      });
      await claims.release(id);
      // The head goes last: a crash in between leaves a lead that can be removed again.
      for (const { pk, sk } of items.toSorted((one) => (one["sk"] === "LEAD" ? 1 : -1)) as {
        pk: string;
        sk: string;
      }[]) {
        await client.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }));
      }
      return items.some(({ sk }) => sk === "LEAD");
    },

    list: leadList(client, tableName),
    claim: claims.claim,
    holderOf: claims.holderOf,
    ...leadParts(client, tableName),
  };
}
