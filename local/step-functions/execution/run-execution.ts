import type { DepartmentClock } from "../../clock/department-clock.ts";
import type { CompiledMachine, Step } from "../definition/compile-definition.ts";
import type { Integrations } from "../integrations/integration.ts";
import { type Json, parseJson } from "../json.ts";
import type { Ending, Execution } from "../storage/execution-store.ts";
import type { TaskJournal } from "../storage/task-journal.ts";
import { endingEvent, failureOf, tooLong } from "./endings.ts";
import { createHistory, type EngineEvents, type HistoryEvent, MOST_EVENTS } from "./history.ts";
import { createScopes, ScopeDetached, ScopeEnded } from "./scopes.ts";
import { createStepRunner, type TokenTask } from "./step-runner.ts";
import { TaskFailure } from "./task-failure.ts";
import { TOKEN_PLACEHOLDER } from "./task-token.ts";

export type ExecutionRun = {
  readonly startedAt: number;
  readonly history: readonly HistoryEvent[];
  /** Ends it with the given ending, unless it has ended by itself. */
  readonly end: (ending: Ending) => void;
  /** Leaves it as it is, to be run again from its journal. */
  readonly detach: () => void;
  readonly token: (key: string) => TokenTask | undefined;
  /** Whether it works on a state, rather than waiting for a time or a token. */
  readonly isBusy: () => boolean;
};

export type RunOptions = {
  readonly execution: Execution;
  readonly machine: CompiledMachine;
  readonly journal: TaskJournal;
  readonly integrations: Integrations;
  readonly clock: DepartmentClock;
  /** Called once, and never when the run is detached. */
  readonly onEnd: (ending: Ending, history: readonly HistoryEvent[]) => void;
  /** A fault of this service, such as a full disk. The run is detached. */
  readonly onFault: (error: unknown) => void;
};

/** Runs an execution from its start; what its journal holds is replayed. */
export function runExecution(options: RunOptions): ExecutionRun {
  const { execution, machine, clock, onEnd, onFault } = options;
  const scopes = createScopes();
  const history = createHistory(machine, execution.startDate, clock.now);
  const steps = createStepRunner({ ...options, scopes, history });
  let isOver = false;

  function handle(name: string, step: Step, given: Json) {
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
      : clock.callAt(execution.startDate + machine.timeoutSeconds * 1000, () =>
          end({ status: "TIMED_OUT" }),
        );
  engine.result.then(
    (output) => end({ status: "SUCCEEDED", output: JSON.stringify(output ?? null) }),
    (error: unknown) => end(failureOf(error)),
  );

  return {
    startedAt: clock.now(),
    history: history.events,
    end,
    detach,
    token: steps.token,
    isBusy: steps.isBusy,
  };
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
