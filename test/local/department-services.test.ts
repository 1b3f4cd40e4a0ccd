import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Department, startDepartment } from "../../local/department.ts";
import { aWorkplace, type Workplace } from "./fixture-assembly.ts";
import { aFunction, aQueue } from "./fixture-resources.ts";

// Calls one AWS service as the event says, with a client that knows only the environment.
const caller = `
const clients = {
  events: async (input) => { const { EventBridgeClient, PutEventsCommand } = await import("@aws-sdk/client-eventbridge"); return new EventBridgeClient().send(new PutEventsCommand(input)); },
  secrets: async (input) => { const { AwsClient } = await import("aws4fetch"); const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint } = process.env; const signer = new AwsClient({ accessKeyId, secretAccessKey, service: "secretsmanager", region: "us-east-1" }); const answer = await signer.fetch(endpoint, { method: "POST", headers: { "x-amz-target": "secretsmanager.GetSecretValue" }, body: JSON.stringify(input) }); return answer.json(); },
  lambda: async (input) => { const { LambdaClient, InvokeCommand } = await import("@aws-sdk/client-lambda"); const { Payload, ...rest } = await new LambdaClient().send(new InvokeCommand(input)); return { ...rest, payload: Payload && new TextDecoder().decode(Payload) }; },
  storage: async (input) => { const { S3Client, PutObjectCommand, GetObjectCommand } = await import("@aws-sdk/client-s3"); const s3 = new S3Client(); await s3.send(new PutObjectCommand(input)); const { Body } = await s3.send(new GetObjectCommand({ Bucket: input.Bucket, Key: input.Key })); return Body.transformToString(); },
  flows: async (input) => { const { SFNClient, StartExecutionCommand, DescribeExecutionCommand } = await import("@aws-sdk/client-sfn"); const sfn = new SFNClient(); const { executionArn } = await sfn.send(new StartExecutionCommand(input)); for (;;) { const { status, output } = await sfn.send(new DescribeExecutionCommand({ executionArn })); if (status !== "RUNNING") return { status, output }; await new Promise((resolve) => setTimeout(resolve, 20)); } },
  queues: async (input) => { const { SQSClient, ReceiveMessageCommand } = await import("@aws-sdk/client-sqs"); const { Messages = [] } = await new SQSClient().send(new ReceiveMessageCommand(input)); return Messages.map(({ Body }) => Body); },
  unknown: async () => { const { SQSClient, CreateQueueCommand } = await import("@aws-sdk/client-sqs"); return new SQSClient().send(new CreateQueueCommand({ QueueName: "x" })); },
};
export const handler = ({ client, input }) => clients[client](input);`;

const echo = "export const handler = (event) => ({ echoed: event })";
const failing = 'export const handler = (event) => { throw new Error("no luck with " + event.id) }';
const slow =
  "export const handler = async () => { await new Promise((resolve) => setTimeout(resolve, 300)); return 'finished' }";

let workplace: Workplace;
let department: Department;

beforeAll(async () => {
  workplace = await aWorkplace({
    Department: {
      code: { caller, echo, failing, slow },
      resources: {
        Inbox: aQueue({ QueueName: "inbox" }),
        Ticks: aQueue({ QueueName: "ticks" }),
        Failed: aQueue({ QueueName: "failed" }),
        Files: { Type: "AWS::S3::Bucket", Properties: {} },
        Caller: aFunction("caller", { FunctionName: "caller", Timeout: 15 }),
        Echo: aFunction("echo", { FunctionName: "echo" }),
        Slow: aFunction("slow", { FunctionName: "slow" }),
        Failing: aFunction("failing", { FunctionName: "failing" }),
        FailingInvoke: {
          Type: "AWS::Lambda::EventInvokeConfig",
          Properties: {
            FunctionName: { Ref: "Failing" },
            Qualifier: "$LATEST",
            MaximumRetryAttempts: 0,
            DestinationConfig: {
              OnFailure: { Destination: { "Fn::GetAtt": ["Failed", "Arn"] } },
            },
          },
        },
        Bus: { Type: "AWS::Events::EventBus", Properties: { Name: "department" } },
        Rule: {
          Type: "AWS::Events::Rule",
          Properties: {
            EventBusName: { Ref: "Bus" },
            EventPattern: { "detail-type": ["lead_discovered"] },
            Targets: [
              { Id: "0", Arn: { "Fn::GetAtt": ["Inbox", "Arn"] }, InputPath: "$.detail" },
              { Id: "1", Arn: { "Fn::GetAtt": ["Failing", "Arn"] }, InputPath: "$.detail" },
            ],
          },
        },
        Soon: {
          Type: "AWS::Scheduler::Schedule",
          Properties: {
            ScheduleExpression: `at(${new Date(Date.now() + 2000).toISOString().slice(0, 19)})`,
            FlexibleTimeWindow: { Mode: "OFF" },
            Target: {
              Arn: { "Fn::GetAtt": ["Ticks", "Arn"] },
              RoleArn: "none",
              Input: '{"tick":1}',
            },
          },
        },
        Keys: {
          Type: "AWS::SecretsManager::Secret",
          Properties: {
            Name: "keys",
            GenerateSecretString: { SecretStringTemplate: "{}", GenerateStringKey: "signingKey" },
          },
        },
        Flow: {
          Type: "AWS::StepFunctions::StateMachine",
          Properties: {
            StateMachineName: "flow",
            DefinitionString: JSON.stringify({
              StartAt: "Echo",
              // biome-ignore lint/suspicious/noTemplateCurlyInString: a substitution of the template.
              States: { Echo: { Type: "Task", Resource: "${echo}", End: true } },
            }),
            DefinitionSubstitutions: { echo: { "Fn::GetAtt": ["Echo", "Arn"] } },
            RoleArn: "none",
          },
        },
      },
      outputs: { FlowArn: { Value: { Ref: "Flow" } }, InboxUrl: { Value: { Ref: "Inbox" } } },
    },
  });
  department = await start();
});

