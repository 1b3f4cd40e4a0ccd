import { type DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Allocation } from "#shared/domain/reporting/allocation.ts";
import type { AllocationStore } from "#shared/ports/allocation-store.ts";
import { getAll, queryAll } from "./batches.ts";
import { holds } from "./conditional.ts";

const Item = z.object({ allocation: Allocation });

export function dynamoAllocationStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): AllocationStore {
  return {
    async add(allocation) {
      const { leadId, day } = allocation;
      const TransactItems = [
        {
          Put: {
            TableName,
            Item: { ...keyOf(leadId), allocation },
            ConditionExpression: "attribute_not_exists(pk)",
          },
        },
        { Put: { TableName, Item: { pk: dayPartition(day), sk: leadId, allocation } } },
      ];
      return holds(() => client.send(new TransactWriteCommand({ TransactItems })));
    },

    async decided(leadIds) {
      const items = await getAll(client, TableName, leadIds.map(keyOf));
      return new Set(items.map((item) => Item.parse(item).allocation.leadId));
    },

    async ofDay(day) {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": dayPartition(day) },
        ConsistentRead: true,
      });
      return items.map((item) => Item.parse(item).allocation);
    },
  };
}

const keyOf = (leadId: string) => ({ pk: `ALLOCATION#${leadId}`, sk: "ALLOCATION" });
const dayPartition = (day: string): string => `ALLOCATIONS#${day}`;
