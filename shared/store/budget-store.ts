import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Budget } from "#shared/ports/budget.ts";
import type { Clock } from "#shared/ports/clock.ts";
import { holds } from "./conditional.ts";

// Kept a month, so that a bill can be compared with its days.
const LIFE_SECONDS = 31 * 86_400;

/** One item a day counts whole micro-dollars, so that no sum of fractions drifts. */
export function dynamoBudget(
  client: DynamoDBDocumentClient,
  tableName: string,
  dailyBudgetUsd: number,
  clock: Clock,
): Budget {
  return {
    async reserve(usd) {
      const now = clock();
      const day = now.toISOString().slice(0, 10);
      const amount = microDollars(usd);
      const left = Math.floor(dailyBudgetUsd * 1_000_000) - amount;
      if (left < 0) return { kind: "spent", day };
      const update = new UpdateCommand({
        TableName: tableName,
        Key: keyOf(day),
        UpdateExpression: "SET expiresAt = :expiresAt ADD spentMicroDollars :amount",
        ConditionExpression:
          "attribute_not_exists(spentMicroDollars) OR spentMicroDollars <= :left",
        ExpressionAttributeValues: {
          ":amount": amount,
          ":left": left,
          ":expiresAt": Math.floor(now.getTime() / 1000) + LIFE_SECONDS,
        },
      });
      const isWithin = await holds(() => client.send(update));
      return isWithin ? { kind: "reserved", day, usd } : { kind: "spent", day };
    },

    async settle({ day, usd }, actualUsd) {
      const difference = microDollars(actualUsd) - microDollars(usd);
      if (difference === 0) return;
      const update = new UpdateCommand({
        TableName: tableName,
        Key: keyOf(day),
        UpdateExpression: "ADD spentMicroDollars :difference",
        ExpressionAttributeValues: { ":difference": difference },
      });
      await client.send(update);
    },
  };
}

function microDollars(usd: number): number {
  return Math.ceil(usd * 1_000_000);
}

function keyOf(day: string) {
  return { pk: `budget#${day}`, sk: "models" };
}
