import { expect, test } from "vitest";
import * as z from "zod";
import { inRow, lambda, MACHINE } from "./machines.ts";
import { aWorld, FunctionError, type World } from "./support.ts";

const forever = inRow({ Pause: { Type: "Wait", Seconds: 100 } });
const Events = z.array(z.looseObject({ id: z.number(), type: z.string() }));
const Page = z.looseObject({
  executions: z.array(z.looseObject({ name: z.string(), status: z.string() })),
  nextToken: z.string().optional(),
});

async function historyOf(world: World, executionArn: string) {
  const { events } = await world.ask("GetExecutionHistory", { executionArn });
  return Events.parse(events);
}

test("starting again with the same name and input gives the running execution", async () => {
  const world = aWorld();

  const first = await world.start(forever, { lead: 1 }, "lead-1");
  const second = await world.start(forever, { lead: 1 }, "lead-1");

  expect(second).toEqual(first);
  const other = world.start(forever, { lead: 2 }, "lead-1");
  await expect(other).rejects.toMatchObject({ code: "ExecutionAlreadyExists" });
});

test("a name is taken even after its execution has ended", async () => {
  const world = aWorld();
  const machine = inRow({ Done: { Type: "Pass" } });
  const { executionArn } = await world.start(machine, {}, "lead-1");
  await world.ended(executionArn);

  const again = world.start(machine, {}, "lead-1");

  await expect(again).rejects.toMatchObject({ code: "ExecutionAlreadyExists" });
});

test.each([
  ["StartExecution", { stateMachineArn: `${MACHINE}-x` }, "StateMachineDoesNotExist"],
  ["StartExecution", { stateMachineArn: MACHINE, input: "{" }, "InvalidExecutionInput"],
  ["StartExecution", { stateMachineArn: MACHINE, name: "a b" }, "InvalidName"],
  ["StartExecution", {}, "ValidationException"],
  ["DescribeExecution", { executionArn: "arn" }, "ExecutionDoesNotExist"],
  ["StopExecution", { executionArn: "arn" }, "ExecutionDoesNotExist"],
  ["GetExecutionHistory", { executionArn: "arn" }, "ExecutionDoesNotExist"],
  ["ListExecutions", { stateMachineArn: "arn" }, "StateMachineDoesNotExist"],
  ["DescribeStateMachine", { stateMachineArn: "arn" }, "StateMachineDoesNotExist"],
  ["CreateActivity", {}, "UnknownOperationException"],
])("%s %j is answered with %s %s", async (operation, request, code) => {
  const world = aWorld();
  world.create(MACHINE, forever);

  await expect(world.ask(operation, request)).rejects.toMatchObject({ code });
});

test("an execution is described as AWS describes it", async () => {
  const world = aWorld();
  const { executionArn } = await world.start(inRow({ Done: { Type: "Pass" } }), { a: 1 }, "one");

  const ended = await world.ended(executionArn);

  expect(ended).toMatchObject({
    executionArn: `${MACHINE.replace("stateMachine", "execution")}:one`,
    stateMachineArn: MACHINE,
    name: "one",
    status: "SUCCEEDED",
    input: '{"a":1}',
    output: '{"a":1}',
  });
  expect(Math.abs(Number(ended["startDate"]) - Date.now() / 1000)).toBeLessThan(10);
});

test("executions are listed youngest first, by status, page by page", async () => {
  const world = aWorld();
  for (const name of ["a", "b", "c"]) await world.start(forever, {}, name);
  const { executionArn } = await world.start(forever, {}, "d");
  await world.ask("StopExecution", { executionArn });
  const asked = { stateMachineArn: MACHINE, statusFilter: "RUNNING", maxResults: 2 };

  const first = Page.parse(await world.ask("ListExecutions", asked));
  const { nextToken } = first;
  const second = Page.parse(await world.ask("ListExecutions", { ...asked, nextToken }));

  expect(first.executions.map(({ name }) => name)).toEqual(["c", "b"]);
  expect(second.executions.map(({ name }) => name)).toEqual(["a"]);
  expect(second.nextToken).toBeUndefined();
});

test("state machines are listed and described", async () => {
  const world = aWorld();
  world.create(MACHINE, forever);

  const { stateMachines } = await world.ask("ListStateMachines", {});
  const described = await world.ask("DescribeStateMachine", { stateMachineArn: MACHINE });

  expect(stateMachines).toMatchObject([{ stateMachineArn: MACHINE, name: "lead-pipeline" }]);
  expect(described["definition"]).toBe(JSON.stringify(forever));
});

test("the history tells what happened, also while it runs and after a restart", async () => {
  const world = aWorld({
    async invokeFunction(name) {
      if (name === "fails") throw new FunctionError("Broken", "no");
      return {};
    },
  });
  const machine = inRow({
    Draft: lambda("draft"),
    Pause: { Type: "Wait", Seconds: 1 },
    Send: lambda("fails"),
  });
  const { executionArn } = await world.start(machine);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const draft = [
    "ExecutionStarted",
    "TaskStateEntered",
    "TaskScheduled",
    "TaskSucceeded",
    "TaskStateExited",
    "WaitStateEntered",
  ];
  const running = await historyOf(world, executionArn);

  await world.restart();
  await world.ended(executionArn);
  await world.restart();
  const ended = await historyOf(world, executionArn);

  expect(running.map(({ type }) => type)).toEqual(draft);
  expect(ended.map(({ type }) => type)).toEqual([
    ...draft,
    "WaitStateExited",
    "TaskStateEntered",
    "TaskScheduled",
    "TaskFailed",
    "ExecutionFailed",
  ]);
  expect(ended[1]).toMatchObject({ id: 2, stateEnteredEventDetails: { name: "Draft" } });
  expect(ended.at(-1)).toMatchObject({ executionFailedEventDetails: { error: "Broken" } });
  expect(ended[3]?.["timestamp"]).toBeLessThan(Number(ended[6]?.["timestamp"]) - 0.9);
});

test("the history of a Parallel and a Map has every state inside", async () => {
  const world = aWorld();
  const pass = (name: string) => inRow({ [name]: { Type: "Pass" } });
  const machine = inRow({
    Both: { Type: "Parallel", Branches: [pass("Left"), pass("Right")] },
    Each: { Type: "Map", ItemProcessor: pass("Item") },
  });

  const { executionArn } = await world.start(machine);
  await world.ended(executionArn);

  const types = (await historyOf(world, executionArn)).map(({ type }) => type);
  expect(types.filter((type) => type === "PassStateExited")).toHaveLength(4);
  expect(types.at(-2)).toBe("MapStateExited");
});
