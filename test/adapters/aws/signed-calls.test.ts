import { AwsClient } from "aws4fetch";
import { expect, test } from "vitest";
import { signedDepartmentSecret } from "#shared/adapters/secrets-manager/signed-department-secret.ts";
import { signedQueue } from "#shared/adapters/sqs/signed-queue.ts";
import { signedFlowStarts } from "#shared/adapters/step-functions/signed-flow-starts.ts";
import { localServer } from "../../support/local-server.ts";

const client = (service: string) =>
  new AwsClient({
    accessKeyId: "a",
    secretAccessKey: "b",
    service,
    region: "eu-west-1",
    retries: 0,
  });

/** Answers as AWS does, and keeps what it was asked. */
async function awsAnswering(status: number, answer: string) {
  const seen: { target: unknown; signed: boolean; body: unknown }[] = [];
  const server = await localServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { authorization = "", "x-amz-target": target } = request.headers;
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      seen.push({ target, signed: authorization.startsWith("AWS4-HMAC-SHA256"), body });
      response.writeHead(status).end(answer);
    });
  });
  return { url: `${server.url}/`, seen };
}

test("a flow is started under its name, with its input as text, signed", async () => {
  const { url, seen } = await awsAnswering(200, `{"executionArn":"x","startDate":1}`);
  const flows = signedFlowStarts(client("states"), url, { "lead-pipeline": "arn:machine" });

  expect(await flows.start("lead-pipeline", "finder-1", { leadId: "lead-1" })).toBe("started");
  expect(seen).toEqual([
    {
      target: "AWSStepFunctions.StartExecution",
      signed: true,
      body: { stateMachineArn: "arn:machine", name: "finder-1", input: `{"leadId":"lead-1"}` },
    },
  ]);
});

test.each([
  `{"__type":"ExecutionAlreadyExists","message":"it exists"}`,
  `{"__type":"com.amazonaws.swf.service.v2.model#ExecutionAlreadyExists"}`,
])("an execution that exists is known: %s", async (answer) => {
  const { url } = await awsAnswering(400, answer);
  const flows = signedFlowStarts(client("states"), url, { "lead-pipeline": "arn:machine" });

  expect(await flows.start("lead-pipeline", "finder-1", {})).toBe("known");
});

test("any other refusal is a fault that names the execution or the queue", async () => {
  const { url } = await awsAnswering(400, `{"__type":"AccessDeniedException"}`);
  const flows = signedFlowStarts(client("states"), url, { "lead-pipeline": "arn:machine" });
  const queue = signedQueue(client("sqs"), url, "https://sqs.example/outreach");

  await expect(flows.start("lead-pipeline", "finder-1", {})).rejects.toThrow(
    "Step Functions answered 400 for finder-1",
  );
  await expect(queue.send({})).rejects.toThrow("SQS answered 400 for https://sqs.example/outreach");
});

test("a message is sent to its queue as text, signed", async () => {
  const { url, seen } = await awsAnswering(200, `{"MessageId":"1"}`);

  await signedQueue(client("sqs"), url, "https://sqs.example/outreach").send({ kind: "begin" });

  expect(seen).toEqual([
    {
      target: "AmazonSQS.SendMessage",
      signed: true,
      body: { QueueUrl: "https://sqs.example/outreach", MessageBody: `{"kind":"begin"}` },
    },
  ]);
});

test("the secret is asked for once in five minutes", async () => {
  const { url, seen } = await awsAnswering(
    200,
    `{"SecretString":"{\\"OPENAI_API_KEY\\":\\"k\\"}"}`,
  );
  let now = new Date("2026-03-02T09:00:00Z");
  const secret = signedDepartmentSecret(client("secretsmanager"), url, "keys", () => now);

  expect(await secret()).toMatchObject({ OPENAI_API_KEY: "k" });
  await secret();
  expect(seen).toEqual([
    { target: "secretsmanager.GetSecretValue", signed: true, body: { SecretId: "keys" } },
  ]);
  now = new Date("2026-03-02T09:05:01Z");
  await secret();
  expect(seen).toHaveLength(2);
});

test("a secret that cannot be read is a fault that names it, and is asked for again", async () => {
  const { url, seen } = await awsAnswering(400, `{"__type":"AccessDeniedException"}`);
  const secret = signedDepartmentSecret(client("secretsmanager"), url, "keys", () => new Date());

  await expect(secret()).rejects.toThrow("Secrets Manager answered 400 for keys");
  await expect(secret()).rejects.toThrow("AccessDeniedException");
  expect(seen).toHaveLength(2);
});
