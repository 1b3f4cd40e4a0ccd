import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import * as z from "zod";
import { inRow, lambda, MACHINE } from "./machines.ts";
import { aWorld, FunctionError, until } from "./support.ts";

test("after a restart journaled tasks are not called again", async () => {
  let open = false;
  const world = aWorld({
    async invokeFunction(name) {
      if (name === "third") await until(() => open);
      return name;
    },
  });
  const machine = inRow({ A: lambda("first"), B: lambda("second"), C: lambda("third") });
  const { executionArn } = await world.start(machine);
  await until(() => world.calls.length === 3);

  await world.restart();
  open = true;

  expect((await world.ended(executionArn)).output).toBe('"third"');
  expect(world.calls.map(({ name }) => name)).toEqual(["first", "second", "third", "third"]);
});

test("iterations and branches with identical inputs keep their own results", async () => {
  let count = 0;
  let open = false;
  const world = aWorld({
    async invokeFunction(name, payload) {
      if (name === "second") {
        await until(() => open);
        return payload;
      }
      await new Promise((resolve) => setTimeout(resolve, 20 - 5 * count));
      return { number: count++ };
    },
  });
  const both = (name: string) =>
    inRow({
      [`First ${name}`]: lambda("first", { same: "for all" }),
      [`Second ${name}`]: lambda("second"),
    });
  const machine = inRow({
    Each: {
      Type: "Map",
      MaxConcurrency: 2,
      ItemProcessor: inRow({
        Both: { Type: "Parallel", Branches: [both("left"), both("right")] },
      }),
    },
  });
  const { executionArn } = await world.start(machine, ["x", "x"]);
  await until(() => world.calls.filter(({ name }) => name === "second").length === 4);
  const before = world.calls.slice(4).map(({ payload }) => payload);

  await world.restart();
  open = true;
  const ended = await world.ended(executionArn);

  const after = world.calls.slice(8).map(({ payload }) => payload);
  expect(world.calls.filter(({ name }) => name === "first")).toHaveLength(4);
  expect(after).toHaveLength(4);
  expect(sorted(after)).toEqual(sorted(before));
  expect(JSON.parse(ended.output ?? "").flat()).toHaveLength(4);
  expect(sorted(JSON.parse(ended.output ?? "").flat())).toEqual(sorted(before));
});

function sorted(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(value)).toSorted();
}

test("a race between branches ends after a restart as it ended before", async () => {
  const world = aWorld({
    async invokeFunction(name) {
      if (name === "slow") await new Promise((resolve) => setTimeout(resolve, 50));
      throw new FunctionError(name, "lost");
    },
  });
  const Both = {
    Type: "Parallel",
    Branches: [inRow({ Slow: lambda("slow") }), inRow({ Quick: lambda("quick") })],
    Catch: [
      { ErrorEquals: ["quick"], Next: "After quick" },
      { ErrorEquals: ["slow"], Next: "After slow" },
    ],
    End: true,
  };
  const wait = { Type: "Wait", SecondsPath: "$$.Execution.Input.seconds", Next: "Done" };
  const machine = inRow({
    Both,
    "After quick": wait,
    "After slow": wait,
    Done: { Type: "Succeed" },
  });
  const { executionArn } = await world.start(machine, { seconds: 0.3 });
  await new Promise((resolve) => setTimeout(resolve, 150));

  await world.restart();

  const ended = await world.ended(executionArn);
  expect(JSON.parse(ended.output ?? "")).toMatchObject({ Error: "quick" });
  expect(world.calls).toHaveLength(2);
});

test("a Wait ends when it was due, however often the process restarts", async () => {
  const world = aWorld();
  const started = Date.now();
  const { executionArn } = await world.start(inRow({ Pause: { Type: "Wait", Seconds: 1 } }), 7);

  for (const pause of [300, 300]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await world.restart();
  }

  expect((await world.ended(executionArn)).output).toBe("7");
  // Begun anew at each start it would take 1.6 s at the least; how much longer than due is the machine's.
  expect((Date.now() - started) / 1000).toBeGreaterThan(0.99);
});

