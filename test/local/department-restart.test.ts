import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { startDepartment } from "../../local/department.ts";
import { aWorkplace, type Workplace } from "./fixture-assembly.ts";
import { aFunction, anApi, aQueue, aQueueSource, aTable } from "./fixture-resources.ts";

const clients = `
import { DynamoDBClient, ScanCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
const database = new DynamoDBClient();
const queues = new SQSClient();`;

// Slow enough that a kill always hits messages in work.
const slow = `${clients}
export async function handler({ Records: [{ body }] }) {
  await new Promise((resolve) => setTimeout(resolve, 400));
  await database.send(new UpdateItemCommand({
    TableName: process.env.TABLE, Key: { id: { S: body } },
    UpdateExpression: "ADD finished :one", ExpressionAttributeValues: { ":one": { N: "1" } },
  }));
}`;

const api = `${clients}
export async function handler({ routeKey, body }) {
  if (routeKey === "POST /work") {
    await queues.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE, MessageBody: body }));
    return {};
  }
  const { Items } = await database.send(new ScanCommand({ TableName: process.env.TABLE }));
  return Items.map(({ id }) => id.S).sort();
}`;

const environment = { Variables: { TABLE: { Ref: "Items" }, QUEUE: { Ref: "Work" } } };

let workplace: Workplace;
const processes: ChildProcess[] = [];

beforeAll(async () => {
  workplace = await aWorkplace({
    Department: {
      code: { slow, api },
      resources: {
        Items: aTable(),
        // A message taken twice would be a dead letter, and a minute is longer than this test.
        Dead: aQueue(),
        Work: aQueue({
          VisibilityTimeout: 60,
          RedrivePolicy: {
            deadLetterTargetArn: { "Fn::GetAtt": ["Dead", "Arn"] },
            maxReceiveCount: 1,
          },
        }),
        Slow: aFunction("slow", { Environment: environment }),
        Front: aFunction("api", { Environment: environment }),
        Source: aQueueSource("Work", "Slow", {
          BatchSize: 1,
          ScalingConfig: { MaximumConcurrency: 2 },
        }),
        ...anApi("Front", { "POST /work": "NONE", "GET /done": "NONE" }),
      },
    },
  });
});

afterAll(async () => {
  for (const child of processes) child.kill("SIGKILL");
  await workplace.remove();
});

test("after kill -9 twice every message is worked on, and nothing is left running", async () => {
  const bodies = ["a", "b", "c", "d", "e", "f"];
  let { url, child } = await start();
  for (const body of bodies) await fetch(`${url}/work`, { method: "POST", body });
  for (const _ of ["first kill", "second kill"]) {
    const database = await databaseProcess();
    await kill(child);
    await expect.poll(() => isAlive(database)).toBe(false);
    ({ url, child } = await start());
  }

  await expect.poll(() => done(url), { timeout: 10_000 }).toEqual(bodies);
  child.kill("SIGTERM");
  await once(child, "exit");
});

test("a second start on the same data is refused and names the first one", async () => {
  const { url, child } = await start();

  await expect(
    startDepartment({
      assembly: workplace.assembly,
      dataDirectory: workplace.data,
      secret: {},
      environment: {},
      log: () => undefined,
    }),
  ).rejects.toThrow(`process ${child.pid}, ${url}`);
  child.kill("SIGTERM");
  await once(child, "exit");
});

async function start(): Promise<{ url: string; child: ChildProcess }> {
  const script = join(import.meta.dirname, "department-process.ts");
  const child = spawn(process.execPath, [script, workplace.assembly, workplace.data], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  processes.push(child);
  const [line] = await once(child.stdout, "data");
  return { url: String(line).trim(), child };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function databaseProcess(): Promise<number> {
  const text = await readFile(join(workplace.data, "department.pid"), "utf8");
  const { children } = Holder.parse(JSON.parse(text));
  return children[0].pid;
}

const Holder = z.object({ children: z.tuple([z.object({ pid: z.number() })]) });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function done(url: string): Promise<unknown> {
  return (await fetch(`${url}/done`)).json();
}
