import { setTimeout as sleep } from "node:timers/promises";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Conversation } from "#shared/domain/conversations/conversation.ts";
import { ConversationNotFound, type ConversationStore } from "#shared/ports/conversation-store.ts";
import { queryAll } from "./batches.ts";
import { holds, pauseBefore } from "./conditional.ts";
import { conversationMessages } from "./conversation-messages.ts";
import { changeOfWaiting, placeInList } from "./conversation-places.ts";
import {
  companyPartition,
  companyStopKey,
  conversationKey,
  messageIdKey,
  replyTokenKey,
} from "./outreach-keys.ts";

const HeadItem = z.object({ conversation: Conversation });
const LeadItem = z.object({ leadId: z.string() });
const StopItem = z.object({
  reason: z.string(),
  at: z.string(),
  letIn: z.set(z.string()).optional(),
});

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

  /** A transaction costs twice a single write, so it is one only where two items must agree. */
  function write(
    put: PutCommandInput,
    beside: ReturnType<typeof changeOfWaiting>,
  ): Promise<unknown> {
    if (beside.length === 0) return client.send(new PutCommand(put));
    return client.send(new TransactWriteCommand({ TransactItems: [{ Put: put }, ...beside] }));
  }

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
        ...changeOfWaiting(TableName, undefined, conversation),
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
        const put = {
          TableName,
          Item: headItem(changed),
          ConditionExpression: "conversation.#version = :expected",
          ExpressionAttributeNames: { "#version": "version" },
          ExpressionAttributeValues: { ":expected": conversation.version },
        };
        if (await holds(() => write(put, changeOfWaiting(TableName, conversation, changed)))) {
          return changed;
        }
        await sleep(Math.min(100, pauseBefore(number)));
      }
      throw new Error(
        `The conversation of lead ${leadId} was changed by others ${MOST_CHANGES} times in a row`,
      );
    },

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
      const update = new UpdateCommand({
        TableName,
        Key: companyStopKey(companyKey),
        // The first reason stays: it is what people look for when they ask why.
        UpdateExpression:
          "SET #reason = if_not_exists(#reason, :reason), #at = if_not_exists(#at, :at) REMOVE letIn",
        ExpressionAttributeNames: { "#reason": "reason", "#at": "at" },
        ExpressionAttributeValues: { ":reason": reason, ":at": at.toISOString() },
      });
      await client.send(update);
    },

    async letIn(companyKey, leadId) {
      const update = new UpdateCommand({
        TableName,
        Key: companyStopKey(companyKey),
        UpdateExpression: "ADD letIn :lead",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeValues: { ":lead": new Set([leadId]) },
      });
      await holds(() => client.send(update));
    },

    async companyStop(companyKey, leadId) {
      const stop = await item(companyStopKey(companyKey), StopItem);
      if (!stop || (leadId !== undefined && stop.letIn?.has(leadId))) return undefined;
      const { reason, at } = stop;
      return { reason, at };
    },

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
