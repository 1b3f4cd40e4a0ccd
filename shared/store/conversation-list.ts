import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";

const ListedItem = z.object({ gsi1sk: z.string(), conversation: Conversation });

const LIST = "CONVERSATIONS";

/** Where a conversation stands in the list of all: the one that changed last is the newest. */
export const placeInList = ({ leadId, updatedAt }: Conversation) => ({
  gsi1pk: LIST,
  gsi1sk: `${new Date(updatedAt).toISOString()}#${leadId}`,
});

/** A page at a time; a state is looked for page after page until the asked number is found. */
export function conversationList(
  client: DynamoDBDocumentClient,
  TableName: string,
): ConversationStore["list"] {
  return async ({ limit, cursor, state }) => {
    const found: z.infer<typeof ListedItem>[] = [];
    let before = cursor;
    for (;;) {
      const page = await client.send(
        new QueryCommand({
          TableName,
          IndexName: "gsi1",
          ScanIndexForward: false,
          Limit: state ? Math.max(limit, MANY) : limit,
          KeyConditionExpression: before ? "gsi1pk = :list AND gsi1sk < :before" : "gsi1pk = :list",
          ExpressionAttributeValues: { ":list": LIST, ...(before && { ":before": before }) },
        }),
      );
      const listed = (page.Items ?? []).map((item) => ListedItem.parse(item));
      found.push(...listed.filter(({ conversation }) => !state || conversation.state === state));
      before = listed.at(-1)?.gsi1sk;
      const isLast = !page.LastEvaluatedKey || before === undefined;
      if (found.length >= limit || isLast) return pageOf(found, limit, isLast);
    }
  };
}

const MANY = 100;

function pageOf(found: readonly z.infer<typeof ListedItem>[], limit: number, isLast: boolean) {
  const shown = found.slice(0, limit);
  const conversations = shown.map(({ conversation }) => conversation);
  const cursor = shown.at(-1)?.gsi1sk;
  const hasMore = !isLast || found.length > limit;
  return hasMore && cursor ? { conversations, cursor } : { conversations };
}
