import { ExecutionError } from "aws-local-stepfunctions";
import type { Json } from "../json.ts";
import type { Ending } from "../storage/execution-store.ts";
import { MOST_EVENTS } from "./history.ts";

/** The engine's words for a Fail state that names no error or gives no cause. */
const UNNAMED_ERROR = "FailStateError";
const UNEXPLAINED = "Execution failed because of a Fail state";

/** Why the engine says that an execution has failed. */
export function failureOf(error: unknown): Ending {
  const fault = error instanceof ExecutionError ? error.cause : error;
  if (!(fault instanceof Error)) {
    return { status: "FAILED", error: "States.Runtime", cause: String(fault) };
  }
  return {
    status: "FAILED",
    error: fault.name === UNNAMED_ERROR ? undefined : fault.name,
    cause: fault.message === UNEXPLAINED ? undefined : fault.message,
  };
}

export function tooLong(): Ending {
  const cause = `The execution reached the maximum number of history events (${MOST_EVENTS})`;
  return { status: "FAILED", error: "States.Runtime", cause };
}

/** The last event of a history. */
export function endingEvent(ending: Ending): [string, Record<string, Json>?] {
  switch (ending.status) {
    case "SUCCEEDED":
      return ["ExecutionSucceeded", { output: ending.output }];
    case "TIMED_OUT":
      return ["ExecutionTimedOut"];
    case "FAILED":
    case "ABORTED": {
      const { error = null, cause = null } = ending;
      return [
        ending.status === "FAILED" ? "ExecutionFailed" : "ExecutionAborted",
        { error, cause },
      ];
    }
  }
}
