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
import { dynamoSuppressing, indexPartition, reasonPath } from "./suppressing.ts";

/** Partitions of the index that counts them. */
const indexPartitions = Array.from("0123456789abcdef", indexPartition);

export function dynamoSuppressionList(
  client: DynamoDBDocumentClient,
  TableName: string,
): SuppressionList {
  const findAll: SuppressionList["findAll"] = async (who) => {
    const keys = suppressedKeysOf(who);
    const items = await getAll(client, TableName, keys);
    return keys.flatMap(({ pk }) => {
      const item = items.find((one) => one["pk"] === pk);
      return item ? [Suppression.parse(item["suppression"])] : [];
    });
  };

  return {
    ...dynamoSuppressing(client, TableName),
    findAll,

    async find(who) {
      const [first] = await findAll(who);
      return first;
    },

    async remove(scope, value, { person, reason, at }, found) {
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
          { Delete: { TableName, Key: key, ...onlyAs(found) } },
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

function onlyAs(found: Pick<Suppression, "reason"> | undefined) {
  if (!found) return { ConditionExpression: "attribute_exists(pk)" };
  return {
    ConditionExpression: "#suppression.#reason = :reason",
    ExpressionAttributeNames: reasonPath,
    ExpressionAttributeValues: { ":reason": found.reason },
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
