import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { BreakerState, type CircuitBreakerStore } from "#shared/ports/circuit-breaker.ts";
import type { Clock } from "#shared/ports/clock.ts";
import { holds } from "./conditional.ts";

const Item = z.object({ state: BreakerState, version: z.int(), expiresAt: z.int() });

const LIFE_SECONDS = 86_400;

export function dynamoCircuitBreakerStore(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock,
): CircuitBreakerStore {
  const seconds = (): number => Math.floor(clock().getTime() / 1000);
  return {
    async find(name) {
      const get = new GetCommand({
        TableName: tableName,
        Key: keyOf(name),
        ConsistentRead: true,
      });
      const { Item: found } = await client.send(get);
      if (!found) return undefined;
      const { state, version, expiresAt } = Item.parse(found);
      // DynamoDB deletes expired items late: they count as closed, but their version still guards the write.
      if (expiresAt <= seconds()) {
        return { state: { kind: "closed", failures: 0, lastFailureAt: 0 }, version };
      }
      return { state, version };
    },

    async replace(name, version, state) {
      const put = new PutCommand({
        TableName: tableName,
        Item: {
          ...keyOf(name),
          state,
          version: version + 1,
          expiresAt: seconds() + LIFE_SECONDS,
        },
        ConditionExpression: "attribute_not_exists(pk) OR version = :version",
        ExpressionAttributeValues: { ":version": version },
      });
      return holds(() => client.send(put));
    },
  };
}

function keyOf(name: string) {
  return { pk: `breaker#${name}`, sk: "state" };
}
