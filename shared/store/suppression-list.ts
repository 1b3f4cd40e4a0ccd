import {
  type DynamoDBDocumentClient,
  QueryCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { Suppression } from "#shared/domain/compliance/suppression.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { auditItem } from "./audit-log.ts";
import { getAll, type Item } from "./batches.ts";
import { holds } from "./conditional.ts";
import { suppressedKey, suppressedKeysOf } from "./outreach-keys.ts";
import { dynamoSuppressing, indexPartition } from "./suppressing.ts";

/** Partitions of the index that counts them. */
const indexPartitions = Array.from("0123456789abcdef", indexPartition);

export function dynamoSuppressionList(
  client: DynamoDBDocumentClient,
  TableName: string,
): SuppressionList {
  return {
    ...dynamoSuppressing(client, TableName),

    async find(who) {
      const keys = suppressedKeysOf(who);
      if (keys.length === 0) return undefined;
      const items = await getAll(client, TableName, keys);
      const first = keys
        .map(({ pk }) => items.find((item) => item["pk"] === pk))
        .find((item) => item !== undefined);
      return first && Suppression.parse(first["suppression"]);
    },

    async remove(scope, value, { person, reason, at }) {
      const key = suppressedKey(scope, value);
      const about = `${scope} with hash ${key.pk.slice(-12)}`;
      const entry = {
        at: at.toISOString(),
        who: person,
        what: "suppression-removed",
        about,
        why: reason,
      };
      const removal = new TransactWriteCommand({
        TransactItems: [
          { Delete: { TableName, Key: key, ConditionExpression: "attribute_exists(pk)" } },
          { Put: { TableName, Item: auditItem(entry) } },
        ],
      });
      return holds(() => client.send(removal));
    },

    async count() {
      const counts = await Promise.all(
        indexPartitions.map((partition) => countOf(client, TableName, partition)),
      );
      return counts.reduce((sum, one) => sum + one, 0);
    },
  };
}

async function countOf(
  client: DynamoDBDocumentClient,
  TableName: string,
  partition: string,
): Promise<number> {
  let total = 0;
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "gsi1",
        KeyConditionExpression: "gsi1pk = :all",
        ExpressionAttributeValues: { ":all": partition },
        Select: "COUNT",
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    total += page.Count ?? 0;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return total;
}
