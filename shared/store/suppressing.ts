import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { reasonsReplacedBy, type Suppression } from "#shared/domain/compliance/suppression.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { chunksOf, getAll, putNew } from "./batches.ts";
import { holds } from "./conditional.ts";
import { suppressedKey } from "./outreach-keys.ts";

/** For who only adds to the list. Items hold a hash and no value, so whoever reads the table learns nobody's address. */
export function dynamoSuppressing(
  client: DynamoDBDocumentClient,
  TableName: string,
): Pick<SuppressionList, "add" | "addAll"> {
  return {
    async add(scope, value, suppression) {
      const put = new PutCommand({
        TableName,
        Item: suppressedItem(value, { ...suppression, scope }),
        ...unlessHeavier(suppression),
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
  };
}

function unlessHeavier({ reason }: Suppression) {
  const replaced = reasonsReplacedBy(reason);
  if (replaced.length === 0) return { ConditionExpression: "attribute_not_exists(pk)" };
  const names = replaced.map((_, index) => `:r${index}`);
  return {
    ConditionExpression: `attribute_not_exists(pk) OR #suppression.#reason IN (${names.join()})`,
    ExpressionAttributeNames: reasonPath,
    ExpressionAttributeValues: Object.fromEntries(replaced.map((one, at) => [`:r${at}`, one])),
  };
}

/** "#suppression.#reason" */
export const reasonPath = { "#suppression": "suppression", "#reason": "reason" };

function suppressedItem(value: string, suppression: Suppression) {
  const key = suppressedKey(suppression.scope, value);
  const digit = key.pk.charAt(key.pk.indexOf("#") + 1);
  return { ...key, gsi1pk: indexPartition(digit), gsi1sk: suppression.at, suppression };
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

/**
 * Nothing is decided by it. One partition takes 1,000 writes a second, and an import of a list would wait for it, so they
 * are sixteen, by the first digit of the hash.
 */
export function indexPartition(digit: string): string {
  return `SUPPRESSED#${digit}`;
}
