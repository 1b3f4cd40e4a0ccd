import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { PersonTask } from "#shared/domain/outreach/person-task.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import { attempt } from "./conditional.ts";

const TaskItem = z.object({ task: PersonTask });
const key = (id: string) => ({ pk: `TASK#${id}`, sk: "TASK" });

export function dynamoTaskStore(client: DynamoDBDocumentClient, TableName: string): TaskStore {
  async function find(id: string): Promise<PersonTask | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: key(id), ConsistentRead: true }),
    );
    return Item && TaskItem.parse(Item).task;
  }

  return {
    find,

    async add(task) {
      const ConditionExpression = "attribute_not_exists(pk)";
      await attempt(() =>
        client.send(new PutCommand({ TableName, Item: itemOf(task), ConditionExpression })),
      );
    },

    async open(limit, after) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: "gsi1",
          KeyConditionExpression: after ? "gsi1pk = :open AND gsi1sk > :after" : "gsi1pk = :open",
          ExpressionAttributeValues: {
            ":open": "TASKS-OPEN",
            ...(after && { ":after": listPlace(after) }),
          },
          Limit: limit,
        }),
      );
      return Items.map((item) => TaskItem.parse(item).task);
    },

    async close(id, { status, by, at, reason }) {
      const task = await find(id);
      if (task?.status !== "open") return task;
      const closed = { ...task, status, closedBy: by, closedAt: at.toISOString(), reason };
      const done = await attempt(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: itemOf(closed),
            ConditionExpression: "task.#status = :open",
            ExpressionAttributeNames: { "#status": "status" },
            ExpressionAttributeValues: { ":open": "open" },
          }),
        ),
      );
      return done.kind === "written" ? closed : find(id);
    },
  };
}

/** Only what is open stands in the index. */
function itemOf(task: PersonTask) {
  const listed = { gsi1pk: "TASKS-OPEN", gsi1sk: listPlace(task) };
  return { ...key(task.id), ...(task.status === "open" && listed), task };
}

function listPlace({ createdAt, id }: PersonTask): string {
  return `${createdAt}#${id}`;
}
