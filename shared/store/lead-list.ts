import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Lead } from "#shared/domain/leads/lead.ts";
import type { LeadPage, LeadQuery, LeadStore } from "#shared/ports/lead-store.ts";
import { listShards, shardKey } from "./lead-keys.ts";

const ListItem = z.object({ gsi1sk: z.string(), lead: Lead });
type ListItem = z.infer<typeof ListItem>;

/** Newest first over all shards. The cursor is the sort key of the last lead given, the same for every shard. */
export function leadList(client: DynamoDBDocumentClient, TableName: string): LeadStore["list"] {
  return async (query): Promise<LeadPage> => {
    const pages = await Promise.all(
      Array.from({ length: listShards }, (_, shard) => matches(client, TableName, shard, query)),
    );
    const items = pages.flat().toSorted((one, other) => (one.gsi1sk < other.gsi1sk ? 1 : -1));
    const page = items.slice(0, query.limit);
    const last = page.at(-1);
    const leads = page.map(({ lead }) => lead);
    return items.length > query.limit && last ? { leads, cursor: last.gsi1sk } : { leads };
  };
}

/** Up to one match more than the page needs, so the caller can tell whether there is another page. */
async function matches(
  client: DynamoDBDocumentClient,
  TableName: string,
  shard: number,
  query: LeadQuery,
): Promise<readonly ListItem[]> {
  const found: ListItem[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "gsi1",
        ScanIndexForward: false,
        Limit: query.limit + 1,
        ...filterOf(query, shardKey(shard)),
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    found.push(...(page.Items ?? []).map((item) => ListItem.parse(item)));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey && found.length <= query.limit);
  return found.filter(({ lead }) => mayBe(query.company, lead));
}

function filterOf(query: LeadQuery, shard: string) {
  const conditions = [
    query.status && { path: ["status"], value: query.status },
    query.tier && { path: ["qualification", "tier"], value: query.tier },
    query.jobId && { path: ["origin", "jobId"], value: query.jobId },
  ].filter((condition) => condition !== undefined && condition !== "");

  const names: Record<string, string> = {};
  const values: Record<string, unknown> = { ":shard": shard };
  const filters = conditions.map(({ path, value }, index) => {
    values[`:value${index}`] = value;
    const places = ["lead", ...path].map((name) => {
      names[`#${name}`] = name;
      return `#${name}`;
    });
    return `${places.join(".")} = :value${index}`;
  });
  if (query.cursor) values[":cursor"] = query.cursor;
  return {
    KeyConditionExpression: query.cursor
      ? "gsi1pk = :shard AND gsi1sk < :cursor"
      : "gsi1pk = :shard",
    ExpressionAttributeValues: values,
    ...(filters.length > 0 && {
      FilterExpression: filters.join(" AND "),
      ExpressionAttributeNames: names,
    }),
  };
}

function mayBe(wanted: string | undefined, lead: Lead): boolean {
  return !wanted || (lead.company.name ?? "").toLowerCase().includes(wanted.toLowerCase());
}
