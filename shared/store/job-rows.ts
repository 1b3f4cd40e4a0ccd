import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { JobRow } from "#shared/domain/jobs/job.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import { getAll, putNew } from "./batches.ts";
import { holds } from "./conditional.ts";
import { counterKey, outcomeSum, stageSum } from "./job-counters.ts";
import { rowKey } from "./job-keys.ts";

type RowStore = Pick<JobStore, "addRows" | "row" | "rows" | "passStage" | "endRow">;
type Actions = NonNullable<TransactWriteCommandInput["TransactItems"]>;

const RowItem = z.object({ row: JobRow });

/** The rows of jobs. What a row counts, it counts in one transaction with the mark that it has. */
export function jobRows(client: DynamoDBDocumentClient, TableName: string): RowStore {
  const transact = (...TransactItems: Actions): Promise<boolean> =>
    holds(() => client.send(new TransactWriteCommand({ TransactItems })));

  return {
    addRows: (rows) =>
      putNew(
        client,
        TableName,
        rows.map((row) => ({ ...rowKey(row.jobId, row.number), row })),
      ),

    async row(jobId, number) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: rowKey(jobId, number), ConsistentRead: true }),
      );
      return Item && RowItem.parse(Item).row;
    },

    async rows(jobId, from, to) {
      const keys = Array.from({ length: to - from + 1 }, (_, index) => rowKey(jobId, from + index));
      const items = await getAll(client, TableName, keys);
      return items
        .map((item) => RowItem.parse(item).row)
        .toSorted((one, other) => one.number - other.number);
    },

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
      await transact({ Update: mark }, { Update: count });
    },

    async endRow(jobId, row, { outcome, reason, costUsd }) {
      const end = {
        TableName,
        Key: rowKey(jobId, row),
        UpdateExpression:
          "SET #row.#status = :ended, #row.outcome = :outcome, #row.reason = :reason, #row.costUsd = :cost",
        ConditionExpression: "#row.#status = :waiting",
        ExpressionAttributeNames: { "#row": "row", "#status": "status" },
        ExpressionAttributeValues: {
          ":ended": "ended",
          ":waiting": "waiting",
          ":outcome": outcome,
          ":reason": reason,
          ":cost": costUsd,
        },
      };
      const count = {
        TableName,
        Key: counterKey(jobId, row),
        UpdateExpression: "ADD ended :one, #outcome :one, costUsd :cost",
        ExpressionAttributeNames: { "#outcome": outcomeSum(outcome) },
        ExpressionAttributeValues: { ":one": 1, ":cost": costUsd },
      };
      return transact({ Update: end }, { Update: count });
    },
  };
}
