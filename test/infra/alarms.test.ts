import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { functionsOf } from "./department-functions.ts";
import { deployedDepartment } from "./deployed-department.ts";

const prod = await deployedDepartment("prod");

const Dimensions = z.array(z.object({ Name: z.string(), Value: z.string() }));
const Alarm = z.object({
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.string()),
  TreatMissingData: z.string(),
  Dimensions: Dimensions.optional(),
  Metrics: z
    .array(z.object({ MetricStat: z.object({ Metric: z.looseObject({ Dimensions }) }).optional() }))
    .optional(),
});
const alarms = prod.all("AWS::CloudWatch::Alarm", Alarm);

function isWatched(value: string): boolean {
  return alarms.some(({ properties: { Dimensions: own = [], Metrics = [] } }) =>
    [...own, ...Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.Dimensions ?? [])].some(
      (dimension) => dimension.Value === value,
    ),
  );
}

test("a failing function is noticed", () => {
  expect(functionsOf(prod).filter(({ id }) => !isWatched(id))).toEqual([]);
});

test("a failing flow is noticed", () => {
  const flows = prod.all("AWS::StepFunctions::StateMachine", z.unknown());
  expect(flows.length).toBeGreaterThan(0);
  expect(flows.filter(({ id }) => !isWatched(id)).map(({ id }) => id)).toEqual([]);
});

test("messages that wait or are dead are noticed in every queue", () => {
  const queues = prod.all("AWS::SQS::Queue", z.unknown());
  expect(queues.filter(({ id }) => !isWatched(`${id}.QueueName`)).map(({ id }) => id)).toEqual([]);
});

test("every alarm says what happened, what a customer loses, and what to do", () => {
  for (const { properties } of alarms) {
    expect(properties.AlarmDescription).toMatch(
      /^.+\. Impact: [A-Z].+\. What to do: docs\/runbook\/.+\.md$/,
    );
    const page = properties.AlarmDescription.split("What to do: ")[1] ?? "";
    expect(existsSync(join(import.meta.dirname, "../..", page)), page).toBe(true);
  }
});

test("every alarm reaches the topic, and none cries because nothing happened", () => {
  const [topic] = prod.all("AWS::SNS::Topic", z.unknown());
  for (const { properties } of alarms) {
    expect(properties.AlarmActions).toEqual([topic?.id]);
    expect(properties.TreatMissingData).toBe("notBreaching");
  }
});

test("CloudWatch may publish to the alarms' topic", () => {
  const [topic] = prod.all("AWS::SNS::Topic", z.object({ KmsMasterKeyId: z.string().optional() }));
  // The key AWS manages for SNS does not let CloudWatch use it.
  expect(topic?.properties.KmsMasterKeyId).toBeUndefined();

  const [policy] = prod.all(
    "AWS::SNS::TopicPolicy",
    z.object({ PolicyDocument: z.object({ Statement: z.array(z.looseObject({})) }) }),
  );
  expect(policy?.properties.PolicyDocument.Statement).toContainEqual(
    expect.objectContaining({
      Effect: "Allow",
      Action: "sns:Publish",
      Principal: { Service: "cloudwatch.amazonaws.com" },
    }),
  );
});
