import { expect, test } from "vitest";
import * as z from "zod";
import { functionsOf } from "./department-functions.ts";
import { deployedDepartment } from "./deployed-department.ts";

const prod = await deployedDepartment("prod");
const functions = functionsOf(prod);

const queues = prod.all(
  "AWS::SQS::Queue",
  z.object({
    VisibilityTimeout: z.number().default(30),
    MessageRetentionPeriod: z.number(),
    SqsManagedSseEnabled: z.literal(true),
    RedrivePolicy: z
      .object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() })
      .optional(),
  }),
);
const deadLetterQueues = new Set([
  ...queues.map(({ properties }) => properties.RedrivePolicy?.deadLetterTargetArn),
  ...functions.map(({ properties }) => properties.DeadLetterConfig.TargetArn),
]);
const readers = prod.all(
  "AWS::Lambda::EventSourceMapping",
  z.object({
    EventSourceArn: z.string(),
    FunctionName: z.string(),
    FunctionResponseTypes: z.array(z.string()),
    ScalingConfig: z.object({ MaximumConcurrency: z.number().min(2) }),
  }),
);
const policies = prod.all(
  "AWS::SQS::QueuePolicy",
  z.object({
    Queues: z.array(z.string()),
    PolicyDocument: z.object({
      Statement: z.array(
        z.looseObject({
          Effect: z.enum(["Allow", "Deny"]),
          Principal: z.unknown(),
          Resource: z.string(),
          Condition: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  }),
);
const FromRule = z.object({ ArnEquals: z.object({ "aws:SourceArn": z.string() }) });

test("every queue has a dead-letter queue or is one", () => {
  for (const { id, properties } of queues) {
    const isDeadLetterQueue = deadLetterQueues.has(`${id}.Arn`);
    expect(isDeadLetterQueue !== (properties.RedrivePolicy !== undefined), id).toBe(true);
  }
});

test("a notice outlasts a mail service that is shut for days: without a chat it has no other way", () => {
  const notices = queues.find(({ id }) => /NoticesQueue/.test(id));
  const { VisibilityTimeout = 0, RedrivePolicy } = notices?.properties ?? {};
  const days = (VisibilityTimeout * (RedrivePolicy?.maxReceiveCount ?? 0)) / 86_400;
  expect(days).toBeGreaterThanOrEqual(3);
});

test("a message is tried several times before it is dead, and kept as long as SQS can", () => {
  for (const { properties } of queues) {
    expect(properties.RedrivePolicy?.maxReceiveCount ?? 5).toBeGreaterThanOrEqual(3);
    expect(properties.MessageRetentionPeriod).toBe(14 * 86_400);
  }
});

test("every queue but the dead letters has a reader", () => {
  const read = readers.map(({ properties }) => properties.EventSourceArn);
  const work = queues.map(({ id }) => `${id}.Arn`).filter((arn) => !deadLetterQueues.has(arn));
  expect(read.toSorted()).toEqual(work.toSorted());
});

test("a message stays invisible six times as long as its reader may take", () => {
  for (const { properties } of readers) {
    const queue = queues.find(({ id }) => `${id}.Arn` === properties.EventSourceArn);
    const reader = functions.find(({ id }) => id === properties.FunctionName);
    expect(queue?.properties.VisibilityTimeout).toBeGreaterThanOrEqual(
      6 * (reader?.properties.Timeout ?? Number.POSITIVE_INFINITY),
    );
  }
});

test("one bad message does not take its batch with it", () => {
  for (const { properties } of readers) {
    expect(properties.FunctionResponseTypes).toEqual(["ReportBatchItemFailures"]);
  }
});

test("a queue takes nothing from outside but what the rules for it bring", () => {
  const rules = prod.all(
    "AWS::Events::Rule",
    z.object({
      Targets: z.array(
        z.object({ Arn: z.string(), DeadLetterConfig: z.object({ Arn: z.string() }).optional() }),
      ),
    }),
  );
  const allowed = policies.flatMap(({ properties }) =>
    properties.PolicyDocument.Statement.filter(({ Effect }) => Effect === "Allow"),
  );
  for (const { Principal, Condition } of allowed) {
    expect(Principal).toEqual({ Service: "events.amazonaws.com" });
    expect(Object.keys(Condition)).toEqual(["ArnEquals"]);
  }
  const brought = rules.flatMap(({ id, properties: { Targets } }) =>
    Targets.flatMap(({ Arn, DeadLetterConfig }) => [Arn, DeadLetterConfig?.Arn])
      .filter((arn) => queues.some((queue) => `${queue.id}.Arn` === arn))
      .map((arn) => `${id} -> ${arn}`),
  );
  expect(
    allowed.map(({ Resource, Condition }) => `${ruleOf(Condition)} -> ${Resource}`).toSorted(),
  ).toEqual(brought.toSorted());
});

test("no queue speaks plain HTTP", () => {
  for (const { id } of queues) {
    const [own] = policies.filter(({ properties }) => properties.Queues.includes(id));
    expect(own?.properties.PolicyDocument.Statement, id).toContainEqual({
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "sqs:*",
      Resource: `${id}.Arn`,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  }
});

function ruleOf(condition: unknown): string {
  const { ArnEquals } = FromRule.parse(condition);
  return ArnEquals["aws:SourceArn"].replace(/\.Arn$/, "");
}
