import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";

type Key = { readonly pk: string; readonly sk: string };
export type Item = Record<string, unknown>;

/** DynamoDB reads at most 100 items at once and may leave some for another call. */
export async function getAll(
  client: DynamoDBDocumentClient,
  TableName: string,
  keys: readonly Key[],
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (const chunk of chunksOf(keys, 100)) {
    let left: Item[] = chunk.map((key) => ({ ...key }));
    while (left.length > 0) {
      const answer = await client.send(
        new BatchGetCommand({
          RequestItems: { [TableName]: { Keys: left, ConsistentRead: true } },
        }),
      );
      found.push(...(answer.Responses?.[TableName] ?? []));
      left = answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
    }
  }
  return found;
}

/** Puts items in transactions of at most 100, DynamoDB's limit. The transactions are independent of each other. */
export async function putAll(
  client: DynamoDBDocumentClient,
  puts: readonly { readonly table: string; readonly item: Item }[],
): Promise<void> {
  for (const chunk of chunksOf(puts, 100)) {
    const TransactItems = chunk.map(({ table, item }) => ({
      Put: { TableName: table, Item: item },
    }));
    await client.send(new TransactWriteCommand({ TransactItems }));
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
