import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { LeadStore, Taken } from "#shared/ports/lead-store.ts";
import { queryAll } from "./batches.ts";
import { attempt, type FailedCondition, holds } from "./conditional.ts";
import { claimKey, isKept, partitionOf } from "./lead-keys.ts";

type Action = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

export type LeadClaims = Pick<LeadStore, "claim" | "release" | "holderOf"> & {
  /** To be part of a transaction that also writes the lead. */
  readonly taking: (leadId: string, keys: readonly string[]) => readonly Action[];
  /** Gives back those of the keys that the lead has. */
  readonly givingBack: (leadId: string, keys: readonly string[]) => Promise<readonly Action[]>;
};

/**
 * Who has which identity: one item per key, so that of two leads at the same moment one is the duplicate, and a mark
 * of it in the lead's own partition, so that removing the lead finds it. Both are written together.
 */
export function leadClaims(client: DynamoDBDocumentClient, TableName: string): LeadClaims {
  async function marksOf(leadId: string): Promise<readonly string[]> {
    const marks = await queryAll(client, {
      TableName,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :claim)",
      ExpressionAttributeValues: { ":pk": partitionOf(leadId), ":claim": markPrefix },
      ConsistentRead: true,
    });
    return marks.map(({ key }) => String(key));
  }

  function taking(leadId: string, keys: readonly string[]): readonly Action[] {
    return [...new Set(keys)].flatMap((key) => [
      {
        Put: {
          TableName,
          Item: { ...claimKey(key), leadId },
          ConditionExpression: "attribute_not_exists(pk) OR leadId = :lead",
          ExpressionAttributeValues: { ":lead": leadId },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      { Put: { TableName, Item: { ...markKey(leadId, key), key } } },
    ]);
  }

  return {
    taking,

    async claim(leadId, keys) {
      const TransactItems = [isKept(TableName, leadId), ...taking(leadId, keys)];
      const claim = await attempt(() => client.send(new TransactWriteCommand({ TransactItems })));
      if (claim.kind === "written") return { kind: "claimed" };
      return takenBy(claim.failed) ?? { kind: "removed" };
    },

    async holderOf(keys) {
      for (const key of keys) {
        const { Item } = await client.send(
          new GetCommand({ TableName, Key: claimKey(key), ConsistentRead: true }),
        );
        if (Item) return { leadId: String(Item["leadId"]), key };
      }
      return undefined;
    },

    async givingBack(leadId, keys) {
      if (keys.length === 0) return [];
      const own = new Set(await marksOf(leadId));
      return keys
        .filter((key) => own.has(key))
        .flatMap((key) => [
          { Delete: { TableName, Key: claimKey(key) } },
          { Delete: { TableName, Key: markKey(leadId, key) } },
        ]);
    },

    async release(leadId) {
      for (const key of await marksOf(leadId)) {
        const release = new DeleteCommand({
          TableName,
          Key: claimKey(key),
          ConditionExpression: "leadId = :lead",
          ExpressionAttributeValues: { ":lead": leadId },
        });
        await holds(() => client.send(release));
        await client.send(new DeleteCommand({ TableName, Key: markKey(leadId, key) }));
      }
    },
  };
}

/** Of a transaction that did not hold: the claim of another lead that stood in its way. */
export function takenBy(failed: readonly FailedCondition[]): Taken | undefined {
  for (const { item } of failed) {
    const by = item?.["leadId"]?.S;
    const key = item?.["pk"]?.S?.slice(claimKey("").pk.length);
    if (by !== undefined && key !== undefined) return { kind: "taken", by, key };
  }
  return undefined;
}

const markPrefix = "CLAIM#";
const markKey = (leadId: string, key: string) => ({
  pk: partitionOf(leadId),
  sk: `${markPrefix}${key}`,
});