afterAll(async () => {
  await department?.close();
  await workplace?.remove();
});

function start(): Promise<Department> {
  return startDepartment({
    assembly: workplace.assembly,
    dataDirectory: workplace.data,
    secret: { OPENAI_API_KEY: "from-the-laptop" },
    environment: {},
    log: () => undefined,
  });
}

function call(client: string, input: object): Promise<unknown> {
  return department.invoke("caller", { client, input });
}

function received(queue: string): Promise<unknown> {
  const QueueUrl = (department.outputs("InboxUrl") ?? "").replace("inbox", queue);
  return call("queues", { QueueUrl, WaitTimeSeconds: 5, MaxNumberOfMessages: 10 });
}

test("an event reaches the queue of its rule, and a function that fails on it ends as a record", async () => {
  const Detail = JSON.stringify({ id: "lead-1" });
  const entry = { EventBusName: "department", Source: "agent.test", Detail };
  const answer = await call("events", {
    Entries: [
      { ...entry, DetailType: "lead_discovered" },
      { ...entry, DetailType: "other" },
      { ...entry, DetailType: "lead_discovered", EventBusName: "nobody" },
    ],
  });

  expect(answer).toMatchObject({ FailedEntryCount: 1 });
  expect(await received("inbox")).toEqual(['{"id":"lead-1"}']);
  const [record] = Array.of(await received("failed")).flat();
  expect(JSON.parse(String(record))).toMatchObject({
    requestPayload: { id: "lead-1" },
    responsePayload: { errorType: "Error", errorMessage: "no luck with lead-1" },
    requestContext: { condition: "RetriesExhausted", approximateInvokeCount: 1 },
  });
});

test("a schedule sends its input when its time comes", async () => {
  expect(await received("ticks")).toEqual(['{"tick":1}']);
});

test("a function can invoke another one and sees its errors as Lambda shows them", async () => {
  expect(await call("lambda", { FunctionName: "echo", Payload: '{"a":1}' })).toMatchObject({
    StatusCode: 200,
    payload: '{"echoed":{"a":1}}',
  });
  const failure = await call("lambda", { FunctionName: "failing", Payload: '{"id":1}' });
  expect(failure).toMatchObject({ StatusCode: 200, FunctionError: "Unhandled" });
  await expect(call("lambda", { FunctionName: "nobody" })).rejects.toMatchObject({
    errorType: "ResourceNotFoundException",
  });
});

test("a flow calls a function and ends with its answer", async () => {
  const stateMachineArn = department.outputs("FlowArn");

  expect(await call("flows", { stateMachineArn, input: '{"lead":1}' })).toEqual({
    status: "SUCCEEDED",
    output: '{"echoed":{"lead":1}}',
  });
});

test("a stored object can be read again", async () => {
  const object = { Bucket: "dev-department-files", Key: "a/b.csv", Body: "id\n1\n" };

  expect(await call("storage", object)).toBe("id\n1\n");
});

test("a secret has what the template generates, once and for all, what the person gave, and where mail goes", async () => {
  const read = async () => {
    const { SecretString } = Object(await call("secrets", { SecretId: "keys" }));
    return JSON.parse(SecretString);
  };
  const first = await read();
  await department.close();
  department = await start();

  expect(first).toEqual({
    OPENAI_API_KEY: "from-the-laptop",
    signingKey: expect.stringMatching(/^[0-9a-f]{64}$/),
    // The laptop's own mail server, at another port each time.
    SMTP_URL: expect.stringMatching(/^smtp:\/\/127\.0\.0\.1:\d+$/),
  });
  expect(await read()).toEqual({ ...first, SMTP_URL: expect.any(String) });
});

test("an AWS operation that does not run here fails by name", async () => {
  await expect(call("unknown", {})).rejects.toThrow("SQS CreateQueue does not run here");
});

test("nothing that is stored knows the port of this run", () => {
  const port = new URL(department.outputs("InboxUrl") ?? "").port;
  const database = new DatabaseSync(`${workplace.data}/queues.sqlite`, { readOnly: true });
  const stored = JSON.stringify(database.prepare("SELECT * FROM message").all());
  database.close();

  expect(stored).not.toContain(`:${port}`);
});

test("closing lets running invocations finish", async () => {
  const running = department.invoke("slow", {});
  await new Promise((resolve) => setTimeout(resolve, 150));
  await department.close();

  expect(await running).toBe("finished");
  department = await start();
});
