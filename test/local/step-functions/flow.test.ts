import { expect, test } from "vitest";
import { inRow, lambda, MACHINE } from "./machines.ts";
import { aWorld, FunctionError } from "./support.ts";

test("a function is called with the payload and its answer stands under Payload", async () => {
  const world = aWorld({ invokeFunction: async () => ({ score: 81 }) });
  const { OutputPath, ...qualify } = {
    OutputPath: "",
    ...lambda("qualification", { "lead.$": "$.id" }),
  };

  const ended = await world.run(inRow({ Qualify: qualify }), { id: "lead-1" });

  expect(world.calls).toEqual([{ name: "qualification", payload: { lead: "lead-1" } }]);
  expect(ended.status).toBe("SUCCEEDED");
  expect(JSON.parse(ended.output ?? "")).toMatchObject({ Payload: { score: 81 }, StatusCode: 200 });
});

test("a function named by its ARN is given the input and gives the result", async () => {
  const world = aWorld({ invokeFunction: async () => "done" });
  const arn = "arn:aws:lambda:eu-west-1:000000000000:function:qualification";

  const ended = await world.run(inRow({ Qualify: { Type: "Task", Resource: arn } }), { id: 1 });

  expect(world.calls).toEqual([{ name: arn, payload: { id: 1 } }]);
  expect(ended.output).toBe('"done"');
});

test("the context names the execution, the machine and the state everywhere", async () => {
  const world = aWorld();
  const context = {
    "id.$": "$$.Execution.Id",
    "name.$": "$$.Execution.Name",
    "lead.$": "$$.Execution.Input.lead",
    "started.$": "$$.Execution.StartTime",
    "state.$": "$$.State.Name",
    "machine.$": "$$.StateMachine.Id",
    "label.$": "States.Format('{}/{}', $$.Execution.Name, $$.State.Name)",
  };
  const branch = (name: string) => inRow({ [name]: lambda("fn", context) });
  const machine = inRow({
    "First, state": lambda("fn", context),
    Both: { Type: "Parallel", Branches: [branch("Left"), branch("Right")] },
  });

  const { executionArn } = await world.start(machine, { lead: "lead-1" }, "run-1");
  const ended = await world.ended(executionArn);

  expect(ended.status).toBe("SUCCEEDED");
  const payloads = world.calls.map(({ payload }) => payload);
  const common = {
    id: executionArn,
    name: "run-1",
    lead: "lead-1",
    machine: MACHINE,
    started: new Date(Number(ended["startDate"]) * 1000).toISOString(),
  };
  expect(payloads).toEqual([
    { ...common, state: "First, state", label: "run-1/First, state" },
    { ...common, state: "Left", label: "run-1/Left" },
    { ...common, state: "Right", label: "run-1/Right" },
  ]);
});

test("the items of a Map are known to its selector and to the states of an iteration", async () => {
  const world = aWorld();
  const machine = inRow({
    Each: {
      Type: "Map",
      ItemsPath: "$.leads",
      ItemSelector: { "lead.$": "$$.Map.Item.Value", "source.$": "$.source" },
      ItemProcessor: inRow({
        Draft: lambda("draft", { "index.$": "$$.Map.Item.Index", "lead.$": "$.lead" }),
      }),
      ResultPath: "$.drafts",
    },
  });

  const ended = await world.run(machine, { leads: ["a", null], source: "csv" });

  expect(JSON.parse(ended.output ?? "")).toEqual({
    leads: ["a", null],
    source: "csv",
    drafts: [
      { index: 0, lead: "a" },
      { index: 1, lead: null },
    ],
  });
});

test("a Map without a selector and a Parallel hand on their input unwrapped", async () => {
  const world = aWorld();
  const pass = (name: string) => inRow({ [name]: { Type: "Pass" } });
  const machine = inRow({
    Both: { Type: "Parallel", Branches: [pass("One"), pass("Two")] },
    Each: { Type: "Map", ItemProcessor: pass("Three") },
  });

  const ended = await world.run(machine, { a: [1] });

  expect(JSON.parse(ended.output ?? "")).toEqual([{ a: [1] }, { a: [1] }]);
});

test.each([false, 0, "", null])("a Pass gives its Result %j", async (result) => {
  const ended = await aWorld().run(inRow({ Set: { Type: "Pass", Result: result } }), { a: 1 });

  expect(ended.output).toBe(JSON.stringify(result));
});

test.each([{}, { InputPath: "$.lead" }])("a Wait hands on its input: %j", async (more) => {
  const world = aWorld();
  const machine = inRow({ Pause: { Type: "Wait", SecondsPath: "$.seconds", ...more } });
  const input = { seconds: 0, lead: { seconds: 0 } };

  const ended = await world.run(machine, input);

  expect(ended.output).toBe(JSON.stringify("InputPath" in more ? input.lead : input));
});

test("a Wait hands on null, as a function gives it that returns nothing", async () => {
  const world = aWorld({ invokeFunction: async () => undefined });

  const ended = await world.run(
    inRow({ Notify: lambda("notify"), Pause: { Type: "Wait", Seconds: 0 } }),
  );

  expect(ended.output).toBe("null");
});

test("a ResultPath of $ replaces the input", async () => {
  const world = aWorld({ invokeFunction: async () => 7 });

  const ended = await world.run(inRow({ Count: { ...lambda("count"), ResultPath: "$" } }), {
    a: 1,
  });

  expect(ended.output).toBe("7");
});

test("a failing function fails the execution with its error and the cause as JSON", async () => {
  const world = aWorld({
    invokeFunction: async () => {
      throw new FunctionError("ModelUnavailable", "throttled");
    },
  });

  const ended = await world.run(inRow({ Draft: lambda("draft") }));

  expect(ended).toMatchObject({ status: "FAILED", error: "ModelUnavailable" });
  expect(JSON.parse(ended.cause ?? "")).toEqual({
    errorType: "ModelUnavailable",
    errorMessage: "throttled",
  });
});

test("a Fail state ends the execution with what it says, or with nothing", async () => {
  const world = aWorld();

  const spoken = await world.run(inRow({ No: { Type: "Fail", Error: "Parked", Cause: "tier D" } }));
  const silent = await world.run(inRow({ No: { Type: "Fail" } }));

  expect(spoken).toMatchObject({ status: "FAILED", error: "Parked", cause: "tier D" });
  expect(silent.error).toBeUndefined();
  expect(silent.cause).toBeUndefined();
});

test("a machine that loops without an end is ended as on AWS", async () => {
  const machine = {
    StartAt: "Round",
    States: {
      Round: { Type: "Pass", Next: "Enough" },
      Enough: {
        Type: "Choice",
        Choices: [{ Variable: "$.enough", IsPresent: true, Next: "Done" }],
        Default: "Round",
      },
      Done: { Type: "Succeed" },
    },
  };

  const ended = await aWorld().run(machine);

  expect(ended).toMatchObject({ status: "FAILED", error: "States.Runtime" });
});

test("a result beyond 256 KB fails the task, which no States.ALL catches", async () => {
  const world = aWorld({ invokeFunction: async () => "x".repeat(300_000) });
  const caught = { Catch: [{ ErrorEquals: ["States.ALL"], Next: "Rescued" }] };

  const ended = await world.run(
    inRow({ Load: { ...lambda("load"), ...caught, End: true }, Rescued: { Type: "Pass" } }),
  );

  expect(ended).toMatchObject({ status: "FAILED", error: "States.DataLimitExceeded" });
});
