import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { UnreadMailLog } from "#shared/ports/unread-mail-log.ts";
import { holds } from "./conditional.ts";

const LIFE_SECONDS = 7 * 86_400;
/** A key has some 60 bytes, and an item may have 400 KB. */
const MOST_COUNTED = 1000;
const Keys = z.set(z.string());

export function dynamoUnreadMailLog(
  client: DynamoDBDocumentClient,
  TableName: string,
  now: () => Date,
): UnreadMailLog {
  return {
    async note(rawKey) {
      const hour = now().toISOString().slice(0, 13);
      let count = MOST_COUNTED;
      await holds(async () => {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName,
            Key: { pk: `UNREAD-MAIL#${hour}`, sk: "KEYS" },
            UpdateExpression: "ADD rawKeys :key SET expiresAt = :expiresAt",
            ConditionExpression: "attribute_not_exists(pk) OR size(rawKeys) < :most",
            ExpressionAttributeValues: {
              ":key": new Set([rawKey]),
              ":expiresAt": Math.floor(now().getTime() / 1000) + LIFE_SECONDS,
              ":most": MOST_COUNTED,
            },
            ReturnValues: "ALL_NEW",
          }),
        );
        count = Keys.parse(Attributes?.["rawKeys"]).size;
      });
      return { hour, count };
    },
  };
}