test("retries keep their count", async () => {
  const world = aWorld({
    async invokeFunction() {
      throw new FunctionError("Throttled", "no");
    },
  });
  const Retry = [
    { ErrorEquals: ["Throttled"], MaxAttempts: 3, IntervalSeconds: 0.2, BackoffRate: 1 },
  ];
  const { executionArn } = await world.start(inRow({ Draft: { ...lambda("draft"), Retry } }));

  for (const count of [1, 2, 3]) {
    await until(() => world.calls.length === count);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await world.restart();
  }

  expect((await world.ended(executionArn)).error).toBe("Throttled");
  expect(world.calls).toHaveLength(4);
});

test("an execution ends by the definition with which it began", async () => {
  const world = aWorld();
  const { executionArn } = await world.start(
    inRow({ Pause: { Type: "Wait", SecondsPath: "$.seconds" }, Old: lambda("old") }),
    { seconds: 0.3 },
  );
  world.create(MACHINE, inRow({ New: lambda("new") }));

  await world.restart();
  await world.ended(executionArn);

  expect(world.calls.map(({ name }) => name)).toEqual(["old"]);
});

test("the end is announced on the bus with what AWS says", async () => {
  const world = aWorld();

  const { executionArn } = await world.start(inRow({ No: { Type: "Fail", Error: "Parked" } }));
  await until(() => world.events.length > 0);

  expect(world.events).toEqual([
    {
      source: "aws.states",
      detailType: "Step Functions Execution Status Change",
      detail: {
        executionArn,
        stateMachineArn: MACHINE,
        name: executionArn.split(":").at(-1),
        status: "FAILED",
        error: "Parked",
        input: "{}",
        output: null,
        startDate: expect.any(Number),
        stopDate: expect.any(Number),
      },
    },
  ]);
});

test("an end that the bus did not take is announced by the next process", async () => {
  let isUp = false;
  const world = aWorld({
    async putEvent() {
      if (!isUp) throw new Error("the bus is down");
    },
  });
  const { executionArn } = await world.start(inRow({ Done: { Type: "Pass" } }));
  await world.ended(executionArn);
  await until(() => world.logged.length > 0);
  isUp = true;

  await world.restart();
  await until(() => world.events.length > 0);
  await world.restart();

  const arns = world.events.map(({ detail }) =>
    z.object({ executionArn: z.string() }).parse(detail),
  );
  expect(arns).toEqual([{ executionArn }]);
});

test("a Parallel's retries keep their count", async () => {
  const world = aWorld({
    async invokeFunction() {
      throw new FunctionError("Broken", "no");
    },
  });
  const Retry = [{ ErrorEquals: ["Broken"], MaxAttempts: 2, IntervalSeconds: 0.2, BackoffRate: 1 }];
  const Both = { Type: "Parallel", Branches: [inRow({ Draft: lambda("draft") })], Retry };
  const { executionArn } = await world.start(inRow({ Both }));

  for (const count of [1, 2]) {
    await until(() => world.calls.length === count);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await world.restart();
  }

  expect((await world.ended(executionArn)).error).toBe("Broken");
  expect(world.calls).toHaveLength(3);
});

test("an ended execution leaves no journal, even when a request of it is still under way", async () => {
  let open = false;
  const world = aWorld({ invokeFunction: () => until(() => open) });
  const Ask = {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
    Parameters: { FunctionName: "ask", Payload: { "token.$": "$$.Task.Token" } },
  };
  const { executionArn } = await world.start(inRow({ Ask }));
  await until(() => world.calls.length > 0);

  await world.ask("StopExecution", { executionArn });
  open = true;
  await new Promise((resolve) => setTimeout(resolve, 20));

  const database = new DatabaseSync(join(world.dataDirectory, "step-functions.sqlite"));
  expect(database.prepare("SELECT * FROM tasks").all()).toEqual([]);
  database.close();
});

test("an execution that ended more than 90 days ago is forgotten", async () => {
  const world = aWorld();
  const old = await world.start(inRow({ Done: { Type: "Pass" } }));
  const young = await world.start(inRow({ Done: { Type: "Pass" } }));
  await until(() => world.events.length === 2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const database = new DatabaseSync(join(world.dataDirectory, "step-functions.sqlite"));
  const age = database.prepare("UPDATE executions SET stopDate = ? WHERE arn = ?");
  age.run(Date.now() - 91 * 86_400_000, old.executionArn);
  database.close();

  await world.restart();

  await expect(world.ask("DescribeExecution", old)).rejects.toMatchObject({
    code: "ExecutionDoesNotExist",
  });
  expect((await world.ask("DescribeExecution", young)).status).toBe("SUCCEEDED");
});
