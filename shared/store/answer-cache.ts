import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { AnswerCache } from "#shared/ports/answer-cache.ts";
import type { Clock } from "#shared/ports/clock.ts";

const Item = z.object({ answer: z.string(), model: z.string(), expiresAt: z.int() });

const LIFE_SECONDS = 86_400;
// An item of DynamoDB holds 400 KB; an answer near that is no answer to one of our questions.
const LONGEST_KEPT = 300_000;

export function dynamoAnswerCache(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock,
): AnswerCache {
  const seconds = (): number => Math.floor(clock().getTime() / 1000);
  return {
    async find(key) {
      const get = new GetCommand({ TableName: tableName, Key: keyOf(key) });
      const { Item: found } = await client.send(get);
      if (!found) return undefined;
      const { answer, model, expiresAt } = Item.parse(found);
      if (expiresAt <= seconds()) return undefined;
      return { answer: JSON.parse(answer), model };
    },

    async keep(key, { answer, model }) {
      // As text: DynamoDB would lose undefined and empty shapes, and a cache has no use for its parts.
      const text = JSON.stringify(answer);
      if (Buffer.byteLength(text) > LONGEST_KEPT) return;
      const item = { ...keyOf(key), answer: text, model, expiresAt: seconds() + LIFE_SECONDS };
      await client.send(new PutCommand({ TableName: tableName, Item: item }));
    },
  };
}

function keyOf(key: string) {
  return { pk: `answer#${key}`, sk: "answer" };
}
