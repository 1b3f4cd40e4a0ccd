import { expect, test } from "vitest";
import * as z from "zod";
import { CHILD, inRow, lambda } from "./machines.ts";
import { aWorld, FunctionError, until, type World } from "./support.ts";

const Listed = z.looseObject({
  executions: z.array(z.looseObject({ executionArn: z.string(), status: z.string() })),
});

async function children(world: World) {
  const listed = await world.ask("ListExecutions", { stateMachineArn: CHILD });
  return Listed.parse(listed).executions;
}

function nested(pattern: "" | ".sync:2", more: object = {}): object {
  return {
    Type: "Task",
    Resource: `arn:aws:states:::states:startExecution${pattern}`,
    Parameters: { StateMachineArn: CHILD, Input: { "lead.$": "$.lead" }, ...more },
  };
}

test("a nested execution's output is the parsed result", async () => {
  const world = aWorld({ invokeFunction: async () => ({ confidence: 0.9 }) });
  world.create(CHILD, inRow({ Research: lambda("research") }));

  const ended = await world.run(inRow({ Grow: nested(".sync:2") }), { lead: "lead-1" });

  expect(JSON.parse(ended.output ?? "")).toMatchObject({
    Status: "SUCCEEDED",
    Input: { lead: "lead-1" },
    Output: { confidence: 0.9 },
  });
});

test("a nested execution's failure is a States.TaskFailed that says what happened", async () => {
  const world = aWorld({
    async invokeFunction() {
      throw new FunctionError("NoConfidence", "too little is known");
    },
  });
  world.create(CHILD, inRow({ Research: lambda("research") }));

  const ended = await world.run(inRow({ Grow: nested(".sync:2") }), { lead: 1 });

  expect(ended.error).toBe("States.TaskFailed");
  expect(JSON.parse(ended.cause ?? "")).toMatchObject({ Status: "FAILED", Error: "NoConfidence" });
});

test("a started execution runs on its own, and a second of its name is refused", async () => {
  const world = aWorld();
  world.create(CHILD, inRow({ Research: { Type: "Wait", Seconds: 100 } }));
  const machine = inRow({ Grow: nested("", { "Name.$": "$.lead" }) });
  const first = await world.run(machine, { lead: "lead-1" });

  const second = await world.run(inRow({ Grow: nested("", { Name: "lead-1", Input: {} }) }));

  expect(first.status).toBe("SUCCEEDED");
  expect(JSON.parse(first.output ?? "").ExecutionArn).toMatch(/growth-loop:lead-1$/);
  expect(second.error).toBe("StepFunctions.ExecutionAlreadyExistsException");
  expect(await children(world)).toMatchObject([{ status: "RUNNING" }]);
});

test("a stopped execution stops the one it waits for", async () => {
  const world = aWorld();
  world.create(CHILD, inRow({ Research: { Type: "Wait", Seconds: 100 } }));
  const { executionArn } = await world.start(inRow({ Grow: nested(".sync:2") }), { lead: 1 });
  await until(async () => (await children(world)).length > 0);

  await world.ask("StopExecution", { executionArn, error: "Cancelled", cause: "by the rep" });

  const ended = await world.ended(executionArn);
  expect(ended).toMatchObject({ status: "ABORTED", error: "Cancelled", cause: "by the rep" });
  expect(await children(world)).toMatchObject([{ status: "ABORTED" }]);
});

test("a nested execution that is waited for too long, or in a failed branch, is stopped", async () => {
  const world = aWorld();
  world.create(CHILD, inRow({ Research: { Type: "Wait", Seconds: 100 } }));
  const late = inRow({ Grow: { ...nested(".sync:2"), TimeoutSecondsPath: "$.seconds" } });
  const Both = {
    Type: "Parallel",
    Branches: [
      inRow({ Grow: nested(".sync:2") }),
      inRow({
        Soon: { Type: "Wait", SecondsPath: "$.seconds" },
        Fails: { Type: "Fail", Error: "Broken" },
      }),
    ],
  };

  const ended = await Promise.all([
    world.run(late, { lead: 1, seconds: 0.2 }),
    world.run(inRow({ Both }), { lead: 2, seconds: 0.2 }),
  ]);

  expect(ended).toMatchObject([{ error: "States.Timeout" }, { error: "Broken" }]);
  await until(async () => (await children(world)).every(({ status }) => status === "ABORTED"));
  expect(await children(world)).toHaveLength(2);
});

test("a retry starts another execution, which the end of the first leaves alone", async () => {
  let pause = 100;
  const world = aWorld({ invokeFunction: async () => pause });
  world.create(CHILD, inRow({ Ask: lambda("pause"), Pause: { Type: "Wait", SecondsPath: "$" } }));
  const Retry = [
    { ErrorEquals: ["States.Timeout"], MaxAttempts: 1, IntervalSeconds: 0.01, BackoffRate: 1 },
  ];
  const Grow = { ...nested(".sync:2"), TimeoutSecondsPath: "$.seconds", Retry };
  const { executionArn } = await world.start(inRow({ Grow }), { lead: 1, seconds: 0.3 });
  await until(() => world.calls.length === 1);
  pause = 0.1;

  const ended = await world.ended(executionArn);

  expect(ended.status).toBe("SUCCEEDED");
  expect((await children(world)).map(({ status }) => status)).toEqual(["SUCCEEDED", "ABORTED"]);
});

test("a parent finds its nested execution again after a restart", async () => {
  const world = aWorld();
  world.create(CHILD, inRow({ Pause: { Type: "Wait", Seconds: 1 }, Research: lambda("research") }));
  const { executionArn } = await world.start(inRow({ Grow: nested(".sync:2") }), { lead: 1 });
  await until(async () => (await children(world)).length > 0);

  await world.restart();

  const ended = await world.ended(executionArn);
  expect(JSON.parse(ended.output ?? "").Output).toEqual({ lead: 1 });
  expect(await children(world)).toHaveLength(1);
});
