import { setTimeout as sleep } from "node:timers/promises";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Conversation } from "#shared/domain/conversations/conversation.ts";
import { ConversationNotFound, type ConversationStore } from "#shared/ports/conversation-store.ts";
import { queryAll } from "./batches.ts";
import { holds, pauseBefore } from "./conditional.ts";
import { conversationList, placeInList } from "./conversation-list.ts";
import { conversationMessages } from "./conversation-messages.ts";
import {
  companyPartition,
  companyStopKey,
  conversationKey,
  messageIdKey,
  replyTokenKey,
} from "./outreach-keys.ts";

const HeadItem = z.object({ conversation: Conversation });
const LeadItem = z.object({ leadId: z.string() });
const StopItem = z.object({ reason: z.string(), at: z.string() });

const MOST_CHANGES = 60;

export function dynamoConversationStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): ConversationStore {
  async function item<Value>(
    Key: Record<string, unknown>,
    schema: z.ZodType<Value>,
  ): Promise<Value | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && schema.parse(Item);
  }

  const find = async (leadId: string) =>
    (await item(conversationKey(leadId), HeadItem))?.conversation;

  return {
    find,

    async begin(conversation) {
      const { leadId, companyKey, replyToken } = conversation;
      const head = {
        TableName,
        Item: headItem(conversation),
        ConditionExpression: "attribute_not_exists(pk)",
      };
      const TransactItems = [
        { Put: head },
        { Put: { TableName, Item: { ...replyTokenKey(replyToken), leadId } } },
        { Put: { TableName, Item: { ...memberKey(companyKey, leadId), leadId } } },
      ];
      return holds(() => client.send(new TransactWriteCommand({ TransactItems })));
    },

    async change(leadId, change) {
      for (let number = 1; number <= MOST_CHANGES; number += 1) {
        const conversation = await find(leadId);
        if (!conversation) throw new ConversationNotFound(leadId);
        const next = change(conversation);
        if (next === conversation) return conversation;
        const changed = { ...next, version: conversation.version + 1 };
        const put = new PutCommand({
          TableName,
          Item: headItem(changed),
          ConditionExpression: "conversation.#version = :expected",
          ExpressionAttributeNames: { "#version": "version" },
          ExpressionAttributeValues: { ":expected": conversation.version },
        });
        if (await holds(() => client.send(put))) return changed;
        await sleep(Math.min(100, pauseBefore(number)));
      }
      throw new Error(
        `The conversation of lead ${leadId} was changed by others ${MOST_CHANGES} times in a row`,
      );
    },

    list: conversationList(client, TableName),

    async ofCompany(companyKey) {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :member)",
        ExpressionAttributeValues: { ":pk": companyPartition(companyKey), ":member": MEMBER },
        ConsistentRead: true,
      });
      return items.map((one) => LeadItem.parse(one).leadId);
    },

    async stopCompany(companyKey, reason, at) {
      const put = new PutCommand({
        TableName,
        Item: { ...companyStopKey(companyKey), reason, at: at.toISOString() },
        // The first reason stays: it is what people look for when they ask why.
        ConditionExpression: "attribute_not_exists(pk)",
      });
      await holds(() => client.send(put));
    },

    companyStop: (companyKey) => item(companyStopKey(companyKey), StopItem),

    ...conversationMessages(client, TableName),

    leadOfMessageId: async (messageId) => (await item(messageIdKey(messageId), LeadItem))?.leadId,
    leadOfReplyToken: async (token) => (await item(replyTokenKey(token), LeadItem))?.leadId,
  };
}

const MEMBER = "CONV#";

const memberKey = (companyKey: string, leadId: string) => ({
  pk: companyPartition(companyKey),
  sk: `${MEMBER}${leadId}`,
});

function headItem(conversation: Conversation) {
  return { ...conversationKey(conversation.leadId), ...placeInList(conversation), conversation };
}
