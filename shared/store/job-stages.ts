import { type DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { JobStore } from "#shared/ports/job-store.ts";
import { holds } from "./conditional.ts";
import { counterKey, stageSum } from "./job-counters.ts";
import { rowKey } from "./job-keys.ts";

/** All that an agent tells of a job, apart from the job's store: agents near the limit of their bundle need no more. */
export function dynamoJobStages(
  client: DynamoDBDocumentClient,
  TableName: string,
): Pick<JobStore, "passStage"> {
  return {
    async passStage(jobId, row, stage) {
      const mark = {
        TableName,
        Key: rowKey(jobId, row),
        UpdateExpression: "ADD passed :stages",
        ConditionExpression: "attribute_exists(pk) AND NOT contains(passed, :stage)",
        ExpressionAttributeValues: { ":stages": new Set([stage]), ":stage": stage },
      };
      const count = {
        TableName,
        Key: counterKey(jobId, row),
        UpdateExpression: "ADD #stage :one",
        ExpressionAttributeNames: { "#stage": stageSum(stage) },
        ExpressionAttributeValues: { ":one": 1 },
      };
      const TransactItems = [{ Update: mark }, { Update: count }];
      await holds(() => client.send(new TransactWriteCommand({ TransactItems })));
    },
  };
}
