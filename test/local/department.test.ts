import { afterAll, beforeAll, expect, test } from "vitest";
import { type Department, startDepartment } from "../../local/department.ts";
import { aWorkplace, type Workplace } from "./fixture-assembly.ts";
import { aFunction, anApi, aQueue, aQueueSource, aTable } from "./fixture-resources.ts";

const worker = `
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
const client = new DynamoDBClient();
export async function handler({ Records }) {
  const failed = [];
  for (const { messageId, body } of Records) {
    if (body === "poison") failed.push({ itemIdentifier: messageId });
    else await client.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { id: { S: body } } }));
  }
  return { batchItemFailures: failed };
}`;

const api = `
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { SQSClient, SendMessageCommand, GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
const database = new DynamoDBClient();
const queues = new SQSClient();
export async function handler({ routeKey, pathParameters, body, requestContext }) {
  if (routeKey === "POST /items") {
    const { MessageId } = await queues.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE, MessageBody: body }));
    return { statusCode: 202, headers: { "x-message": MessageId }, body: "accepted" };
  }
  if (routeKey === "GET /items/{id}") {
    const { Item } = await database.send(new GetItemCommand({ TableName: process.env.TABLE, Key: { id: { S: pathParameters.id } } }));
    return { statusCode: Item ? 200 : 404, body: JSON.stringify(Item ?? null) };
  }
  if (routeKey === "GET /dead") {
    const { Attributes } = await queues.send(new GetQueueAttributesCommand({ QueueUrl: process.env.DEAD, AttributeNames: ["All"] }));
    return { count: Attributes.ApproximateNumberOfMessages };
  }
  return { claims: requestContext.authorizer?.jwt.claims ?? null };
}`;

let workplace: Workplace;
let department: Department;

beforeAll(async () => {
  workplace = await aWorkplace({
    Data: {
      resources: {
        Items: aTable(),
        Dead: aQueue(),
        Work: aQueue({
          VisibilityTimeout: 1,
          RedrivePolicy: {
            deadLetterTargetArn: { "Fn::GetAtt": ["Dead", "Arn"] },
            maxReceiveCount: 2,
          },
        }),
      },
      outputs: {
        Table: { Value: { Ref: "Items" }, Export: { Name: "dev-Data:Items" } },
        Work: { Value: { "Fn::GetAtt": ["Work", "Arn"] }, Export: { Name: "dev-Data:Work" } },
        WorkUrl: { Value: { Ref: "Work" }, Export: { Name: "dev-Data:WorkUrl" } },
        Dead: { Value: { Ref: "Dead" }, Export: { Name: "dev-Data:Dead" } },
      },
    },
    Agents: {
      code: { worker, api },
      resources: {
        Worker: aFunction("worker", {
          Environment: { Variables: { TABLE: { "Fn::ImportValue": "dev-Data:Items" } } },
        }),
        Api0: aFunction("api", {
          Environment: {
            Variables: {
              TABLE: { "Fn::ImportValue": "dev-Data:Items" },
              QUEUE: { "Fn::ImportValue": "dev-Data:WorkUrl" },
              DEAD: { "Fn::ImportValue": "dev-Data:Dead" },
            },
          },
        }),
        Source: aQueueSource("Work", "Worker", {
          EventSourceArn: { "Fn::ImportValue": "dev-Data:Work" },
        }),
        ...anApi("Api0", {
          "POST /items": "NONE",
          "GET /items/{id}": "NONE",
          "GET /dead": "NONE",
          "GET /me": "JWT",
          $default: "NONE",
        }),
      },
    },
  });
  department = await startDepartment({
    assembly: workplace.assembly,
    dataDirectory: workplace.data,
    secret: {},
    environment: {},
    log: () => undefined,
  });
});

afterAll(async () => {
  await department?.close();
  await workplace?.remove();
});

test("a message goes through the queue and the function into the table", async () => {
  const accepted = await fetch(`${department.url}/items`, {
    method: "POST",
    body: "lead-1",
    headers: { "content-type": "text/plain" },
  });
  expect(accepted.status).toBe(202);

  await expect.poll(() => statusOf("/items/lead-1"), { timeout: 5000 }).toBe(200);
});

test("a message that keeps failing ends in the dead-letter queue", async () => {
  await fetch(`${department.url}/items`, {
    method: "POST",
    body: "poison",
    headers: { "content-type": "text/plain" },
  });

  await expect.poll(() => jsonOf("/dead"), { timeout: 8000 }).toEqual({ count: "1" });
});

async function statusOf(path: string): Promise<number> {
  const response = await fetch(department.url + path);
  await response.text();
  return response.status;
}

async function jsonOf(path: string): Promise<unknown> {
  return (await fetch(department.url + path)).json();
}
