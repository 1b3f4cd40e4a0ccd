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
const ofTheLaptop = ["WORLD_URL"];

test("every handler is deployed exactly once", () => {
  expect(names.toSorted()).toEqual(handlerNames);
});

test.each(names)("%s is given every variable it reads", async (name) => {
  const schema = await environmentSchema(name);
  const given = named(name).properties.Environment.Variables;

  expect(schema.safeParse(given).error?.issues ?? []).toEqual([]);
  const read = Object.keys(schema.shape).filter((variable) => !ofTheLaptop.includes(variable));
  expect(Object.keys(given)).toEqual(expect.arrayContaining(read));
});

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
