import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { JobRow, type RowOutcome } from "#shared/domain/jobs/job.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import { chunksOf, getAll, putNew } from "./batches.ts";
import { attempt, holds } from "./conditional.ts";
import { counterKey, outcomeSum } from "./job-counters.ts";
import { rowKey } from "./job-keys.ts";

type RowStore = Pick<JobStore, "addRows" | "row" | "rows" | "endRow" | "cancelRows">;
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

    endRow: (jobId, row, end) =>
      transact(endOf(TableName, jobId, row, end), countOf(TableName, jobId, row, 1, end)),

    async cancelRows(jobId, from, to, reason) {
      const end: RowEnd = { outcome: "cancelled", reason, costUsd: 0 };
      const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      const byCounter = Object.groupBy(numbers, (row) => counterKey(jobId, row).sk);
      // Side by side, for those of different counters are in nobody's way.
      const cancelled = await Promise.all(
        Object.values(byCounter).map(async (rows = []) => {
          let sum = 0;
          for (const some of chunksOf(rows, ROWS_BESIDE_COUNTER)) sum += await endAll(some);
          return sum;
        }),
      );
      return cancelled.reduce((sum, count) => sum + count, 0);

      /** Those that ended meanwhile keep the others from being written, so they are left out. */
      async function endAll(rows: readonly number[]): Promise<number> {
        let left = rows;
        for (let first = left[0]; first !== undefined; first = left[0]) {
          const count = countOf(TableName, jobId, first, left.length, end);
          const ends = left.map((row) => endOf(TableName, jobId, row, end));
          const TransactItems = [...ends, count];
          const written = await attempt(() =>
            client.send(new TransactWriteCommand({ TransactItems })),
          );
          if (written.kind === "written") break;
          const ended = new Set(written.failed.map(({ at }) => at));
          left = left.filter((_, at) => !ended.has(at));
        }
        return left.length;
      }
    },
  };
}

/** DynamoDB takes 100 actions in a transaction, and one of them counts. */
const ROWS_BESIDE_COUNTER = 99;

type RowEnd = {
  readonly outcome: RowOutcome;
  readonly reason: string;
  readonly costUsd: number;
};

function endOf(
  TableName: string,
  jobId: string,
  row: number,
  { outcome, reason, costUsd }: RowEnd,
): Actions[number] {
  return {
    Update: {
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
    },
  };
}

/** Counts rows where the first of them counts. */
function countOf(
  TableName: string,
  jobId: string,
  row: number,
  rows: number,
  { outcome, costUsd }: RowEnd,
): Actions[number] {
  return {
    Update: {
      TableName,
      Key: counterKey(jobId, row),
      UpdateExpression: "ADD ended :rows, #outcome :rows, costUsd :cost",
      ExpressionAttributeNames: { "#outcome": outcomeSum(outcome) },
      ExpressionAttributeValues: { ":rows": rows, ":cost": costUsd },
    },
  };
}
