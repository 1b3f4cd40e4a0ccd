import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { defaultKnowledge } from "#shared/domain/knowledge/default-knowledge.ts";
import { KnowledgeEntry } from "#shared/domain/knowledge/knowledge-entry.ts";
import type { KnowledgeStore } from "#shared/ports/knowledge-store.ts";
import { queryAll } from "./batches.ts";

const KnowledgeItem = z.object({ entry: KnowledgeEntry });

export function dynamoKnowledgeStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): KnowledgeStore {
  /** A company that described itself but wrote no knowledge must not speak with the demo company's words. */
  async function hasOwnSeller(): Promise<boolean> {
    const Key = { pk: "SETTINGS", sk: "seller-profile" };
    const { Item } = await client.send(new GetCommand({ TableName, Key }));
    return Item !== undefined;
  }

  return {
    async list() {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": "KNOWLEDGE" },
      });
      if (items.length > 0) return items.map((item) => KnowledgeItem.parse(item).entry);
      return (await hasOwnSeller()) ? [] : defaultKnowledge;
    },

    async save(entry) {
      await client.send(new PutCommand({ TableName, Item: { ...keyOf(entry.id), entry } }));
    },

    async remove(id) {
      await client.send(new DeleteCommand({ TableName, Key: keyOf(id) }));
    },
  };
}

const keyOf = (id: string) => ({ pk: "KNOWLEDGE", sk: id });
