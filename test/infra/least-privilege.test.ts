import { expect, test } from "vitest";
import * as z from "zod";
import { functionsOf } from "./department-functions.ts";
import { deployedDepartment } from "./deployed-department.ts";
import { does, grantsOf, touches, whoMay } from "./grants.ts";

const prod = await deployedDepartment("prod");
const grants = grantsOf(prod);

/** AWS offers these on every resource or none: tracing, having a flow's log delivered, speech, and SES's account. */
const onEveryResource = [
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
  "polly:SynthesizeSpeech",
  "ses:DeleteSuppressedDestination",
  "ses:GetAccount",
  "ses:ListSuppressedDestinations",
  "ses:PutSuppressedDestination",
  "transcribe:StartStreamTranscription",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

test("no policy allows every action of a service", () => {
  expect(grants.filter(does(/^\*|:\*$/))).toEqual([]);
});

test("no policy names every resource, but for actions AWS offers in no other way", () => {
  const allowed = grants
    .filter(({ resources }) => resources.includes("*"))
    .flatMap(({ actions }) => actions);
  expect(allowed.filter((action) => !onEveryResource.includes(action))).toEqual([]);
});

test("roles bring nothing of their own but the right to write a log", () => {
  const roles = prod.all(
    "AWS::IAM::Role",
    z.object({
      ManagedPolicyArns: z.array(z.string()).default([]),
      Policies: z.array(z.unknown()).default([]),
    }),
  );
  for (const { properties } of roles) {
    for (const policy of properties.ManagedPolicyArns) {
      expect(policy).toMatch(/:aws:policy\/service-role\/AWSLambdaBasicExecutionRole$/);
    }
    expect(properties.Policies).toEqual([]);
  }
});

test("every function has a role of its own", () => {
  const roles = functionsOf(prod).map(({ properties }) => properties.Role);
  expect(new Set(roles).size).toBe(roles.length);
});

/** The meeting agent and the outreach agent decide by rules alone. */
const askingAgents = [
  "conversation",
  "enrichment",
  "growth-analysis",
  "lead-finder",
  "marketing",
  "qualification",
  "sales-manager",
];

test("only agents that ask a model may call one", () => {
  expect(whoMay(grants, does(/^bedrock:/))).toEqual(askingAgents);
});

test("whoever may call a model may call it and nothing else of Bedrock", () => {
  const actions = grants.filter(does(/^bedrock:/)).flatMap((grant) => grant.actions);
  const ofBedrock = actions.filter((action) => action.startsWith("bedrock:"));
  expect(new Set(ofBedrock)).toEqual(
    new Set(["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]),
  );
});

test("only the function that holds calls may turn speech into text and text into speech", () => {
  expect(whoMay(grants, does(/^polly:/))).toEqual(["voice"]);
  expect(whoMay(grants, does(/^transcribe:/))).toEqual(["voice"]);
});

test("only who sends and who tells the company's people may send mail, and only with the set that tells what becomes of it", () => {
  expect(whoMay(grants, does(/^ses:Send/))).toEqual(["notices", "sending"]);
  const [set] = prod.all("AWS::SES::ConfigurationSet", z.unknown());
  for (const { actions, resources } of grants.filter(does(/^ses:Send/))) {
    expect(actions).toEqual(["ses:SendRawEmail"]);
    expect(resources.map((each) => each.replace(/^.*:(?=[\w-]+\/)/, ""))).toEqual(
      expect.arrayContaining(["identity/*", `configuration-set/${set?.id}`]),
    );
    expect(resources).toHaveLength(2);
  }
});

test("only who watches the red lines looks after SES's account and its list", () => {
  const others = grants.filter((grant) => does(/^ses:/)(grant) && !does(/^ses:Send/)(grant));
  expect(others.map(({ who }) => who)).toEqual(["watch-lines"]);
});

test("the keys of vendors are read by those who call vendors or sign links, and changed by nobody", () => {
  expect(whoMay(grants, does(/^secretsmanager:/))).toEqual(
    [
      ...askingAgents,
      // These sign and check links, and the first two reach Slack, calendars and mailboxes.
      ...["api-desk", "api-meetings", "api-open", "bdr", "decisions", "mail/inbound", "meetings"],
      "notices",
      ...["outreach", "sending", "voice"],
    ].toSorted(),
  );
  const actions = grants.flatMap((grant) => grant.actions).filter((each) => /^secrets/.test(each));
  expect(actions.filter((each) => !/:(Get|Describe)/.test(each))).toEqual([]);
});

test("only who does something may say on the bus that it was done", () => {
  expect(whoMay(grants, does(/^events:PutEvents$/))).toEqual(
    [
      ...askingAgents,
      // A person who has sent by hand, or who holds the sending or lets it go on, says so there.
      ...["api-desk", "api-sending"],
      ...["bdr", "decisions", "mail/inbound", "meetings", "outreach", "sending", "watch-lines"],
    ].toSorted(),
  );
});

const reporting = ["sqs:SendMessage", "xray:PutTelemetryRecords", "xray:PutTraceSegments"];

test.each([
  { name: "api-docs", actions: reporting },
  { name: "browser", actions: reporting },
  { name: "page-reader", actions: ["lambda:InvokeFunction", ...reporting] },
  { name: "reply-reader", actions: reporting },
])(
  "$name, which strangers write for or which only describes, may reach no data",
  ({ name, actions }) => {
    const own = grants.filter(({ who }) => who === name);
    expect(own.flatMap((grant) => grant.actions).toSorted()).toEqual(actions);
    const [sending, ...others] = own.filter(does(/^sqs:/));
    expect(others).toEqual([]);
    expect(sending?.resources).toEqual([expect.stringMatching(/^prod-Messaging\/DeadLetters/)]);
  },
);

test("the page reader may ask the browser and nobody else", () => {
  const [asks] = grants.filter((each) => each.who === "page-reader" && does(/^lambda:/)(each));
  expect(asks?.resources.filter((each) => !each.includes("/browserLambda"))).toEqual([]);
});

test("what is open to strangers may neither start an agent or a flow, nor send, nor touch a file", () => {
  const own = grants.filter(({ who }) => who === "api-open");
  expect(own.filter(does(/^(lambda|states|bedrock|ses|s3|events):/))).toEqual([]);
  expect(own.filter(touches(/Guard|Files|Mail/))).toEqual([]);
});

test("no function may delete a table, a queue or a bucket, or change a role", () => {
  const grave =
    /:(DeleteTable|UpdateTable|DeleteQueue|PurgeQueue|DeleteBucket|PutBucketPolicy)$|^iam:/;
  expect(grants.filter(does(grave))).toEqual([]);
});
