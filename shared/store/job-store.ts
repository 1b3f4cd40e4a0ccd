import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Job, JobRow } from "#shared/domain/jobs/job.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import { getAll, putAll, queryAll } from "./batches.ts";
import { holds, holdsAll } from "./conditional.ts";

const JobItem = z.object({ job: Job });
const RowItem = z.object({ row: JobRow });

const jobKey = (id: string) => ({ pk: `JOB#${id}`, sk: "JOB" });
const rowKey = (jobId: string, number: number) => ({ pk: `ROW#${jobId}#${number}`, sk: "ROW" });
const ended = new Set<Job["status"]>(["done", "cancelled", "refused"]);

export function dynamoJobStore(client: DynamoDBDocumentClient, TableName: string): JobStore {
  const now = () => new Date().toISOString();

  return {
    async find(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: jobKey(id), ConsistentRead: true }),
      );
      return Item && JobItem.parse(Item).job;
    },

    async add(job) {
      const Item = { ...jobKey(job.id), gsi1pk: "JOBS", gsi1sk: `${job.createdAt}#${job.id}`, job };
      // A second call for the same upload must not set a running job back.
      await holds(
        client.send(
          new PutCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(pk)" }),
        ),
      );
    },

    async list({ limit, cursor }) {
      const page = await client.send(
        new QueryCommand({
          TableName,
          IndexName: "gsi1",
          ScanIndexForward: false,
          Limit: limit,
          KeyConditionExpression: cursor ? "gsi1pk = :jobs AND gsi1sk < :cursor" : "gsi1pk = :jobs",
          ExpressionAttributeValues: { ":jobs": "JOBS", ...(cursor && { ":cursor": cursor }) },
        }),
      );
      const jobs = (page.Items ?? []).map((item) => JobItem.parse(item).job);
      const last = jobs.at(-1);
      return page.LastEvaluatedKey && last
        ? { jobs, cursor: `${last.createdAt}#${last.id}` }
        : { jobs };
    },

    async active() {
      const items = await queryAll(client, {
        TableName,
        IndexName: "gsi1",
        KeyConditionExpression: "gsi1pk = :jobs",
        ExpressionAttributeValues: { ":jobs": "JOBS" },
      });
      return items
        .map((item) => JobItem.parse(item).job)
        .filter(({ status }) => !ended.has(status));
    },

    async checkpoint(id, fromRecords, progress) {
      const update = new UpdateCommand({
        TableName,
        Key: jobKey(id),
        UpdateExpression:
          "SET job.records = :records, job.accepted = :accepted, job.rejected = :rejected, job.repeated = :repeated, job.isImported = :imported, job.updatedAt = :now",
        ConditionExpression: "job.records = :from AND job.isImported = :false",
        ExpressionAttributeValues: {
          ":from": fromRecords,
          ":false": false,
          ":records": progress.records,
          ":accepted": progress.accepted,
          ":rejected": progress.rejected,
          ":repeated": progress.repeated,
          ":imported": progress.isImported,
          ":now": now(),
        },
      });
      return (await holds(client.send(update))) ? "moved" : "stale";
    },

    async setMapping(id, mapping) {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: jobKey(id),
          UpdateExpression: "SET job.mapping = :mapping",
          ExpressionAttributeValues: { ":mapping": mapping },
        }),
      );
    },

    async refuse(id, reason) {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: jobKey(id),
          UpdateExpression:
            "SET job.#status = :refused, job.refusal = :reason, job.updatedAt = :now, job.endedAt = :now",
          ExpressionAttributeNames: { "#status": "status" },
          ExpressionAttributeValues: { ":refused": "refused", ":reason": reason, ":now": now() },
        }),
      );
    },

    async moveStatus(id, from, to) {
      const places = from.map((_, index) => `:from${index}`);
      const values = Object.fromEntries(from.map((status, index) => [`:from${index}`, status]));
      const update = new UpdateCommand({
        TableName,
        Key: jobKey(id),
        UpdateExpression: `SET job.#status = :to, job.updatedAt = :now${ended.has(to) ? ", job.endedAt = :now" : ""}`,
        ConditionExpression: `job.#status IN (${places.join(", ")})`,
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ...values, ":to": to, ":now": now() },
      });
      return holds(client.send(update));
    },

    async markStarted(id, from, to) {
      const update = new UpdateCommand({
        TableName,
        Key: jobKey(id),
        UpdateExpression: "SET job.started = :to, job.updatedAt = :now",
        ConditionExpression: "job.started = :before",
        ExpressionAttributeValues: { ":before": from - 1, ":to": to, ":now": now() },
      });
      return holds(client.send(update));
    },

    async addRows(rows) {
      await putAll(
        client,
        rows.map((row) => ({
          table: TableName,
          item: { ...rowKey(row.jobId, row.number), row },
        })),
      );
    },

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
      await holdsAll(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Update: {
                  TableName,
                  Key: rowKey(jobId, row),
                  UpdateExpression: "ADD passed :stages",
                  ConditionExpression: "attribute_exists(pk) AND NOT contains(passed, :stage)",
                  ExpressionAttributeValues: { ":stages": new Set([stage]), ":stage": stage },
                },
              },
              {
                Update: {
                  TableName,
                  Key: jobKey(jobId),
                  UpdateExpression: "ADD job.stages.#stage :one SET job.updatedAt = :now",
                  ExpressionAttributeNames: { "#stage": stage },
                  ExpressionAttributeValues: { ":one": 1, ":now": now() },
                },
              },
            ],
          }),
        ),
      );
    },

    async endRow(jobId, row, { outcome, reason, costUsd }) {
      return holdsAll(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
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
              },
              {
                Update: {
                  TableName,
                  Key: jobKey(jobId),
                  UpdateExpression:
                    "ADD job.ended :one, job.outcomes.#outcome :one, job.costUsd :cost SET job.updatedAt = :now",
                  ExpressionAttributeNames: { "#outcome": outcome },
                  ExpressionAttributeValues: { ":one": 1, ":cost": costUsd, ":now": now() },
                },
              },
            ],
          }),
        ),
      );
    },
  };
}
