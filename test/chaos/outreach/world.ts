import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { startDatabase } from "../../../local/database.ts";
import { tableShape } from "../../support/embedded-dynamo.ts";
import { memoryFiles } from "../../support/memory-files.ts";
import { stormClock } from "./clock.ts";
import { diceFrom } from "./dice.ts";
import { createFlows } from "./flows.ts";
import { createLedger } from "./ledger.ts";
import { createQueues } from "./queues.ts";
import { createTurns } from "./turns.ts";

export type World = Awaited<ReturnType<typeof openWorld>>;

export const inboundDomain = "replies.tidewater-planning.example";

export const tables = {
  leads: "Leads",
  conversations: "Conversations",
  directory: "Directory",
  operations: "Operations",
} as const;

/** A Monday morning. */
const start = "2026-11-16T08:00:00.000Z";

/** Everything outside the functions: the database, the queues, the flows, the clock, and the book of what happened. */
export async function openWorld(seed: number) {
  const database = await startDatabase(":memory:", () => undefined);
  const plain = new DynamoDBClient({
    endpoint: database.url,
    region: "us-east-1",
    credentials: { accessKeyId: "chaos", secretAccessKey: "chaos" },
  });
  const client = DynamoDBDocumentClient.from(plain, {
    marshallOptions: { removeUndefinedValues: true },
  });
  for (const TableName of Object.values(tables)) {
    await client.send(new CreateTableCommand({ ...tableShape, TableName }));
  }
  const dice = diceFrom(seed);
  const clock = stormClock(dice, start);
  const queues = createQueues({ dice, clock });
  return {
    client,
    dice,
    clock,
    queues,
    turns: createTurns({ dice, clock }),
    ledger: createLedger(clock),
    flows: createFlows(queues),
    files: memoryFiles(),
    /** Ours that arrived in the bucket, by key. */
    arrived: new Map<string, ArrivedMail>(),
    leads: new Map<string, { readonly address: string; readonly domain: string }>(),
    /** True once the storm is over: nothing fails, and nobody does anything new. */
    calm: { isCalm: false },
    async close(): Promise<void> {
      client.destroy();
      plain.destroy();
      await database.close();
    },
  };
}

export type ArrivedMail = {
  readonly key: string;
  readonly leadId: string;
  readonly kind:
    | "reply"
    | "stop"
    | "stop-company"
    | "unsubscribe"
    | "out-of-office"
    | "hard-bounce"
    | "soft-bounce"
    | "complaint"
    | "journal"
    | "calendar"
    | "stranger";
  readonly outboxId: string;
};
