import {
  type DynamoDBDocumentClient,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { hasEnded, Job, type JobStatus } from "#shared/domain/jobs/job.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import { queryAll } from "./batches.ts";
import { holds } from "./conditional.ts";
import { isCounter, withCounts } from "./job-counters.ts";
import {
  jobKey,
  jobPartition,
  jobsIndex,
  listPlace,
  unfinishedKey,
  unfinishedPartition,
} from "./job-keys.ts";
import { jobRows } from "./job-rows.ts";
import { dynamoJobStages } from "./job-stages.ts";

const JobItem = z.object({ job: Job });

export function dynamoJobStore(client: DynamoDBDocumentClient, TableName: string): JobStore {
  const now = () => new Date().toISOString();

  async function find(id: string): Promise<Job | undefined> {
    const items = await queryAll(client, {
      TableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": jobPartition(id) },
      ConsistentRead: true,
    });
    const head = items.find(({ sk }) => sk === jobKey(id).sk);
    return head && withCounts(JobItem.parse(head).job, items.filter(isCounter));
  }

  async function findAll(ids: readonly string[]): Promise<readonly Job[]> {
    const jobs = await Promise.all(ids.map(find));
    return jobs.filter((job) => job !== undefined);
  }

  /** Moves the status when it is one of `from`; a job that has ended leaves the list of the unfinished with it. */
  async function move(
    id: string,
    from: readonly JobStatus[],
    to: JobStatus,
    refusal?: string,
  ): Promise<boolean> {
    const places = from.map((_, index) => `:from${index}`);
    const values = Object.fromEntries(from.map((status, index) => [`:from${index}`, status]));
    const end = hasEnded(to) ? ", job.endedAt = :now" : "";
    const why = refusal === undefined ? "" : ", job.refusal = :refusal";
    const calledOff = to === "cancelling" ? ", job.isCancelled = :true" : "";
    const update = {
      TableName,
      Key: jobKey(id),
      UpdateExpression: `SET job.#status = :to, job.updatedAt = :now${end}${why}${calledOff}`,
      ConditionExpression: `job.#status IN (${places.join(", ")})`,
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: {
        ...values,
        ":to": to,
        ":now": now(),
        ...(refusal !== undefined && { ":refusal": refusal }),
        ...(calledOff && { ":true": true }),
      },
    };
    const leave = { Delete: { TableName, Key: unfinishedKey(id) } };
    return holds(() =>
      hasEnded(to)
        ? client.send(new TransactWriteCommand({ TransactItems: [{ Update: update }, leave] }))
        : client.send(new UpdateCommand(update)),
    );
  }

  return {
    find,

    async add(job) {
      const head = {
        TableName,
        Item: { ...jobKey(job.id), gsi1pk: jobsIndex, gsi1sk: listPlace(job), job },
        // A second call for the same upload must not set a running job back.
        ConditionExpression: "attribute_not_exists(pk)",
      };
      const mark = { TableName, Item: unfinishedKey(job.id) };
      await holds(() =>
        client.send(new TransactWriteCommand({ TransactItems: [{ Put: head }, { Put: mark }] })),
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
          ExpressionAttributeValues: { ":jobs": jobsIndex, ...(cursor && { ":cursor": cursor }) },
        }),
      );
      const listed = (page.Items ?? []).map((item) => JobItem.parse(item).job);
      const last = listed.at(-1);
      const jobs = await findAll(listed.map(({ id }) => id));
      return page.LastEvaluatedKey && last ? { jobs, cursor: listPlace(last) } : { jobs };
    },

    async active() {
      const marks = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": unfinishedPartition },
        ConsistentRead: true,
      });
      return findAll(marks.map(({ sk }) => String(sk)));
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
      return (await holds(() => client.send(update))) ? "moved" : "stale";
    },

    async setMapping(id, mapping) {
      const update = new UpdateCommand({
        TableName,
        Key: jobKey(id),
        UpdateExpression: "SET job.mapping = :mapping",
        ConditionExpression: "attribute_not_exists(job.mapping)",
        ExpressionAttributeValues: { ":mapping": mapping },
      });
      await holds(() => client.send(update));
    },

    async refuse(id, reason) {
      await move(id, ["importing", "running", "exporting", "cancelling"], "refused", reason);
    },

    moveStatus: (id, from, to) => move(id, from, to),

    async markStarted(id, from, to) {
      const update = new UpdateCommand({
        TableName,
        Key: jobKey(id),
        UpdateExpression: "SET job.started = :to, job.updatedAt = :now",
        ConditionExpression: "job.started = :before",
        ExpressionAttributeValues: { ":before": from - 1, ":to": to, ":now": now() },
      });
      return holds(() => client.send(update));
    },

    ...jobRows(client, TableName),
    ...dynamoJobStages(client, TableName),
  };
}
