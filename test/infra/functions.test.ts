import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { functionsOf } from "./department-functions.ts";
import { deployedDepartment, handlerNames } from "./deployed-department.ts";

const prod = await deployedDepartment("prod");
const functions = functionsOf(prod);
const names = functions.map(({ name }) => name);

function named(name: string) {
  const found = functions.find((each) => each.name === name);
  if (!found) throw new Error(`No function is called ${name}`);
  return found;
}

async function environmentSchema(name: string): Promise<z.ZodObject> {
  const folder = join(import.meta.dirname, "../../functions");
  const own = join(folder, name, "env.ts");
  const exported: Record<string, unknown> = await import(
    existsSync(own) ? own : join(folder, "agent-env.ts")
  );
  const schema = Object.values(exported).find((value) => value instanceof z.ZodObject);
  if (!schema) throw new Error(`${name} has no schema of its environment`);
  return schema;
}

/** Read by Node, by the log, or given by the laptop alone. */
const ofEveryFunction = ["STAGE", "FUNCTION", "NODE_OPTIONS", "NODE_USE_ENV_PROXY"];
const ofTheLaptop = ["WORLD_URL", "AWS_ENDPOINT_URL_LAMBDA"];
const setByLambda = { AWS_REGION: "eu-west-1" };
/** SES signs with this name in every region; only another receiving server would need the variable. */
const byDefault = ["RECEIVING_HOST"];
/** Only where the stage has a tenant of its own in SES. */
const bySwitch = ["SES_TENANT"];

test("every handler is deployed exactly once", () => {
  expect(names.toSorted()).toEqual(handlerNames);
});

test.each(names)("%s is given every variable it reads", async (name) => {
  const schema = await environmentSchema(name);
  const given = named(name).properties.Environment.Variables;
  const known = Object.entries(given).map(([variable, value]) => [
    variable,
    afterDeployment(value),
  ]);

  const whole = { ...setByLambda, ...Object.fromEntries(known) };
  expect(schema.safeParse(whole).error?.issues ?? []).toEqual([]);
  const left = [...ofTheLaptop, ...byDefault, ...bySwitch, ...Object.keys(setByLambda)];
  const read = Object.keys(schema.shape).filter((variable) => !left.includes(variable));
  expect(Object.keys(given)).toEqual(expect.arrayContaining(read));
});

/** A queue's own reference becomes its URL, and the API has one; nothing else is a URL. */
function afterDeployment(value: unknown): unknown {
  const isAddress = kindOf(value) === "AWS::SQS::Queue" || kindOf(value) === "URL of the API";
  return isAddress ? "https://known.after.deployment/" : value;
}

/** Type of the resource a variable is a bare reference to, else the attribute it names. */
function kindOf(value: unknown): string {
  const type = prod.resources.find(({ id }) => id === value)?.type;
  if (type) return type;
  const api = prod.all("AWS::ApiGatewayV2::Api", z.unknown())[0]?.id;
  return value === `${api}.ApiEndpoint` ? "URL of the API" : String(value);
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/_TABLE$/, "AWS::DynamoDB::GlobalTable"],
  [/_BUCKET$/, "AWS::S3::Bucket"],
  [/_QUEUE_URL$/, "AWS::SQS::Queue"],
  [/_FUNCTION$/, "AWS::Lambda::Function"],
  [/_SECRET$/, "AWS::SecretsManager::Secret"],
  [/^EVENT_BUS$/, "AWS::Events::EventBus"],
  [/^CONFIGURATION_SET$/, "AWS::SES::ConfigurationSet"],
  [/^(LEAD_PIPELINE|GROWTH_LOOP|\w+_FLOW)$/, "AWS::StepFunctions::StateMachine"],
  [/^PUBLIC_URL$/, "URL of the API"],
];

test.each(names)("each variable of %s names a thing of its kind, and the right one", (name) => {
  const given = Object.entries(named(name).properties.Environment.Variables);
  for (const [variable, value] of given) {
    const kind = kinds.find(([pattern]) => pattern.test(variable))?.[1];
    if (!kind) continue;
    expect(kindOf(value), variable).toBe(kind);
    expect(plain(value), variable).toContain(plain(ownNames[variable] ?? wordsOf(variable)));
  }
});

/** Where the resource does not bear the variable's name. */
const ownNames: Readonly<Record<string, string>> = {
  DEPARTMENT_SECRET: "Keys",
  EVENT_BUS: "Bus",
  PUBLIC_URL: "Http",
};

function wordsOf(variable: string): string {
  return variable.replace(/_(TABLE|BUCKET|QUEUE_URL|FUNCTION|FLOW)$/, "");
}

function plain(text: unknown): string {
  return String(text)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "");
}

test.each(names)("%s is given no variable it does not read", async (name) => {
  const read = Object.keys((await environmentSchema(name)).shape);
  const given = Object.keys(named(name).properties.Environment.Variables);

  const unread = given.filter((variable) => ![...ofEveryFunction, ...read].includes(variable));
  expect(unread).toEqual([]);
});

test.each(names)("the variables of %s fit into Lambda's 4 kB", (name) => {
  const variables = Object.entries(named(name).properties.Environment.Variables);
  // A reference becomes an ARN or URL of a good hundred characters.
  const size = variables.reduce((sum, [key, value]) => sum + key.length + lengthOf(value), 0);
  expect(size).toBeLessThan(4096);
});

function lengthOf(value: unknown): number {
  return Math.max(String(value).length, 120);
}

test.each(names)("%s runs on Node 24, traced, with its log as JSON", (name) => {
  const { Runtime, Architectures, TracingConfig, LoggingConfig } = named(name).properties;

  expect(Runtime).toBe("nodejs24.x");
  expect(Architectures).toEqual([name === "browser" ? "x86_64" : "arm64"]);
  expect(TracingConfig.Mode).toBe("Active");
  expect(LoggingConfig.LogFormat).toBe("JSON");
});

test.each(["dev", "staging", "prod"] as const)("every log of %s ends some day", async (stage) => {
  const department = stage === "prod" ? prod : await deployedDepartment(stage);
  const days = department.settings.logRetentionDays;
  const groups = department.all("AWS::Logs::LogGroup", z.object({ RetentionInDays: z.number() }));

  expect(groups.map(({ properties }) => properties.RetentionInDays)).toEqual(
    groups.map(() => days),
  );
  const ids = groups.map(({ id }) => id);
  for (const { properties } of functionsOf(department)) {
    expect(ids).toContain(properties.LoggingConfig.LogGroup);
  }
});

test.each(names)("an asynchronous call of %s that keeps failing is kept", (name) => {
  expect(named(name).properties.DeadLetterConfig.TargetArn).toMatch(/DeadLetters.*\.Arn$/);
});
