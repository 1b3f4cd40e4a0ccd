import {
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { Suppression } from "#shared/domain/compliance/suppression.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { auditItem } from "./audit-log.ts";
import { chunksOf, getAll, type Item, putNew } from "./batches.ts";
import { holds } from "./conditional.ts";
import { suppressedKey, suppressedKeysOf } from "./outreach-keys.ts";

/**
 * Partitions of the index that counts them; nothing is decided by it. One takes 1,000 writes a second, and an import of a
 * list would wait for it, so they are sixteen, by the first digit of the hash.
 */
const indexPartitions = Array.from("0123456789abcdef", (digit) => `SUPPRESSED#${digit}`);

/** Items hold a hash and no value, so whoever reads the table learns nobody's address. */
export function dynamoSuppressionList(
  client: DynamoDBDocumentClient,
  TableName: string,
): SuppressionList {
  return {
    async add(scope, value, suppression) {
      const put = new PutCommand({
        TableName,
        Item: suppressedItem(value, { ...suppression, scope }),
        ConditionExpression: "attribute_not_exists(pk)",
      });
      await holds(() => client.send(put));
    },

    async addAll(those, why) {
      const items = those.map(({ scope, value }) => suppressedItem(value, { ...why, scope }));
      const distinct = [...new Map(items.map((item) => [item.pk, item])).values()];
      const added = await inLanes(chunksOf(distinct, 100), async (chunk) => {
        const there = new Set((await getAll(client, TableName, chunk)).map(({ pk }) => pk));
        const fresh = chunk.filter(({ pk }) => !there.has(pk));
        await putNew(client, TableName, fresh);
        return fresh.length;
      });
      return added.reduce((sum, one) => sum + one, 0);
    },

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

function suppressedItem(value: string, suppression: Suppression) {
  const key = suppressedKey(suppression.scope, value);
  const digit = key.pk.charAt(key.pk.indexOf("#") + 1);
  return { ...key, gsi1pk: `SUPPRESSED#${digit}`, gsi1sk: suppression.at, suppression };
}

/** DynamoDB takes more than one transaction at a time; a Lambda's one core makes no more than this. */
const LANES = 8;

async function inLanes<T, Result>(
  work: readonly T[],
  each: (one: T) => Promise<Result>,
): Promise<readonly Result[]> {
  const waiting = [...work].values();
  const done: Result[] = [];
  const lane = async (): Promise<void> => {
    for (const one of waiting) done.push(await each(one));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return done;
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
