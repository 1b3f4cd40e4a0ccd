import { setTimeout as sleep } from "node:timers/promises";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import { queryAll } from "./batches.ts";
import { attempt, holds, pauseBefore } from "./conditional.ts";
import { conversationPartition, messageIdKey } from "./outreach-keys.ts";

const MessageItem = z.object({ revision: z.int(), message: ConversationMessage });
const PlaceItem = z.object({ place: z.string() });

const MOST_CHANGES = 30;

type TransactItems = NonNullable<TransactWriteCommandInput["TransactItems"]>;
type Messages = Pick<
  ConversationStore,
  "addMessage" | "changeMessage" | "message" | "messages" | "noteRawMail"
>;

/** Messages stand in the order of their time; a second item per message finds it by its id, and keeps it from coming twice. */
export function conversationMessages(client: DynamoDBDocumentClient, TableName: string): Messages {
  async function read(leadId: string, id: string) {
    const byId = await client.send(
      new GetCommand({ TableName, Key: idKey(leadId, id), ConsistentRead: true }),
    );
    if (!byId.Item) return undefined;
    const Key = { pk: conversationPartition(leadId), sk: PlaceItem.parse(byId.Item).place };
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && { Key, ...MessageItem.parse(Item) };
  }

  return {
    async addMessage(given) {
      const message = { ...given, text: given.text.slice(0, LONGEST_TEXT) };
      const { leadId, id, messageId } = message;
      const place = `MSG#${new Date(message.at).toISOString()}#${id}`;
      const first = {
        TableName,
        Item: { ...idKey(leadId, id), place },
        ConditionExpression: "attribute_not_exists(pk)",
      };
      const item = { pk: conversationPartition(leadId), sk: place, revision: 1, message };
      const puts = [{ Put: first }, { Put: { TableName, Item: item } }];
      const add = (marks: TransactItems) =>
        attempt(() =>
          client.send(new TransactWriteCommand({ TransactItems: [...puts, ...marks] })),
        );
      const mark = messageId && { TableName, Item: { ...messageIdKey(messageId), leadId } };
      if (!mark) return (await add([])).kind === "written";
      // A stranger's mail may bear the Message-ID of anybody's: what it names already keeps its conversation.
      const isOurs = message.direction === "out";
      const put = isOurs ? mark : { ...mark, ConditionExpression: "attribute_not_exists(pk)" };
      const added = await add([{ Put: put }]);
      if (added.kind === "written") return true;
      const isThereAlready = added.failed.some(({ at }) => at === 0);
      return isThereAlready ? false : (await add([])).kind === "written";
    },

    async noteRawMail(leadId, rawKey) {
      const Item = { pk: conversationPartition(leadId), sk: `RAW#${rawKey}`, rawKey };
      await client.send(new PutCommand({ TableName, Item }));
    },

    async changeMessage(leadId, id, change) {
      for (let number = 1; number <= MOST_CHANGES; number += 1) {
        const found = await read(leadId, id);
        if (!found) throw new Error(`The conversation of lead ${leadId} has no message ${id}`);
        const message = change(found.message);
        const put = new PutCommand({
          TableName,
          Item: { ...found.Key, revision: found.revision + 1, message },
          ConditionExpression: "revision = :expected",
          ExpressionAttributeValues: { ":expected": found.revision },
        });
        if (await holds(() => client.send(put))) return message;
        await sleep(Math.min(100, pauseBefore(number)));
      }
      throw new Error(`Message ${id} of lead ${leadId} was changed ${MOST_CHANGES} times in a row`);
    },

    message: async (leadId, id) => (await read(leadId, id))?.message,

    async messages(leadId) {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": conversationPartition(leadId), ":prefix": "MSG#" },
        ConsistentRead: true,
      });
      return items.map((item) => MessageItem.parse(item).message);
    },
  };
}

/** DynamoDB takes 400 KB an item, and a letter can need four bytes. The raw mail keeps the whole. */
const LONGEST_TEXT = 60_000;

const idKey = (leadId: string, id: string) => ({
  pk: conversationPartition(leadId),
  sk: `ID#${id}`,
});
