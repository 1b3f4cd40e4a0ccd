import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { TestRun } from "#shared/domain/pipeline/test-run.ts";
import type { TestRunStore } from "#shared/ports/test-run-store.ts";

const TestRunItem = z.object({ run: TestRun });
const key = (id: string) => ({ pk: `TESTRUN#${id}`, sk: "TESTRUN" });

export function dynamoTestRunStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): TestRunStore {
  return {
    async add(run) {
      const Item = {
        ...key(run.id),
        gsi1pk: "TESTRUNS",
        gsi1sk: `${run.startedAt}#${run.id}`,
        run,
      };
      await client.send(new PutCommand({ TableName, Item }));
    },

    async find(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: key(id), ConsistentRead: true }),
      );
      return Item && TestRunItem.parse(Item).run;
    },

    async list(limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: "gsi1",
          KeyConditionExpression: "gsi1pk = :runs",
          ExpressionAttributeValues: { ":runs": "TESTRUNS" },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map((item) => TestRunItem.parse(item).run);
    },
  };
}
