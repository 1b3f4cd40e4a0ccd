import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { CorrectionLog } from "#shared/ports/correction-log.ts";
import { queryAll } from "./batches.ts";

const CorrectionItem = z.object({ leadId: z.string(), messageId: z.string() });

/** In the table of conversations. A message corrected twice is there once: its last correction counts. */
export function dynamoCorrectionLog(
  client: DynamoDBDocumentClient,
  TableName: string,
): CorrectionLog {
  return {
    async note({ leadId, messageId }) {
      const Item = { pk: PARTITION, sk: `${leadId}#${messageId}`, leadId, messageId };
      await client.send(new PutCommand({ TableName, Item }));
    },

    async list() {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": PARTITION },
      });
      return items.map((item) => CorrectionItem.parse(item));
    },
  };
}

const PARTITION = "CORRECTIONS";
