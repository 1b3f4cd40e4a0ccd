import { randomUUID } from "node:crypto";
import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { AuditEntry, AuditLog } from "#shared/ports/audit-log.ts";
import { queryAll } from "./batches.ts";

const Entry = z.object({
  at: z.iso.datetime(),
  who: z.string(),
  what: z.string(),
  about: z.string(),
  why: z.string(),
});

export function dynamoAuditLog(client: DynamoDBDocumentClient, TableName: string): AuditLog {
  return {
    async tell(entry) {
      await client.send(new PutCommand({ TableName, Item: auditItem(entry) }));
    },

    async ofDay(day) {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :day",
        ExpressionAttributeValues: { ":day": partitionOf(day) },
        ConsistentRead: true,
      });
      return items.map((item) => Entry.parse(item["entry"]));
    },
  };
}

/** To be put by a transaction together with what it tells of. */
export function auditItem(entry: AuditEntry) {
  const day = entry.at.slice(0, 10);
  return { pk: partitionOf(day), sk: `${entry.at}#${randomUUID()}`, entry };
}

function partitionOf(day: string): string {
  return `AUDIT#${day}`;
}
