import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { SourceFindings } from "#shared/domain/enrichment/sourced-value.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { EnrichmentCache } from "#shared/ports/enrichment-cache.ts";

const Kept = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("found"), findings: SourceFindings }),
  z.object({ kind: z.literal("nothing"), reason: z.string() }),
]);
const Item = z.object({ kept: z.string(), expiresAt: z.int() });

const LIFE_SECONDS = 86_400;
// An item of DynamoDB holds 400 KB.
const LONGEST_KEPT = 300_000;

export function dynamoEnrichmentCache(
  client: DynamoDBDocumentClient,
  TableName: string,
  clock: Clock,
): EnrichmentCache {
  const seconds = (): number => Math.floor(clock().getTime() / 1000);
  return {
    async find(source, subject) {
      const get = new GetCommand({ TableName, Key: keyOf(source, subject) });
      const { Item: found } = await client.send(get);
      if (!found) return undefined;
      const { kept, expiresAt } = Item.parse(found);
      if (expiresAt <= seconds()) return undefined;
      // Findings of an older shape are asked for again.
      const parsed = Kept.safeParse(JSON.parse(kept));
      return parsed.data;
    },

    async keep(source, subject, kept) {
      const text = JSON.stringify(kept);
      if (Buffer.byteLength(text) > LONGEST_KEPT) return;
      const expiresAt = seconds() + LIFE_SECONDS;
      const item = { ...keyOf(source, subject), kept: text, expiresAt };
      await client.send(new PutCommand({ TableName, Item: item }));
    },
  };
}

function keyOf(source: string, subject: string) {
  return { pk: `enrichment#${subject}`, sk: source };
}
