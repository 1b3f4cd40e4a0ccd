import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFunctionRunner, type FunctionRunner } from "../../local/lambda/function-runner.ts";
import type { FunctionSettings } from "../../local/lambda/invocation.ts";

let directory: string;
const runners: FunctionRunner[] = [];
const printed: string[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "functions-"));
});

afterAll(async () => {
  await Promise.all(runners.map((runner) => runner.close()));
  await rm(directory, { recursive: true });
});

async function aRunner(
  name: string,
  source: string,
  settings: Partial<FunctionSettings> = {},
  idleMilliseconds?: number,
): Promise<FunctionRunner> {
  const folder = join(directory, name);
  await mkdir(folder);
  await writeFile(join(folder, "index.mjs"), source);
  const runner = createFunctionRunner(
    {
      name,
      arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
      folder,
      module: pathToFileURL(join(folder, "index.mjs")).href,
      exportName: "handler",
      timeoutSeconds: 5,
      memoryMegabytes: 128,
      concurrency: 10,
      isAwaited: true,
      environment: {},
      ...settings,
    },
    { GREETING: "hello" },
    (text) => printed.push(text),
    idleMilliseconds,
  );
  runners.push(runner);
  return runner;
}

test("a function gets its event and context, and exactly the variables it was given", async () => {
  const runner = await aRunner(
    "echo",
    "export const handler = (event, { functionName, getRemainingTimeInMillis }) => ({ event, functionName, hasTime: getRemainingTimeInMillis() > 0, env: process.env })",
  );

  const result = await runner.invoke('{"lead":1}');

  expect(result.kind === "returned" && JSON.parse(result.payload)).toEqual({
    event: { lead: 1 },
    functionName: "echo",
    hasTime: true,
    env: { GREETING: "hello" },
  });
});

test("several invocations share one worker, up to the limit", async () => {
  const runner = await aRunner(
    "shared",
    `let now = 0, most = 0;
    export async function handler() {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 20));
      now -= 1;
      return most;
    }`,
    { concurrency: 4 },
  );

  const results = await Promise.all(Array.from({ length: 12 }, () => runner.invoke("{}")));

  expect(results.at(-1)).toEqual({ kind: "returned", payload: "4" });
});

test("an exception is told as Lambda tells it", async () => {
  const runner = await aRunner(
    "throwing",
    'export const handler = () => { throw new RangeError("too many") }',
  );

  expect(await runner.invoke("{}")).toEqual({
    kind: "failed",
    error: {
      errorType: "RangeError",
      errorMessage: "too many",
      trace: expect.arrayContaining(["RangeError: too many"]),
    },
  });
});

test("a function over its time fails, and the next invocation gets a new worker", async () => {
  const runner = await aRunner(
    "hanging",
    "let count = 0; export const handler = (event) => event.hang ? new Promise((_) => setInterval(() => {}, 1e6)) : ++count",
    { timeoutSeconds: 0.2 },
  );
  await runner.invoke("{}");

  expect(await runner.invoke('{"hang":true}')).toEqual({
    kind: "failed",
    error: {
      errorType: "Sandbox.Timedout",
      errorMessage: expect.stringContaining("Task timed out after 0.20 seconds"),
    },
  });
  expect(await runner.invoke("{}")).toEqual({ kind: "returned", payload: "1" });
});

test("an endless loop does not take the department with it", async () => {
  const runner = await aRunner(
    "looping",
    "export const handler = (event) => { while (event.loop); return 1 }",
    { timeoutSeconds: 0.2 },
  );

  expect((await runner.invoke('{"loop":true}')).kind).toBe("failed");
  expect(await runner.invoke("{}")).toEqual({ kind: "returned", payload: "1" });
});

test("a crash fails the invocations in work and nothing else", async () => {
  const runner = await aRunner(
    "crashing",
    'export const handler = (event) => { if (event.crash) setTimeout(() => { throw new Error("late") }); else return 1; return new Promise(() => {}) }',
  );

  expect(await runner.invoke('{"crash":true}')).toMatchObject({
    kind: "failed",
    error: { errorMessage: "late" },
  });
  expect(await runner.invoke("{}")).toEqual({ kind: "returned", payload: "1" });
});

test("process.exit in a function ends only its worker", async () => {
  const runner = await aRunner("leaving", "export const handler = () => process.exit(3)");

  expect(await runner.invoke("{}")).toMatchObject({
    kind: "failed",
    error: { errorType: "Runtime.ExitError" },
  });
});

test("a module that does not load fails each invocation with the reason", async () => {
  const runner = await aRunner("broken", 'throw new Error("LEADS_TABLE is missing")');

  for (const _ of ["first", "second"]) {
    expect(await runner.invoke("{}")).toMatchObject({
      kind: "failed",
      error: { errorMessage: "LEADS_TABLE is missing" },
    });
  }
});

test("what a function prints goes to its log", async () => {
  const runner = await aRunner(
    "printing",
    'export const handler = () => { console.log("seen"); console.error("also seen") }',
  );
  await runner.invoke("{}");

  await expect.poll(() => printed.join("")).toContain("seen\n");
  await expect.poll(() => printed.join("")).toContain("also seen");
});

test("an idle worker ends, and comes back when it is needed", async () => {
  const runner = await aRunner(
    "idle",
    "let count = 0; export const handler = () => ++count",
    {},
    30,
  );
  await runner.invoke("{}");
  expect(await runner.invoke("{}")).toEqual({ kind: "returned", payload: "2" });
  await new Promise((resolve) => setTimeout(resolve, 100));

  expect(await runner.invoke("{}")).toEqual({ kind: "returned", payload: "1" });
});
