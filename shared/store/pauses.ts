import { type DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { PauseScope } from "#shared/domain/compliance/pause-scope.ts";
import type { Pauses } from "#shared/ports/pauses.ts";
import { auditItem } from "./audit-log.ts";
import { type Item, queryAll } from "./batches.ts";
import { holds } from "./conditional.ts";
import { pauseKey, pausesPartition } from "./outreach-keys.ts";

const Pause = z.object({ scope: PauseScope, reason: z.string(), by: z.string(), at: z.string() });
const Resumed = z.object({ scope: PauseScope, at: z.string() });

// Apart from the pauses, whose mere existence stops a send.
const resumedPartition = "PAUSES#RESUMED";

export function dynamoPauses(client: DynamoDBDocumentClient, TableName: string): Pauses {
  function all(partition: string): Promise<readonly Item[]> {
    return queryAll(client, {
      TableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": partition },
      ConsistentRead: true,
    });
  }

  return {
    async pause(pause) {
      const entry = {
        at: pause.at,
        who: pause.by,
        what: "paused",
        about: nameOf(pause.scope),
        why: pause.reason,
      };
      const pausing = new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName,
              Item: { ...pauseKey(pause.scope), pause },
              // The first reason stays: what a red line paused is not relabelled by a later one.
              ConditionExpression: "attribute_not_exists(pk)",
            },
          },
          { Put: { TableName, Item: auditItem(entry) } },
        ],
      });
      await holds(() => client.send(pausing));
    },

    async resume(scope, by, at, reason = "") {
      const key = pauseKey(scope);
      const time = at.toISOString();
      const entry = { at: time, who: by, what: "resumed", about: nameOf(scope), why: reason };
      const resumption = new TransactWriteCommand({
        TransactItems: [
          { Delete: { TableName, Key: key, ConditionExpression: "attribute_exists(pk)" } },
          {
            Put: {
              TableName,
              Item: { pk: resumedPartition, sk: key.sk, resumed: { scope, at: time } },
            },
          },
          { Put: { TableName, Item: auditItem(entry) } },
        ],
      });
      return holds(() => client.send(resumption));
    },

    async list() {
      return (await all(pausesPartition)).map((item) => Pause.parse(item["pause"]));
    },

    async resumed() {
      return (await all(resumedPartition)).map((item) => Resumed.parse(item["resumed"]));
    },
  };
}

function nameOf(scope: PauseScope): string {
  return scope.kind === "all" ? "everything" : `${scope.kind} ${scope.id}`;
}
