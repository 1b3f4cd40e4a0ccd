import { expect, test } from "vitest";
import * as z from "zod";
import { functionsOf } from "./department-functions.ts";
import { type DeployedDepartment, deployedDepartment } from "./deployed-department.ts";

const OneOrMore = z.union([z.string().transform((only) => [only]), z.array(z.string())]);
const Policy = z.object({
  Roles: z.array(z.string()),
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({ Effect: z.literal("Allow"), Action: OneOrMore, Resource: OneOrMore }),
    ),
  }),
});

const prod = await deployedDepartment("prod");
const statements = statementsOf(prod);

/** AWS offers these on every resource or none: tracing, and having a flow's log delivered. */
const onEveryResource = [
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

type Grant = {
  /** The function's name, else the id of the role. */
  readonly who: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
};

function statementsOf(department: DeployedDepartment): readonly Grant[] {
  const nameOfRole = new Map(
    functionsOf(department).map(({ name, properties }) => [
      properties.Role.replace(/\.Arn$/, ""),
      name,
    ]),
  );
  return department.all("AWS::IAM::Policy", Policy).flatMap(({ properties }) =>
    properties.Roles.flatMap((role) =>
      properties.PolicyDocument.Statement.map(({ Action, Resource }) => ({
        who: nameOfRole.get(role) ?? role,
        actions: Action,
        resources: Resource,
      })),
    ),
  );
}

function whoMay(isMeant: (grant: Grant) => boolean): readonly string[] {
  return [...new Set(statements.filter(isMeant).map(({ who }) => who))].toSorted();
}

const touches = (resource: RegExp) => (grant: Grant) =>
  grant.resources.some((each) => resource.test(each));
const does = (action: RegExp) => (grant: Grant) => grant.actions.some((each) => action.test(each));

test("no policy allows every action of a service", () => {
  const wide = statements.filter(does(/^\*|:\*$/));
  expect(wide).toEqual([]);
});

test("no policy names every resource, but for actions AWS offers in no other way", () => {
  const allowed = statements
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

test("only the functions that handle files may touch the bucket", () => {
  expect(whoMay(touches(/\/Files/))).toEqual(["api-files", "jobs/export", "jobs/import"]);
});

test("only those who work on jobs may send to the jobs' queues", () => {
  const senders = whoMay(
    (grant) => does(/^sqs:SendMessage$/)(grant) && touches(/\/(Imports|Intake|Exports)/)(grant),
  );
  expect(senders.filter((name) => !name.includes("SchedulerRole"))).toEqual([
    "api-files",
    "flows/lead-pipeline",
    "jobs/ended-flows",
    "jobs/import",
    "jobs/intake",
  ]);
});

test("the import reads its file and may not change it", () => {
  const [grant, ...others] = statements.filter(
    (each) => each.who === "jobs/import" && touches(/\/Files/)(each),
  );
  expect(others).toEqual([]);
  expect(grant?.actions.filter((action) => !/^s3:(Get|List)/.test(action))).toEqual([]);
});

const agents = ["enrichment", "growth-analysis", "marketing", "qualification"];

test("only agents may call a model", () => {
  expect(whoMay(does(/^bedrock:/))).toEqual(agents);
});

test("whoever may call a model may call it and nothing else of Bedrock", () => {
  const actions = statements.filter(does(/^bedrock:/)).flatMap((grant) => grant.actions);
  expect(new Set(actions)).toEqual(
    new Set(["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]),
  );
});

test("the keys of vendors are read by those who call vendors, and changed by nobody", () => {
  const readers = whoMay(does(/^secretsmanager:/));
  expect(readers).toEqual(expect.arrayContaining(agents));
  expect(readers.filter((name) => /^(api|jobs|flows|browser)/.test(name))).toEqual([]);
  const actions = statements
    .flatMap((grant) => grant.actions)
    .filter((each) => /^secrets/.test(each));
  expect(actions.filter((each) => !/:(Get|Describe)/.test(each))).toEqual([]);
});

const reporting = ["sqs:SendMessage", "xray:PutTelemetryRecords", "xray:PutTraceSegments"];

test.each([
  { name: "browser", actions: reporting },
  { name: "page-reader", actions: ["lambda:InvokeFunction", ...reporting] },
])("$name, which reads strangers' pages, may reach no data", ({ name, actions }) => {
  const may = statements.filter(({ who }) => who === name).flatMap((grant) => grant.actions);
  expect(may.toSorted()).toEqual(actions);
});

test("the page reader may ask the browser and nobody else", () => {
  const [asks] = statements.filter((each) => each.who === "page-reader" && does(/^lambda:/)(each));
  expect(asks?.resources.filter((each) => !each.includes("/browserLambda"))).toEqual([]);
});

test("no function may delete a table, a queue or a bucket, or change a role", () => {
  const grave =
    /:(DeleteTable|UpdateTable|DeleteQueue|PurgeQueue|DeleteBucket|PutBucketPolicy)$|^iam:/;
  expect(statements.filter(does(grave))).toEqual([]);
});
