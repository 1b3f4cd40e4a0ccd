import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Lead } from "#shared/domain/leads/lead.ts";
import type { LeadPage, LeadQuery, LeadStore } from "#shared/ports/lead-store.ts";
import { listShards, shardKey } from "./lead-keys.ts";

const ListItem = z.object({ gsi1sk: z.string(), lead: Lead });
type ListItem = z.infer<typeof ListItem>;

/** What one shard gave: its matches, newest first, and how far it was looked through; undefined is to its end. */
type Looked = { readonly found: readonly ListItem[]; readonly downTo: string | undefined };

/** How much of a shard one page of a search may look through. */
type Reach = { readonly itemsALook: number; readonly mostLooks: number };

/**
 * Newest first over all shards. The cursor is a sort key, the same for every shard. A search for few among many looks
 * through a part of them at a time, so its page may be short, or empty, and still have a cursor.
 */
export function leadList(
  client: DynamoDBDocumentClient,
  TableName: string,
  reach: Reach = { itemsALook: 500, mostLooks: 8 },
): LeadStore["list"] {
  return async (query): Promise<LeadPage> => {
    const shards = await Promise.all(
      Array.from({ length: listShards }, (_, shard) =>
        look(client, TableName, shard, query, reach),
      ),
    );
    // Below this place a shard may have more than it gave.
    const horizon =
      shards
        .map(({ downTo = "" }) => downTo)
        .toSorted()
        .at(-1) ?? "";
    const items = shards
      .flatMap(({ found }) => found)
      .filter(({ gsi1sk }) => gsi1sk >= horizon)
      .toSorted((one, other) => (one.gsi1sk < other.gsi1sk ? 1 : -1));
    const page = items.slice(0, query.limit);
    const cursor = items.length > query.limit ? page.at(-1)?.gsi1sk : horizon;
    const leads = page.map(({ lead }) => lead);
    return cursor ? { leads, cursor } : { leads };
  };
}

/** Up to one match more than the page needs, so the caller can tell whether there is another page. */
async function look(
  client: DynamoDBDocumentClient,
  TableName: string,
  shard: number,
  query: LeadQuery,
  { itemsALook, mostLooks }: Reach,
): Promise<Looked> {
  const filter = filterOf(query, shardKey(shard));
  const isFiltered = filter.FilterExpression !== undefined || query.company !== undefined;
  const found: ListItem[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const page = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "gsi1",
        ScanIndexForward: false,
        Limit: isFiltered ? itemsALook : query.limit + 1,
        ...filter,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    const items = (page.Items ?? []).map((item) => ListItem.parse(item));
    found.push(...items.filter(({ lead }) => isOf(query.company, lead)));
    ExclusiveStartKey = page.LastEvaluatedKey;
    if (!ExclusiveStartKey || found.length > query.limit) break;
  }
  const downTo = ExclusiveStartKey?.["gsi1sk"];
  return { found, downTo: downTo === undefined ? undefined : String(downTo) };
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

/** DynamoDB compares no text without regard to case. */
function isOf(company: string | undefined, lead: Lead): boolean {
  return !company || (lead.company.name ?? "").toLowerCase().includes(company.toLowerCase());
}
