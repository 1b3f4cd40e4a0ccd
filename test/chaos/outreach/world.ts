import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { LinkedInReply } from "#shared/ports/linkedin-channel.ts";
import { startDatabase } from "../../../local/database.ts";
import { tableShape } from "../../support/embedded-dynamo.ts";
import { memoryFiles } from "../../support/memory-files.ts";
import { stormClock } from "./clock.ts";
import { diceFrom } from "./dice.ts";
import { directClient } from "./direct-client.ts";
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
  for (const TableName of Object.values(tables)) {
    await plain.send(new CreateTableCommand({ ...tableShape, TableName }));
  }
  const client = directClient(DynamoDBDocumentClient.from(plain), database.url);
  const dice = diceFrom(seed);
  const clock = stormClock(dice, start);
  const leads = new Map<string, FictionalLead>();
  const queues = createQueues({ dice, clock });
  return {
    client,
    dice,
    clock,
    queues,
    turns: createTurns({ dice, clock }),
    ledger: createLedger(clock, leads),
    flows: createFlows(queues),
    files: memoryFiles(),
    /** Ours that arrived in the bucket, by key. */
    arrived: new Map<string, ArrivedMail>(),
    leads,
    /** Leads of each company. */
    companies: new Map<string, string[]>(),
    /** What people answer on LinkedIn, as its automation tells it. */
    inbox: [] as LinkedInReply[],
    /** True once the storm is over: nothing fails, and nobody does anything new. */
    calm: { isCalm: false },
    async close(): Promise<void> {
      client.destroy();
      plain.destroy();
      await database.close();
    },
  };
}

export type FictionalLead = {
  readonly address: string;
  readonly domain: string;
  readonly linkedinUrl: string;
};

export type ArrivedMail = {
  readonly key: string;
  readonly leadId: string;
  /** "linkedin": a reply there, by the id its message has with us. */
  readonly kind:
    | "linkedin"
    | "linkedin-stop"
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
  /** Whom our mail went to that it is about: a colleague who answered may be the one we wrote to last. */
  readonly to: string;
};
