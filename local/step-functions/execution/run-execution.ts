import { ExecutionError } from "aws-local-stepfunctions";
import type { CompiledMachine } from "../definition/compile-definition.ts";
import type { Integrations } from "../integrations/integration.ts";
import { type Json, parseJson } from "../json.ts";
import type { Ending, Execution } from "../storage/execution-store.ts";
import type { TaskJournal } from "../storage/task-journal.ts";
import { createHistory, type EngineEvents, type HistoryEvent, MOST_EVENTS } from "./history.ts";
import { createScopes, ScopeDetached, ScopeEnded } from "./scopes.ts";
import { callAt } from "./sleep-until.ts";
import { createStepRunner, TaskFailure, type TokenTask } from "./step-runner.ts";
import { TOKEN_PLACEHOLDER } from "./task-token.ts";

export type ExecutionRun = {
  readonly startedAt: number;
  readonly history: readonly HistoryEvent[];
  /** Ends it with the given ending, unless it has ended by itself. */
  readonly end: (ending: Ending) => void;
  /** Leaves it as it is, to be run again from its journal. */
  readonly detach: () => void;
  readonly token: (key: string) => TokenTask | undefined;
};

export type RunOptions = {
  readonly execution: Execution;
  readonly machine: CompiledMachine;
  readonly journal: TaskJournal;
  readonly integrations: Integrations;
  /** Called once, and never when the run is detached. */
  readonly onEnd: (ending: Ending, history: readonly HistoryEvent[]) => void;
  /** A fault of this service, such as a full disk. The run is detached. */
  readonly onFault: (error: unknown) => void;
};

/** Runs an execution from its start; what its journal holds is replayed. */
export function runExecution(options: RunOptions): ExecutionRun {
  const { execution, machine, onEnd, onFault } = options;
  const scopes = createScopes();
  const history = createHistory(machine, execution.startDate);
  const steps = createStepRunner(options, scopes, history);
  let isOver = false;

  function handle(name: string, step: Parameters<typeof steps.run>[1], given: Json) {
    return steps.run(name, step, given).catch((error: unknown) => {
      if (!isOver && !isExpected(error)) {
        detach();
        onFault(error);
      }
      throw error;
    });
  }

  function leave(reason: ScopeEnded | ScopeDetached): void {
    isOver = true;
    cancelTimeout?.();
    scopes.end(reason);
    engine.abort();
  }

  function end(ending: Ending): void {
    if (isOver) return;
    leave(new ScopeEnded(`The execution has ended: ${ending.status}`));
    void recorded.then(() => {
      history.add(...endingEvent(ending));
      onEnd(ending, history.events);
    });
  }

  function detach(): void {
    if (!isOver) leave(new ScopeDetached("The run is detached"));
  }

  async function record(events: EngineEvents): Promise<void> {
    for await (const event of events) {
      history.addEngineEvent(event);
      if (history.events.length > MOST_EVENTS) end(tooLong());
    }
  }

  history.add("ExecutionStarted", { input: execution.input });
  const engine = machine.engine.run(parseJson(execution.input), {
    noThrowOnAbort: true,
    context: engineContext(execution, machine, scopes.create),
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(
        [...machine.steps].map(([name, step]) => [name, (given) => handle(name, step, given)]),
      ),
    },
  });
  const recorded = record(engine.eventLogs);
  const cancelTimeout =
    machine.timeoutSeconds === undefined
      ? undefined
      : callAt(execution.startDate + machine.timeoutSeconds * 1000, () =>
          end({ status: "TIMED_OUT" }),
        );
  engine.result.then(
    (output) => end({ status: "SUCCEEDED", output: JSON.stringify(output ?? null) }),
    (error: unknown) => end(failureOf(error)),
  );

  return { startedAt: Date.now(), history: history.events, end, detach, token: steps.token };
}

function isExpected(error: unknown): boolean {
  return (
    error instanceof TaskFailure || error instanceof ScopeEnded || error instanceof ScopeDetached
  );
}

/** The engine copies this object once for each run of states, which is when the getter gives the run its scope. */
function engineContext(
  { arn, name, input, startDate, machineArn }: Execution,
  { stateNames }: CompiledMachine,
  createScope: () => unknown,
): Record<string, unknown> {
  return {
    get Scope() {
      return createScope();
    },
    Run: {
      Execution: {
        Id: arn,
        Name: name,
        Input: parseJson(input),
        StartTime: new Date(startDate).toISOString(),
      },
      StateMachine: { Id: machineArn, Name: machineArn.split(":").at(-1) },
      StateNames: stateNames,
      Task: { Token: TOKEN_PLACEHOLDER },
    },
  };
}

/** The engine's words for a Fail state that names no error or gives no cause. */
const UNNAMED_ERROR = "FailStateError";
const UNEXPLAINED = "Execution failed because of a Fail state";

function failureOf(error: unknown): Ending {
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

function tooLong(): Ending {
  const cause = `The execution reached the maximum number of history events (${MOST_EVENTS})`;
  return { status: "FAILED", error: "States.Runtime", cause };
}

function endingEvent(ending: Ending): [string, Record<string, Json>?] {
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
