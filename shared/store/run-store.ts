import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { AgentExecution } from "#shared/domain/agents/execution.ts";
import type { ContextEntry, RunStore } from "#shared/ports/run-store.ts";
import { asKey, deleteAll, queryAll } from "./batches.ts";
import { holds, untilFree } from "./conditional.ts";
import { fitToStore } from "./fit-to-store.ts";

/** Executions and context are kept for half a year, long enough for any question about a running campaign. */
const LIFE_SECONDS = 180 * 86_400;

const ExecutionItem = z.object({ execution: AgentExecution });
const ContextItem = z.object({
  entry: z.object({
    agent: z.string(),
    threadId: z.string(),
    runId: z.string(),
    occasion: z.string(),
    at: z.string(),
    status: AgentExecution.shape.status,
    input: z.unknown(),
    output: z.unknown().optional(),
    error: AgentExecution.shape.error,
  }),
});
type ContextItem = z.infer<typeof ContextItem>;
const StatusItem = z.object({
  runs: z.number().default(0),
  failures: z.number().default(0),
  costUsd: z.number().default(0),
  milliseconds: z.number().default(0),
  lastRunAt: z.string().optional(),
  lastError: z.string().optional(),
  resetAt: z.string().optional(),
});

export function dynamoRunStore(client: DynamoDBDocumentClient, TableName: string): RunStore {
  const begin: RunStore["begin"] = async (work) => {
    const Key = executionKey(work);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    const earlier = Item && ExecutionItem.parse(Item).execution;
    if (earlier?.status === "completed") return { kind: "completed", execution: earlier };
    const attempt = (earlier?.attempt ?? 0) + 1;
    const costUsd = earlier?.costUsd ?? 0;
    const begun: AgentExecution = {
      ...work,
      status: "running",
      attempt,
      modelCalls: [],
      toolCalls: [],
      costUsd,
    };
    const put = new PutCommand(unlessCompleted(TableName, begun));
    if (await holds(() => client.send(put))) return { kind: "begun", attempt, costUsd };
    // A twin of this work was completed since the read.
    return begin(work);
  };

  return {
    begin,

    async end(execution) {
      const kept = fitToStore(execution);
      const TransactItems = [
        { Put: unlessCompleted(TableName, kept) },
        { Put: { TableName, Item: contextItem(kept) } },
      ];
      const isClosed = await holds(() => client.send(new TransactWriteCommand({ TransactItems })));
      if (isClosed) await count(client, TableName, kept);
    },

    async executionsOf(runId) {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": `RUN#${runId}` },
        ConsistentRead: true,
      });
      return items
        .map((item) => ExecutionItem.parse(item).execution)
        .toSorted((one, other) => one.startedAt.localeCompare(other.startedAt));
    },

    async context(agent, threadId) {
      const items = await contextItems(client, TableName, agent, threadId);
      return items
        .map((item) => entryOf(ContextItem.parse(item)))
        .toSorted((one, other) => one.at.localeCompare(other.at));
    },

    async clearContext(agent, threadId) {
      const items = await contextItems(client, TableName, agent, threadId);
      await deleteAll(client, TableName, items.map(asKey));
      return items.length;
    },

    async status(agent) {
      const { Item = {} } = await client.send(
        new GetCommand({ TableName, Key: statusKey(agent), ConsistentRead: true }),
      );
      const { lastRunAt, lastError, resetAt, ...sums } = StatusItem.parse(Item);
      return {
        agent,
        ...sums,
        ...(lastRunAt && { lastRunAt }),
        ...(lastError && { lastError }),
        ...(resetAt && { resetAt }),
      };
    },

    async resetStatus(agent) {
      const Item = { ...statusKey(agent), resetAt: new Date().toISOString() };
      await client.send(new PutCommand({ TableName, Item }));
    },

    async recent(agent, limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: "gsi1",
          KeyConditionExpression: "gsi1pk = :agent",
          ExpressionAttributeValues: { ":agent": `AGENT#${agent}` },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map((item) => ExecutionItem.parse(item).execution);
    },
  };
}

function executionKey(work: Pick<AgentExecution, "runId" | "agent" | "occasion">) {
  return { pk: `RUN#${work.runId}`, sk: `EXECUTION#${work.agent}#${work.occasion}` };
}

const statusKey = (agent: string) => ({ pk: `AGENT#${agent}`, sk: "STATUS" });

function executionItem(execution: AgentExecution) {
  return {
    ...executionKey(execution),
    gsi1pk: `AGENT#${execution.agent}`,
    gsi1sk: `${execution.startedAt}#${execution.runId}`,
    expiresAt: expiry(execution),
    execution,
  };
}

function entryOf({ entry: { error, ...entry } }: ContextItem): ContextEntry {
  return { ...entry, ...(error && { error }) };
}

/** Where an execution is put, so long as the same work has not been completed. */
function unlessCompleted(TableName: string, execution: AgentExecution) {
  return {
    TableName,
    Item: executionItem(execution),
    ConditionExpression: "attribute_not_exists(pk) OR execution.#status <> :completed",
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: { ":completed": "completed" },
  };
}

function contextItem({ agent, threadId, runId, occasion, ...execution }: AgentExecution) {
  const { status, input, output, error, startedAt, endedAt } = execution;
  const at = endedAt ?? startedAt;
  return {
    pk: `THREAD#${threadId}`,
    sk: `CONTEXT#${agent}#${runId}#${occasion}`,
    expiresAt: expiry(execution),
    entry: { agent, threadId, runId, occasion, at, status, input, output, error },
  };
}

const expiry = ({ startedAt }: Pick<AgentExecution, "startedAt">): number =>
  Math.floor(Date.parse(startedAt) / 1000) + LIFE_SECONDS;

function contextItems(
  client: DynamoDBDocumentClient,
  TableName: string,
  agent: string,
  threadId: string,
) {
  return queryAll(client, {
    TableName,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :agent)",
    ExpressionAttributeValues: { ":pk": `THREAD#${threadId}`, ":agent": `CONTEXT#${agent}#` },
    ConsistentRead: true,
  });
}

/** A roll-up for the status page: a crash between the execution and this may lose one count, never double one. */
async function count(
  client: DynamoDBDocumentClient,
  TableName: string,
  { agent, status, modelCalls, toolCalls, milliseconds, endedAt, error }: AgentExecution,
): Promise<void> {
  // The cost of earlier attempts was counted when they ended.
  const costUsd = [...modelCalls, ...toolCalls].reduce((sum, call) => sum + call.costUsd, 0);
  const update = new UpdateCommand({
    TableName,
    Key: statusKey(agent),
    UpdateExpression: `ADD runs :one, failures :failure, costUsd :cost, milliseconds :time SET lastRunAt = :at${error ? ", lastError = :error" : ""}`,
    ExpressionAttributeValues: {
      ":one": 1,
      ":failure": status === "failed" ? 1 : 0,
      ":cost": costUsd,
      ":time": milliseconds ?? 0,
      ":at": endedAt,
      ...(error && { ":error": `${error.name}: ${error.message}` }),
    },
  });
  await untilFree(() => client.send(update));
}
