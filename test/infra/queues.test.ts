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

test("every queue has a dead-letter queue or is one", () => {
  for (const { id, properties } of queues) {
    const isDeadLetterQueue = deadLetterQueues.has(`${id}.Arn`);
    expect(isDeadLetterQueue !== (properties.RedrivePolicy !== undefined), id).toBe(true);
  }
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

test("the sweep takes up every minute what a crash left standing", () => {
  const schedules = prod.all(
    "AWS::Scheduler::Schedule",
    z.object({
      ScheduleExpression: z.string(),
      Target: z.object({
        Arn: z.string(),
        Input: z.string(),
        DeadLetterConfig: z.object({ Arn: z.string() }),
      }),
    }),
  );
  const sweep = schedules.find(({ properties }) => properties.Target.Input.includes("sweep"));

  expect(sweep?.properties.ScheduleExpression).toBe("rate(1 minute)");
  expect(sweep?.properties.Target.Arn).toMatch(/IntakeQueue.*\.Arn$/);
});

test("a lead pipeline that breaks is reported, whichever way it ends", () => {
  const [rule] = prod.all(
    "AWS::Events::Rule",
    z.object({
      EventPattern: z.object({
        detail: z.object({ stateMachineArn: z.array(z.string()), status: z.array(z.string()) }),
      }),
      Targets: z.array(z.object({ Arn: z.string(), DeadLetterConfig: z.object({}) })),
    }),
  );

  expect(rule?.properties.EventPattern.detail.status).toEqual(["FAILED", "TIMED_OUT", "ABORTED"]);
  expect(rule?.properties.EventPattern.detail.stateMachineArn[0]).toContain("LeadPipeline");
  expect(rule?.properties.Targets[0]?.Arn).toContain("EndedFlowsQueue");
});
