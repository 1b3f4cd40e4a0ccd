import { type DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { OutcomeEvent } from "#shared/domain/outreach/outcome.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import { queryAll } from "./batches.ts";
import { holds } from "./conditional.ts";

const OutcomeItem = z.object({ outcome: OutcomeEvent });

export function dynamoOutcomeLog(client: DynamoDBDocumentClient, TableName: string): OutcomeLog {
  return {
    async tell(event) {
      const at = new Date(event.at).toISOString();
      // Apart from its day: the same event told again after midnight is still the same.
      const first = {
        TableName,
        Item: { pk: `TOLD#${event.id}`, sk: "TOLD", at },
        ConditionExpression: "attribute_not_exists(pk)",
      };
      const outcome: OutcomeEvent = { ...event, at };
      const Item = { pk: dayPartition(at.slice(0, 10)), sk: `${at}#${event.id}`, outcome };
      const TransactItems = [{ Put: first }, { Put: { TableName, Item } }];
      return holds(() => client.send(new TransactWriteCommand({ TransactItems })));
    },

    async ofDay(day) {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": dayPartition(day) },
        ConsistentRead: true,
      });
      return items.map((item) => OutcomeItem.parse(item).outcome);
    },
  };
}

const dayPartition = (day: string): string => `OUTCOME#${day}`;
