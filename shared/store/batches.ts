import { setTimeout as sleep } from "node:timers/promises";
import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { attempt, pauseBefore } from "./conditional.ts";

export type Key = { readonly pk: string; readonly sk: string };
export type Item = Record<string, unknown>;

const MOST_ROUNDS = 12;

/** DynamoDB reads at most 100 items at once and may leave some for another call. */
export async function getAll(
  client: DynamoDBDocumentClient,
  TableName: string,
  keys: readonly Key[],
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (const chunk of chunksOf(keys, 100)) {
    await untilNoneIsLeft(chunk, async (left) => {
      const Keys = left.map(({ pk, sk }) => ({ pk, sk }));
      const answer = await client.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
      );
      found.push(...(answer.Responses?.[TableName] ?? []));
      return (answer.UnprocessedKeys?.[TableName]?.Keys ?? []).map(asKey);
    });
  }
  return found;
}

/** Deletes at most 25 at once, DynamoDB's limit. */
export async function deleteAll(
  client: DynamoDBDocumentClient,
  TableName: string,
  keys: readonly Key[],
): Promise<void> {
  for (const chunk of chunksOf(keys, 25)) {
    await untilNoneIsLeft(chunk, async (left) => {
      const requests = left.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
      const answer = await client.send(
        new BatchWriteCommand({ RequestItems: { [TableName]: requests } }),
      );
      return (answer.UnprocessedItems?.[TableName] ?? []).flatMap(({ DeleteRequest }) =>
        DeleteRequest?.Key ? asKey(DeleteRequest.Key) : [],
      );
    });
  }
}

async function untilNoneIsLeft(
  keys: readonly Key[],
  work: (left: readonly Key[]) => Promise<readonly Key[]>,
): Promise<void> {
  let left = await work(keys);
  for (let round = 1; left.length > 0; round += 1) {
    if (round === MOST_ROUNDS) {
      throw new Error(`DynamoDB left ${left.length} items undone in ${round} rounds`);
    }
    await sleep(pauseBefore(round));
    left = await work(left);
  }
}

/**
 * Puts items that are not there yet, in transactions of at most 100, DynamoDB's limit; what is there stays as it is.
 * The transactions are independent of each other.
 */
export async function putNew(
  client: DynamoDBDocumentClient,
  TableName: string,
  items: readonly (Key & Item)[],
): Promise<void> {
  for (const chunk of chunksOf(items, 100)) {
    let left = chunk;
    while (left.length > 0) {
      const TransactItems = left.map((Item) => ({
        Put: { TableName, Item, ConditionExpression: "attribute_not_exists(pk)" },
      }));
      const put = await attempt(() => client.send(new TransactWriteCommand({ TransactItems })));
      if (put.kind === "written") break;
      const known = new Set(put.failed.map(({ at }) => at));
      left = left.filter((_, at) => !known.has(at));
    }
  }
}

/** Every item of a query, page after page. */
export async function queryAll(
  client: DynamoDBDocumentClient,
  input: QueryCommandInput,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({ ...input, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

export function chunksOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

export function asKey(item: Item): Key {
  return { pk: String(item["pk"]), sk: String(item["sk"]) };
}
