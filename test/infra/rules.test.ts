import { expect, test } from "vitest";
import * as z from "zod";
import { DepartmentEvent } from "#shared/events/department-event.ts";
import { functionsOf } from "./department-functions.ts";
import { deployedDepartment } from "./deployed-department.ts";

const prod = await deployedDepartment("prod");
const functions = functionsOf(prod);
const queues = prod.all(
  "AWS::SQS::Queue",
  z.object({ RedrivePolicy: z.object({ deadLetterTargetArn: z.string() }).optional() }),
);
const rules = prod.all(
  "AWS::Events::Rule",
  z.object({
    EventBusName: z.string().default("default"),
    State: z.literal("ENABLED"),
    EventPattern: z.looseObject({
      source: z.array(z.string()).optional(),
      "detail-type": z.array(z.string()).optional(),
      detail: z.looseObject({}).optional(),
    }),
    Targets: z.array(
      z.object({ Arn: z.string(), DeadLetterConfig: z.object({ Arn: z.string() }).optional() }),
    ),
  }),
);

function ruleNamed(name: string) {
  const [found, ...others] = rules.filter(({ id }) => id.includes(`/${name}`));
  if (!found || others.length > 0) throw new Error(`There is not one rule ${name}`);
  const [target] = found.properties.Targets;
  return { ...found.properties, target: target?.Arn };
}

test.each(rules.map(({ id, properties }) => ({ id, targets: properties.Targets })))(
  "$id brings events to a queue with dead letters, or calls a function with its own",
  ({ targets }) => {
    expect(targets.length).toBeGreaterThan(0);
    for (const { Arn, DeadLetterConfig } of targets) {
      const queue = queues.find(({ id }) => Arn === `${id}.Arn`);
      const called = functions.find(({ id }) => Arn === `${id}.Arn`);
      // What a rule cannot bring ends where what its reader cannot read ends.
      const end = queue?.properties.RedrivePolicy?.deadLetterTargetArn;
      if (queue) expect(DeadLetterConfig?.Arn).toBe(end);
      expect(end ?? called?.properties.DeadLetterConfig.TargetArn).toMatch(/DeadLetters.*\.Arn$/);
    }
  },
);

test("a lead pipeline that breaks is reported, whichever way it ends", () => {
  const { EventPattern, EventBusName, target } = ruleNamed("BrokenFlows");
  expect(EventBusName).toBe("default");
  expect(EventPattern).toEqual({
    source: ["aws.states"],
    "detail-type": ["Step Functions Execution Status Change"],
    detail: {
      stateMachineArn: [expect.stringContaining("LeadPipeline")],
      status: ["FAILED", "TIMED_OUT", "ABORTED"],
    },
  });
  expect(target).toContain("EndedFlowsQueue");
});

test.each([
  { name: "FileDropped", bucket: "Files", prefix: "drops/", target: /\/dropLambda/ },
  { name: "MailArrived", bucket: "Mail", prefix: "inbound/", target: /InboundMailQueue/ },
])("what is put under $prefix of the bucket $bucket is told, and nothing else of it", (wanted) => {
  const { EventPattern, EventBusName, target } = ruleNamed(wanted.name);
  expect(EventBusName).toBe("default");
  expect(EventPattern).toEqual({
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: {
      bucket: { name: [expect.stringMatching(new RegExp(`/${wanted.bucket}[0-9A-F]{8}$`))] },
      object: { key: [{ prefix: wanted.prefix }] },
    },
  });
  expect(target).toMatch(wanted.target);
});

test("all that SES says goes to the queue of delivery events", () => {
  const { EventPattern, EventBusName, target } = ruleNamed("MailEvents");
  expect(EventBusName).toBe("default");
  expect(EventPattern).toEqual({ source: ["aws.ses"] });
  expect(target).toContain("DeliveryEventsQueue");
});

test("SES-9: an alarm on SES's own figures reaches who pauses, in words it understands", () => {
  const { EventPattern, EventBusName, target } = ruleNamed("ReputationFell");
  const watched = prod
    .all("AWS::CloudWatch::Alarm", z.looseObject({ Namespace: z.string().optional() }))
    .filter(({ properties }) => properties.Namespace === "AWS/SES");
  expect(
    watched.map(({ properties }) => [properties["MetricName"], properties["Threshold"]]),
  ).toEqual([
    ["Reputation.BounceRate", 0.04],
    ["Reputation.ComplaintRate", 0.0008],
  ]);
  expect(EventBusName).toBe("default");
  expect(EventPattern).toEqual({
    source: ["aws.cloudwatch"],
    "detail-type": ["CloudWatch Alarm State Change"],
    detail: { alarmName: watched.map(({ id }) => id), state: { value: ["ALARM"] } },
  });
  expect(target).toContain("ReputationQueue");
});

test("the lead finder hears when leads are asked for", () => {
  const { EventPattern, target } = ruleNamed("SearchRequested");
  expect(EventPattern).toEqual({ "detail-type": ["search_requested"] });
  expect(target).toMatch(/\/leadfinderLambda/);
});

test("what waits for a person, and what stopped by itself, is told", () => {
  const { EventPattern, target } = ruleNamed("WorthTelling");
  expect(EventPattern).toEqual({
    "detail-type": [
      "approval_requested",
      "approval_decided",
      "handoff_requested",
      "sending_paused",
      "sending_resumed",
      "report_ready",
      "meeting_booked",
    ],
  });
  expect(target).toContain("NoticesQueue");
});

test("rules about the department's own events listen on its bus, and for events that exist", () => {
  const [bus] = prod.all("AWS::Events::EventBus", z.unknown());
  const own = rules.filter(({ properties }) => properties.EventPattern.source === undefined);
  expect(own).toHaveLength(2);
  for (const { properties } of own) {
    expect(properties.EventBusName).toBe(bus?.id);
    expect(DepartmentEvent.shape.type.options).toEqual(
      expect.arrayContaining(properties.EventPattern["detail-type"] ?? []),
    );
  }
});

test("there is no other rule", () => {
  expect(rules).toHaveLength(7);
});
