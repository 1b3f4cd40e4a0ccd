import { expect, test } from "vitest";
import { inRow, lambda } from "./machines.ts";
import { aWorld, FunctionError } from "./support.ts";

const soon = { IntervalSeconds: 0.01, BackoffRate: 1 };

function failing(...errors: readonly string[]) {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error) throw new FunctionError(error, "no");
    return "done";
  };
}

test("a task is tried again as often as its retrier says", async () => {
  const world = aWorld({ invokeFunction: failing("Throttled", "Throttled") });
  const Retry = [{ ErrorEquals: ["Throttled"], MaxAttempts: 2, ...soon }];

  const ended = await world.run(inRow({ Draft: { ...lambda("draft"), Retry } }));

  expect(ended.output).toBe('"done"');
  expect(world.calls).toHaveLength(3);
});

test("each retrier counts its own attempts", async () => {
  const world = aWorld({ invokeFunction: failing("A", "B", "A") });
  const Retry = [
    { ErrorEquals: ["A"], MaxAttempts: 1, ...soon },
    { ErrorEquals: ["States.ALL"], MaxAttempts: 5, ...soon },
  ];

  const ended = await world.run(inRow({ Draft: { ...lambda("draft"), Retry } }));

  expect(ended).toMatchObject({ status: "FAILED", error: "A" });
  expect(world.calls).toHaveLength(3);
});

test("a caught error stands where the catcher says", async () => {
  const world = aWorld({ invokeFunction: failing("Unreachable") });
  const Catch = [{ ErrorEquals: ["States.TaskFailed"], ResultPath: "$.error", Next: "Go on" }];

  const ended = await world.run(
    inRow({ Enrich: { ...lambda("enrich"), Catch, End: true }, "Go on": { Type: "Pass" } }),
    { lead: 1 },
  );

  expect(JSON.parse(ended.output ?? "")).toMatchObject({
    lead: 1,
    error: { Error: "Unreachable" },
  });
});

test("too many requests of a function are an error of Lambda", async () => {
  const world = aWorld({ invokeFunction: failing("TooManyRequestsException") });
  const Retry = [{ ErrorEquals: ["Lambda.TooManyRequestsException"], ...soon }];

  const ended = await world.run(inRow({ Draft: { ...lambda("draft"), Retry } }));

  expect(ended.status).toBe("SUCCEEDED");
});

const never = () => new Promise<never>(() => undefined);

test("a task that runs out of time is no States.TaskFailed but a States.Timeout", async () => {
  const world = aWorld({ invokeFunction: never });
  const Catch = [
    { ErrorEquals: ["States.TaskFailed"], Next: "Failed" },
    { ErrorEquals: ["States.Timeout"], Next: "Late" },
  ];
  const states = {
    Draft: { ...lambda("draft"), TimeoutSecondsPath: "$.seconds", Catch, End: true },
    Failed: { Type: "Pass", Result: "failed", End: true },
    Late: { Type: "Pass", Result: "late" },
  };

  const ended = await world.run(inRow(states), { seconds: 0.1 });

  expect(ended.output).toBe('"late"');
});

test("a timeout that only States.TaskFailed could catch ends the execution", async () => {
  const world = aWorld({ invokeFunction: never });
  const Catch = [{ ErrorEquals: ["States.TaskFailed"], Next: "Failed" }];
  const states = {
    Draft: { ...lambda("draft"), TimeoutSecondsPath: "$.seconds", Catch, End: true },
    Failed: { Type: "Pass" },
  };

  const ended = await world.run(inRow(states), { seconds: 0.1 });

  expect(ended).toMatchObject({ status: "FAILED", error: "States.Timeout" });
});

test("a machine that runs out of time is TIMED_OUT", async () => {
  const world = aWorld({ invokeFunction: never });

  const ended = await world.run({ ...inRow({ Draft: lambda("draft") }), TimeoutSeconds: 1 });

  expect(ended.status).toBe("TIMED_OUT");
});

test("a failing branch stops the retries and waits of its siblings", async () => {
  const world = aWorld({
    async invokeFunction(name) {
      if (name === "fails") throw new FunctionError("Broken", "no");
      throw new FunctionError("Throttled", "no");
    },
  });
  const Retry = [{ ErrorEquals: ["Throttled"], MaxAttempts: 99, ...soon }];
  const Both = {
    Type: "Parallel",
    Branches: [
      inRow({ Wait: { Type: "Wait", Seconds: 0 }, Fails: lambda("fails") }),
      inRow({ Retries: { ...lambda("retries"), Retry } }),
    ],
    Catch: [{ ErrorEquals: ["Broken"], Next: "Rest" }],
    End: true,
  };

  const ended = await world.run(
    inRow({ Both, Rest: { Type: "Wait", SecondsPath: "$$.Execution.Input.seconds" } }),
    {
      seconds: 0.2,
    },
  );
  const retries = world.calls.filter(({ name }) => name === "retries").length;

  expect(ended.status).toBe("SUCCEEDED");
  expect(retries).toBeLessThan(5);
});

test("a Parallel tries its branches again and then catches what a branch failed with", async () => {
  const world = aWorld({ invokeFunction: failing("A", "B", "C") });
  const Both = {
    Type: "Parallel",
    Branches: [inRow({ Draft: lambda("draft") })],
    Retry: [{ ErrorEquals: ["States.TaskFailed"], MaxAttempts: 2, ...soon }],
    Catch: [{ ErrorEquals: ["States.TaskFailed"], ResultPath: "$.error", Next: "Go on" }],
    End: true,
  };

  const ended = await world.run(inRow({ Both, "Go on": { Type: "Pass" } }));

  expect(JSON.parse(ended.output ?? "")).toMatchObject({ error: { Error: "C" } });
  expect(world.calls).toHaveLength(3);
});

test("a timeout that no catcher in its branch names is caught around the branch", async () => {
  const world = aWorld({ invokeFunction: never });
  const inner = [{ ErrorEquals: ["States.TaskFailed"], Next: "Failed" }];
  const states = {
    Draft: { ...lambda("draft"), TimeoutSecondsPath: "$.seconds", Catch: inner, End: true },
    Failed: { Type: "Pass" },
  };
  const Catch = [
    { ErrorEquals: ["States.TaskFailed"], Next: "Wrong" },
    { ErrorEquals: ["States.Timeout"], Next: "Late" },
  ];
  const Both = { Type: "Parallel", Branches: [inRow(states)], Catch, End: true };
  const Wrong = { Type: "Fail" };

  const machine = inRow({ Both, Wrong, Late: { Type: "Pass", Result: "late" } });
  const ended = await world.run(machine, { seconds: 0.1 });

  expect(ended.output).toBe('"late"');
});
