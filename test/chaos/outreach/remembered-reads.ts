import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { itemToWire } from "./attribute-values.ts";

type Command = Parameters<DynamoDBDocumentClient["send"]>[0];

/** Then it begins anew: a long storm never looks at most of them again. */
const MOST_REMEMBERED = 50_000;

/**
 * What the database answered to a read it would answer again until something is written there, and what was put into it
 * stands in it: all writes of a storm come by here, one at a time. Indexes are always asked.
 */
export function rememberedReads() {
  /** Answers to the reads of one item by its key, and to the others by their whole request. */
  const items = new Map<string, string>();
  const others = new Map<string, string>();
  const ofPartition = new Map<string, Set<string>>();

  function forget(partition: string): void {
    for (const request of ofPartition.get(partition) ?? []) others.delete(request);
    ofPartition.delete(partition);
  }

  return {
    answerTo: (command: Command, request: string): string | undefined =>
      command instanceof GetCommand
        ? items.get(nameOf(command.input.TableName, command.input.Key))
        : others.get(request),

    wasRead(command: Command, request: string, answer: string): void {
      if (items.size > MOST_REMEMBERED) items.clear();
      if (others.size > MOST_REMEMBERED) {
        others.clear();
        ofPartition.clear();
      }
      if (command instanceof GetCommand) {
        items.set(nameOf(command.input.TableName, command.input.Key), answer);
        return;
      }
      const partitions = partitionsReadBy(command);
      if (partitions.length > 0) others.set(request, answer);
      for (const partition of partitions) {
        const requests = ofPartition.get(partition);
        if (requests) requests.add(request);
        else ofPartition.set(partition, new Set([request]));
      }
    },

    /** Refused, or nobody knows: what stands there is asked again, so that nobody tries for ever on what once was. */
    wasNotWritten(command: Command): void {
      for (const { table, key } of writesOf(command)) {
        forget(Key.parse(key).pk);
        items.delete(nameOf(table, key));
      }
    },

    wasWritten(command: Command): void {
      for (const { table, key, item } of writesOf(command)) {
        forget(Key.parse(key).pk);
        if (item) items.set(nameOf(table, key), JSON.stringify({ Item: itemToWire(item) }));
        else items.delete(nameOf(table, key));
      }
    },
  };
}

const Key = z.object({ pk: z.string(), sk: z.string() });

function nameOf(table: string | undefined, key: unknown): string {
  const { pk, sk } = Key.parse(key);
  return `${table} ${pk} ${sk}`;
}

/** Where two tables have a partition of the same name, more is forgotten than has to be. */
function partitionsReadBy(command: Command): readonly string[] {
  if (command instanceof BatchGetCommand) {
    const tables = Object.values(command.input.RequestItems ?? {});
    return tables.flatMap(({ Keys = [] }) => Keys.map((key) => Key.parse(key).pk));
  }
  if (command instanceof QueryCommand && command.input.IndexName === undefined) {
    const { ":pk": pk } = command.input.ExpressionAttributeValues ?? {};
    return typeof pk === "string" ? [pk] : [];
  }
  return [];
}

type Write = {
  readonly table: string | undefined;
  readonly key: unknown;
  /** What stands there now, where that is known without asking. */
  readonly item?: unknown;
};

function writesOf(command: Command): readonly Write[] {
  if (command instanceof PutCommand) {
    const { TableName: table, Item: item } = command.input;
    return [{ table, key: item, item }];
  }
  if (command instanceof UpdateCommand || command instanceof DeleteCommand) {
    return [{ table: command.input.TableName, key: command.input.Key }];
  }
  if (command instanceof BatchWriteCommand) {
    const tables = Object.entries(command.input.RequestItems ?? {});
    return tables.flatMap(([table, requests]) =>
      requests.map(({ PutRequest, DeleteRequest }) => ({
        table,
        key: PutRequest?.Item ?? DeleteRequest?.Key,
      })),
    );
  }
  if (command instanceof TransactWriteCommand) {
    return (command.input.TransactItems ?? []).flatMap(({ Put, Update, Delete }): Write[] => {
      if (Put) return [{ table: Put.TableName, key: Put.Item, item: Put.Item }];
      const { TableName: table, Key: key } = Update ?? Delete ?? {};
      return key ? [{ table, key }] : [];
    });
  }
  return [];
}
