import { afterEach, expect, test } from "vitest";
import { readBlueprint } from "../../local/assembly/blueprint.ts";
import { readCloudAssembly } from "../../local/assembly/cloud-assembly.ts";
import { aWorkplace, type FixtureStack, type Workplace } from "./fixture-assembly.ts";
import { aFunction, aQueue, aQueueSource } from "./fixture-resources.ts";

const addresses = { aws: "http://127.0.0.1:1", api: "http://127.0.0.1:2" };
const workplaces: Workplace[] = [];

afterEach(async () => {
  for (const workplace of workplaces.splice(0)) await workplace.remove();
});

async function blueprintOf(stacks: Readonly<Record<string, FixtureStack>>) {
  const workplace = await aWorkplace(stacks);
  workplaces.push(workplace);
  return readBlueprint(await readCloudAssembly(workplace.assembly), addresses);
}

test("a type that does not run here is refused with its logical id", async () => {
  const resources = { Cluster7F3A: { Type: "AWS::ECS::Cluster" } };

  await expect(blueprintOf({ Data: { resources } })).rejects.toThrow(
    "AWS::ECS::Cluster Cluster7F3A in dev-Data: this type does not run here",
  );
});

test("a property that would be lost is refused, and all problems are told at once", async () => {
  const resources = {
    Orders: aQueue({ FifoQueue: true, QueueName: "orders.fifo" }),
    Stream: aQueueSource("Plain", "Reader", { FilterCriteria: { Filters: [] } }),
    Plain: aQueue(),
    Reader: aFunction("reader"),
  };

  const refusal = blueprintOf({ Data: { resources, code: { reader: "" } } });

  await expect(refusal).rejects.toThrow(/AWS::SQS::Queue Orders in dev-Data: .*FifoQueue/);
  await expect(refusal).rejects.toThrow(/EventSourceMapping Stream in dev-Data: .*FilterCriteria/);
});

test("an event source for a queue that is in no stack is refused", async () => {
  const resources = {
    Reader: aFunction("reader"),
    Source: aQueueSource("x", "Reader", { EventSourceArn: "arn:aws:sqs:us-east-1:1:gone" }),
  };

  await expect(blueprintOf({ Data: { resources, code: { reader: "" } } })).rejects.toThrow(
    "Source points to arn:aws:sqs:us-east-1:1:gone, which is in no stack",
  );
});

test("a rule for incoming mail that would write nowhere, or do what is not done here, is refused", async () => {
  const rule = (Rule: object) => ({
    Type: "AWS::SES::ReceiptRule",
    Properties: { RuleSetName: "rules", Rule: { Recipients: ["mail.example"], ...Rule } },
  });
  await expect(
    blueprintOf({
      Mail: {
        resources: {
          Nowhere: rule({ Actions: [{ S3Action: { BucketName: "elsewhere" } }] }),
        },
      },
    }),
  ).rejects.toThrow("Nowhere points to elsewhere, which is in no stack");
  await expect(
    blueprintOf({ Mail: { resources: { Bounces: rule({ Actions: [{ BounceAction: {} }] }) } } }),
  ).rejects.toThrow(/Bounces in dev-Mail: .*BounceAction/);
});

test("permissions, alarms and keys are passed over, and what refers to them still gets a value", async () => {
  const { functions } = await blueprintOf({
    Data: {
      code: { reader: "" },
      resources: {
        Key: { Type: "AWS::KMS::Key" },
        Alarm: { Type: "AWS::CloudWatch::Alarm" },
        Reader: aFunction("reader", {
          Environment: { Variables: { KEY: { "Fn::GetAtt": ["Key", "Arn"] } } },
        }),
      },
    },
  });

  expect(functions[0]?.properties.Environment.Variables).toEqual({
    KEY: "arn:aws:kms:us-east-1:000000000000:dev-Data-Key",
  });
});

test("CDK's function that empties buckets is not one of the department's functions", async () => {
  const { functions } = await blueprintOf({
    Data: {
      resources: {
        Provider: aFunction("provider"),
        Emptying: {
          Type: "Custom::S3AutoDeleteObjects",
          Properties: { ServiceToken: { "Fn::GetAtt": ["Provider", "Arn"] } },
        },
      },
    },
  });

  expect(functions).toEqual([]);
});

test("a reference to another stack, a joined text and the API's address are resolved", async () => {
  const { functions } = await blueprintOf({
    Data: {
      resources: { Work: aQueue() },
      outputs: { Url: { Value: { Ref: "Work" }, Export: { Name: "work-url" } } },
    },
    Agents: {
      code: { reader: "" },
      resources: {
        Api: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: "HTTP" } },
        Reader: aFunction("reader", {
          Environment: {
            Variables: {
              QUEUE: { "Fn::ImportValue": "work-url" },
              SAME: { "Fn::GetStackOutput": { StackName: "dev-Data", OutputName: "Url" } },
              // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation replaces these.
              ARN: { "Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${!literal}" },
              API: {
                "Fn::Join": [
                  "",
                  [
                    "https://",
                    { Ref: "Api" },
                    ".execute-api.",
                    { Ref: "AWS::Region" },
                    ".",
                    { Ref: "AWS::URLSuffix" },
                    "/unsubscribe",
                  ],
                ],
              },
              GONE: { Ref: "AWS::NoValue" },
            },
          },
        }),
      },
    },
  });

  expect(functions[0]?.properties.Environment.Variables).toEqual({
    QUEUE: "http://127.0.0.1:1/000000000000/dev-Data-Work",
    SAME: "http://127.0.0.1:1/000000000000/dev-Data-Work",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's way to write a bare ${.
    ARN: "arn:aws:sqs:us-east-1:${literal}",
    API: "http://127.0.0.1:2/unsubscribe",
  });
});
