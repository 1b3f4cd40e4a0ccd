import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import { type Item, queryAll } from "./batches.ts";
import { holds } from "./conditional.ts";
import { OutboxItem, outboxIndex, outboxItem } from "./outbox-item.ts";
import {
  accountDayKey,
  accountPaceKey,
  conversationPartition,
  messageIdKey,
  outboxKey,
  outboxPrefix,
} from "./outreach-keys.ts";

/** An entry has few writers; whoever loses this often has met something else. */
const MOST_CHANGES = 20;

export function dynamoOutboxStore(client: DynamoDBDocumentClient, TableName: string): OutboxStore {
  async function item(key: Item): Promise<Item | undefined> {
    const get = new GetCommand({ TableName, Key: key, ConsistentRead: true });
    return (await client.send(get)).Item;
  }

  async function find(leadId: string, id: string): Promise<OutboxEntry | undefined> {
    const found = await item(outboxKey(leadId, id));
    return found && OutboxItem.parse(found).entry;
  }

  /** The oldest of a part of the index, up to a time. */
  async function listed(gsi1pk: string, until: Date | undefined, limit: number) {
    const page = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "gsi1",
        Limit: limit,
        KeyConditionExpression: until ? "gsi1pk = :list AND gsi1sk < :until" : "gsi1pk = :list",
        ExpressionAttributeValues: {
          ":list": gsi1pk,
          // "~" sorts after "#", so what is due at that very millisecond is among them.
          ...(until && { ":until": `${until.toISOString()}~` }),
        },
      }),
    );
    return (page.Items ?? []).map((one) => OutboxItem.parse(one).entry);
  }

  /** Writes the entry as changed, on the version it was read in. */
  function write(changed: OutboxEntry, versionRead: number): Promise<boolean> {
    const put = new PutCommand({
      TableName,
      Item: outboxItem({ ...changed, version: versionRead + 1 }),
      ConditionExpression: "entry.#version = :version",
      ExpressionAttributeNames: { "#version": "version" },
      ExpressionAttributeValues: { ":version": versionRead },
    });
    return holds(() => client.send(put));
  }

  /** Reads, changes where `from` still holds, and again when another was faster; false once it does not hold. */
  async function change(
    { leadId, id }: OutboxEntry,
    from: readonly OutboxEntry["status"][],
    to: (entry: OutboxEntry) => OutboxEntry,
  ): Promise<boolean> {
    for (let number = 1; number <= MOST_CHANGES; number += 1) {
      const entry = await find(leadId, id);
      if (!entry || !from.includes(entry.status)) return false;
      if (await write(to(entry), entry.version)) return true;
    }
    throw new Error(`Outbox entry ${id} was changed by others ${MOST_CHANGES} times in a row`);
  }

  return {
    find,

    async plan(entry) {
      const put = {
        TableName,
        Item: outboxItem(entry),
        ConditionExpression: "attribute_not_exists(pk)",
      };
      const find = { TableName, Item: mark(entry.messageId, entry) };
      const TransactItems = [{ Put: put }, { Put: find }];
      return holds(() => client.send(new TransactWriteCommand({ TransactItems })));
    },

    async ofLead(leadId) {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: {
          ":pk": conversationPartition(leadId),
          ":prefix": outboxPrefix,
        },
        ConsistentRead: true,
      });
      return items.map((one) => OutboxItem.parse(one).entry);
    },

    due: (now, limit) => listed(outboxIndex.planned, now, limit),

    async unsettled(claimedBefore, limit) {
      const claimed = await listed(outboxIndex.claimed, claimedBefore, limit);
      return [...claimed, ...(await listed(outboxIndex.unknown, undefined, limit))];
    },

    settledUntold: (settledBefore, limit) => listed(outboxIndex.untold, settledBefore, limit),

    async told(entry) {
      const update = new UpdateCommand({
        TableName,
        Key: outboxKey(entry.leadId, entry.id),
        UpdateExpression: "REMOVE gsi1pk, gsi1sk",
        ConditionExpression: "entry.#status IN (:sent, :failed)",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":sent": "sent", ":failed": "failed" },
      });
      await holds(() => client.send(update));
    },

    async settle(entry, { status, at, providerId, messageId, reason }) {
      // First and whoever settles: an answer that refers to the provider's Message-ID must find its conversation.
      if (messageId) await client.send(new PutCommand({ TableName, Item: mark(messageId, entry) }));
      const from = status === "unknown" ? (["claimed"] as const) : openStates;
      return change(entry, from, (before) => ({
        ...before,
        status,
        ...(status === "sent" && { sentAt: at.toISOString() }),
        ...(providerId !== undefined && { providerId }),
        ...(messageId !== undefined && { sentMessageId: messageId }),
        // A reason to wait, from before, is no reason of the outcome.
        reason,
      }));
    },

    postpone: (entry, dueAt, reason) =>
      change(entry, ["planned"], (before) => ({ ...before, dueAt: dueAt.toISOString(), reason })),

    cancel: (entry, reason) =>
      change(entry, ["planned"], (before) => ({ ...before, status: "cancelled", reason })),

    async usage(accountId, day) {
      const [sent, pace] = await Promise.all([
        item(accountDayKey(accountId, day)),
        item(accountPaceKey(accountId)),
      ]);
      const nextAt = pace?.["nextAt"];
      return {
        sent: Number(sent?.["sent"] ?? 0),
        nextAt: typeof nextAt === "string" ? nextAt : undefined,
      };
    },
  };
}

const openStates = ["claimed", "unknown"] as const;

const mark = (messageId: string, { leadId }: OutboxEntry) => ({
  ...messageIdKey(messageId),
  leadId,
});
