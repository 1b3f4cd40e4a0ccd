import { CHILD, inRow, lambda } from "./machines.ts";

const patient = {
  Retry: [{ ErrorEquals: ["Throttled"], MaxAttempts: 50, IntervalSeconds: 0.005, BackoffRate: 1 }],
};

/** A step that says where it is, so that each has one id in an execution. */
function step(name: string): Record<string, object> {
  const id = { "id.$": `States.Format('{}/${name}', $$.Execution.Name)` };
  return { [name]: { ...lambda("step", id), ...patient } };
}

/** Its iterations have identical inputs: only their results, which go into the second step's id, tell them apart. */
const iteration = inRow({
  Number: {
    ...lambda("step", {
      "id.$": "States.Format('{}/Number/{}', $$.Execution.Name, $$.Map.Item.Index)",
    }),
    ...patient,
  },
  Use: { ...lambda("step", { "id.$": "States.Format('{}/Use', $.id)" }), ...patient },
});

export const childMachine = inRow({ ...step("Research"), ...step("Validate") });

export const crashMachine = inRow({
  ...step("Qualify"),
  Each: {
    Type: "Map",
    MaxConcurrency: 2,
    ItemsPath: "$$.Execution.Input.items",
    ItemProcessor: iteration,
    ResultPath: "$.each",
  },
  Both: {
    Type: "Parallel",
    Branches: [
      inRow({
        Pause: { Type: "Wait", Seconds: 0 },
        ...step("Draft"),
      }),
      inRow({
        Grow: {
          Type: "Task",
          Resource: "arn:aws:states:::states:startExecution.sync:2",
          Parameters: { StateMachineArn: CHILD, Input: {} },
          OutputPath: "$.Status",
        },
      }),
    ],
    ResultPath: "$.both",
  },
  ...step("Sync"),
});
