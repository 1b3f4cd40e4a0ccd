import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Notice, NoticeLog } from "#shared/ports/notice-log.ts";
import { holds } from "./conditional.ts";

const NoticeItem = z.object({
  isMailed: z.boolean(),
  isTried: z.boolean().optional(),
  tries: z.int().optional(),
  place: z.object({ channel: z.string(), timestamp: z.string() }).optional(),
});
const LIFE_SECONDS = 30 * 86_400;
const key = (id: string) => ({ pk: `NOTICE#${id}`, sk: "NOTICE" });

export function dynamoNoticeLog(
  client: DynamoDBDocumentClient,
  TableName: string,
  now: () => Date,
): NoticeLog {
  const itemOf = (id: string, notice: Notice) => {
    const expiresAt = Math.floor(now().getTime() / 1000) + LIFE_SECONDS;
    return { ...key(id), ...notice, expiresAt };
  };

  return {
    async begin(id, before) {
      const tries = before?.tries ?? 0;
      const Item = itemOf(id, { ...before, isMailed: false, isTried: true, tries: tries + 1 });
      return holds(() => client.send(new PutCommand({ TableName, Item, ...asRead(before) })));
    },

    async find(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: key(id), ConsistentRead: true }),
      );
      return Item && NoticeItem.parse(Item);
    },

    async note(id, notice) {
      await client.send(new PutCommand({ TableName, Item: itemOf(id, notice) }));
    },
  };
}

/** Nobody tried since, and nobody noted that it is done. */
function asRead(before: Notice | undefined) {
  if (!before) return { ConditionExpression: "attribute_not_exists(pk)" };
  const { tries } = before;
  return {
    ConditionExpression: `isMailed = :no AND ${tries === undefined ? "attribute_not_exists(tries)" : "tries = :tries"}`,
    ExpressionAttributeValues: { ":no": false, ...(tries !== undefined && { ":tries": tries }) },
  };
}
