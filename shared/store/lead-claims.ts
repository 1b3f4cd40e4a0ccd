import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from "@aws-sdk/lib-dynamodb";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import { queryAll } from "./batches.ts";
import { holds } from "./conditional.ts";
import { claimKey, partitionOf } from "./lead-keys.ts";

/** Who has which identity: one item per key, so that of two leads at the same moment one is the duplicate. */
export function leadClaims(
  client: DynamoDBDocumentClient,
  TableName: string,
): Pick<LeadStore, "claim" | "holderOf"> & { readonly release: (leadId: string) => Promise<void> } {
  async function take(leadId: string, key: string): Promise<string> {
    const isTaken = await holds(
      client.send(
        new PutCommand({
          TableName,
          Item: { ...claimKey(key), leadId },
          ConditionExpression: "attribute_not_exists(pk) OR leadId = :lead",
          ExpressionAttributeValues: { ":lead": leadId },
        }),
      ),
    );
    if (isTaken) return leadId;
    return (await holder(key)) ?? take(leadId, key);
  }

  async function holder(key: string): Promise<string | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: claimKey(key), ConsistentRead: true }),
    );
    return typeof Item?.["leadId"] === "string" ? Item["leadId"] : undefined;
  }

  return {
    async claim(leadId, keys) {
      for (const key of keys) {
        const by = await take(leadId, key);
        if (by !== leadId) return { kind: "taken", by, key };
        await client.send(
          new PutCommand({ TableName, Item: { pk: partitionOf(leadId), sk: `CLAIM#${key}`, key } }),
        );
      }
      return { kind: "claimed" };
    },

    async holderOf(keys) {
      for (const key of keys) {
        const leadId = await holder(key);
        if (leadId) return { leadId, key };
      }
      return undefined;
    },

    async release(leadId) {
      const owned = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :claim)",
        ExpressionAttributeValues: { ":pk": partitionOf(leadId), ":claim": "CLAIM#" },
        ConsistentRead: true,
      });
      for (const { key } of owned) {
        await holds(
          client.send(
            new DeleteCommand({
              TableName,
              Key: claimKey(String(key)),
              ConditionExpression: "leadId = :lead",
              ExpressionAttributeValues: { ":lead": leadId },
            }),
          ),
        );
      }
    },
  };
}
