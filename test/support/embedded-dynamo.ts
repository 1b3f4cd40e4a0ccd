import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll } from "vitest";

export type EmbeddedDynamo = {
  readonly client: DynamoDBDocumentClient;
  /** Makes an empty table of the shape every table of the department has, and answers its name. */
  readonly table: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** Starts the embedded DynamoDB in memory for the tests of one file. */
export function embeddedDynamo(): () => EmbeddedDynamo {
  let started: EmbeddedDynamo | undefined;
  beforeAll(async () => {
    started = await startEmbeddedDynamo();
  });
  afterAll(() => started?.close());
  return () => {
    if (!started) throw new Error("The embedded DynamoDB has not started");
    return started;
  };
}

async function startEmbeddedDynamo(): Promise<EmbeddedDynamo> {
  const port = await freePort();
  const binary = createRequire(import.meta.url).resolve(
    `@dynoxide/${process.platform}-${process.arch}/dynoxide`,
  );
  const child = spawn(binary, ["serve", "--port", String(port)], { stdio: "ignore" });
  await untilListening(port);

  const plain = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const client = DynamoDBDocumentClient.from(plain, {
    marshallOptions: { removeUndefinedValues: true },
  });
  let tables = 0;

  return {
    client,
    async table(name) {
      tables += 1;
      const TableName = `${name}-${tables}`;
      await client.send(new CreateTableCommand({ ...tableShape, TableName }));
      return TableName;
    },
    async close() {
      client.destroy();
      plain.destroy();
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

/** test/infra/data-stack.test.ts checks that the deployed tables have this shape. */
export const tableShape = {
  BillingMode: "PAY_PER_REQUEST" as const,
  AttributeDefinitions: ["pk", "sk", "gsi1pk", "gsi1sk"].map((AttributeName) => ({
    AttributeName,
    AttributeType: "S" as const,
  })),
  KeySchema: [
    { AttributeName: "pk", KeyType: "HASH" as const },
    { AttributeName: "sk", KeyType: "RANGE" as const },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: "gsi1",
      KeySchema: [
        { AttributeName: "gsi1pk", KeyType: "HASH" as const },
        { AttributeName: "gsi1sk", KeyType: "RANGE" as const },
      ],
      Projection: { ProjectionType: "ALL" as const },
    },
  ],
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await sleep(10);
  }
  throw new Error(`The embedded DynamoDB did not listen on ${port}`);
}
