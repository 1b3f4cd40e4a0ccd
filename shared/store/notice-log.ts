import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { NoticeLog } from "#shared/ports/notice-log.ts";

const NoticeItem = z.object({
  isMailed: z.boolean(),
  isTried: z.boolean().optional(),
  place: z.object({ channel: z.string(), timestamp: z.string() }).optional(),
});
const LIFE_SECONDS = 30 * 86_400;
const key = (id: string) => ({ pk: `NOTICE#${id}`, sk: "NOTICE" });

export function dynamoNoticeLog(
  client: DynamoDBDocumentClient,
  TableName: string,
  now: () => Date,
): NoticeLog {
  return {
    async find(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: key(id), ConsistentRead: true }),
      );
      return Item && NoticeItem.parse(Item);
    },

    async note(id, notice) {
      const expiresAt = Math.floor(now().getTime() / 1000) + LIFE_SECONDS;
      const Item = { ...key(id), ...notice, expiresAt };
      await client.send(new PutCommand({ TableName, Item }));
    },
  };
}
