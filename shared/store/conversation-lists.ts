import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Conversation } from "#shared/domain/conversations/conversation.ts";
import { waitsForPerson } from "#shared/domain/conversations/person-needed.ts";
import type { ConversationLists } from "#shared/ports/conversation-store.ts";
import { getAll } from "./batches.ts";
import { allConversations, conversationsThatWait } from "./conversation-places.ts";
import { conversationKey } from "./outreach-keys.ts";

const HeadItem = z.object({ conversation: Conversation });
const ListedItem = HeadItem.extend({ gsi1sk: z.string() });
const WaitingItem = z.object({ leadId: z.string(), gsi1sk: z.string() });

export function dynamoConversationLists(
  client: DynamoDBDocumentClient,
  TableName: string,
): ConversationLists {
  return { list: allOf(client, TableName), waiting: waitingOf(client, TableName) };
}

/** A page at a time; a state is looked for page after page until the asked number is found. */
function allOf(client: DynamoDBDocumentClient, TableName: string): ConversationLists["list"] {
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
          ExpressionAttributeValues: {
            ":list": allConversations,
            ...(before && { ":before": before }),
          },
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

/** The index may be a moment behind, so the conversations themselves say whether they wait. */
function waitingOf(
  client: DynamoDBDocumentClient,
  TableName: string,
): ConversationLists["waiting"] {
  return async ({ limit, cursor }) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "gsi1",
        Limit: limit,
        KeyConditionExpression: cursor ? "gsi1pk = :list AND gsi1sk > :after" : "gsi1pk = :list",
        ExpressionAttributeValues: {
          ":list": conversationsThatWait,
          ...(cursor && { ":after": cursor }),
        },
      }),
    );
    const listed = Items.map((item) => WaitingItem.parse(item));
    const keys = listed.map(({ leadId }) => conversationKey(leadId));
    const heads = (await getAll(client, TableName, keys)).map((one) => HeadItem.parse(one));
    const byLead = new Map(heads.map(({ conversation }) => [conversation.leadId, conversation]));
    const conversations = listed.flatMap(({ leadId }) => {
      const found = byLead.get(leadId);
      return found && waitsForPerson(found) ? [found] : [];
    });
    const last = listed.at(-1)?.gsi1sk;
    return LastEvaluatedKey && last ? { conversations, cursor: last } : { conversations };
  };
}
