import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Lead } from "#shared/domain/leads/lead.ts";
import type { LeadPage, LeadQuery, LeadStore } from "#shared/ports/lead-store.ts";
import { listShards, shardKey } from "./lead-keys.ts";

/** Only what places an item: a lead is parsed when a page shows it. */
const ListItem = z.object({ gsi1sk: z.string(), lead: z.unknown() });
type ListItem = z.infer<typeof ListItem>;

const CompanyName = z.object({ company: z.object({ name: z.string().optional() }) });

/** What one shard gave so far: its matches, newest first, and how far it was looked through; undefined is to its end. */
type Looked = {
  readonly shard: number;
  readonly found: readonly ListItem[];
  readonly downTo: string | undefined;
  readonly next: Record<string, unknown> | undefined;
};

/** How much of a shard one page of a search may look through. */
type Reach = { readonly itemsALook: number; readonly mostLooks: number };

/**
 * Newest first over all shards. The cursor is a sort key, the same for every shard. Each shard is asked for its part of
 * the page, and asked on only where the page needs more of it. A search for few among many looks through a part of them
 * at a time, so its page may be short, or empty, and still have a cursor.
 */
export function leadList(
  client: DynamoDBDocumentClient,
  TableName: string,
  reach: Reach = { itemsALook: 500, mostLooks: 8 },
): LeadStore["list"] {
  return async (query): Promise<LeadPage> => {
    const look = createLook(client, TableName, query, reach);
    let shards = await Promise.all(Array.from({ length: listShards }, (_, shard) => look(shard)));
    for (let looks = 1; looks < reach.mostLooks; looks += 1) {
      const { horizon, items } = above(shards);
      if (!horizon || items.length > query.limit) break;
      const end = lowestOfPage(shards, query.limit);
      shards = await Promise.all(
        shards.map((looked) =>
          looked.downTo && looked.downTo >= end ? look(looked.shard, looked) : looked,
        ),
      );
    }

    const { horizon, items } = above(shards);
    const page = items.slice(0, query.limit);
    const cursor = items.length > query.limit ? page.at(-1)?.gsi1sk : horizon;
    const leads = page.map(({ lead }) => Lead.parse(lead));
    return cursor ? { leads, cursor } : { leads };
  };
}

/** The matches down to the place below which some shard may have more than it gave. */
function above(shards: readonly Looked[]): {
  readonly horizon: string;
  readonly items: readonly ListItem[];
} {
  const horizon = shards.reduce(
    (highest, { downTo = "" }) => (downTo > highest ? downTo : highest),
    "",
  );
  return { horizon, items: newestFirst(shards).filter(({ gsi1sk }) => gsi1sk >= horizon) };
}

/** Where the page would end by what is known: nothing further down can be in it. */
function lowestOfPage(shards: readonly Looked[], limit: number): string {
  return newestFirst(shards)[limit]?.gsi1sk ?? "";
}

function newestFirst(shards: readonly Looked[]): readonly ListItem[] {
  return shards
    .flatMap(({ found }) => found)
    .toSorted((one, other) => (one.gsi1sk < other.gsi1sk ? 1 : -1));
}

function createLook(
  client: DynamoDBDocumentClient,
  TableName: string,
  query: LeadQuery,
  { itemsALook }: Reach,
): (shard: number, sofar?: Looked) => Promise<Looked> {
  // A shard has a sixteenth of a page on average; with these few more, one look is mostly enough.
  const share = Math.ceil(query.limit / listShards) + 3;
  return async (shard, sofar) => {
    const filter = filterOf(query, shardKey(shard));
    const isFiltered = filter.FilterExpression !== undefined || query.company !== undefined;
    const page = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "gsi1",
        ScanIndexForward: false,
        Limit: isFiltered ? itemsALook : share,
        ...filter,
        ...(sofar?.next && { ExclusiveStartKey: sofar.next }),
      }),
    );
    const items = (page.Items ?? []).map((item) => ListItem.parse(item));
    const next = page.LastEvaluatedKey;
    return {
      shard,
      found: [...(sofar?.found ?? []), ...items.filter(({ lead }) => isOf(query.company, lead))],
      downTo: next && String(next["gsi1sk"]),
      next,
    };
  };
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
function isOf(company: string | undefined, lead: unknown): boolean {
  if (!company) return true;
  const { name = "" } = CompanyName.parse(lead).company;
  return name.toLowerCase().includes(company.toLowerCase());
}
