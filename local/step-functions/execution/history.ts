import type { StateMachine } from "aws-local-stepfunctions";
import type { CompiledMachine } from "../definition/compile-definition.ts";
import type { TaskResource } from "../definition/task-resource.ts";
import type { Json } from "../json.ts";
import type { Outcome } from "../storage/task-journal.ts";

export type EngineEvents = ReturnType<StateMachine["run"]>["eventLogs"];
type EngineEvent = EngineEvents extends AsyncGenerator<infer Event> ? Event : never;

/** As GetExecutionHistory answers, but for the time, which is in milliseconds. */
export type HistoryEvent = {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
  readonly timestamp: number;
  readonly [details: `${string}Details`]: Record<string, Json>;
};

export type History = {
  readonly events: readonly HistoryEvent[];
  readonly add: (type: string, details?: Record<string, Json>) => void;
  readonly addEngineEvent: (event: EngineEvent) => void;
  readonly addTaskScheduled: (resource: TaskResource, parameters: Json) => void;
  readonly addTaskOutcome: (resource: TaskResource, outcome: Outcome) => void;
  /** From here on events are given the time at which they happened before the restart, or undefined for now. */
  readonly relive: (past: number | undefined) => void;
};

/** AWS ends an execution whose history grows beyond this; here it also ends a loop that never waits. */
export const MOST_EVENTS = 25_000;

export function createHistory(
  { stateTypes }: CompiledMachine,
  startDate: number,
  now: () => number,
): History {
  const events: HistoryEvent[] = [];
  let past: number | undefined = startDate;

  function add(type: string, details?: Record<string, Json>): void {
    const id = events.length + 1;
    const event = { id, previousEventId: id - 1, type, timestamp: past ?? now() };
    events.push(details ? { ...event, [detailsField(type)]: details } : event);
  }

  return {
    events,
    add,

    addEngineEvent(event) {
      if (event.type !== "StateEntered" && event.type !== "StateExited") return;
      const { name, input, output } = event.state;
      const type = stateTypes.get(name);
      if (!type) return;
      if (event.type === "StateEntered") {
        add(`${type}StateEntered`, { name, input: JSON.stringify(input) });
      } else {
        add(`${type}StateExited`, { name, output: JSON.stringify(output ?? null) });
      }
    },

    addTaskScheduled({ integration, resourceType, resource }, parameters) {
      const input = JSON.stringify(parameters);
      if (integration === "function") add("LambdaFunctionScheduled", { resource, input });
      else add("TaskScheduled", { resourceType, resource, parameters: input });
    },

    addTaskOutcome({ integration, resourceType, resource }, outcome) {
      const prefix = integration === "function" ? "LambdaFunction" : "Task";
      const task = integration === "function" ? {} : { resourceType, resource };
      if (outcome.kind === "succeeded") {
        return add(`${prefix}Succeeded`, { ...task, output: JSON.stringify(outcome.output) });
      }
      const { error, cause } = outcome;
      add(`${prefix}${error === "States.Timeout" ? "TimedOut" : "Failed"}`, {
        ...task,
        error,
        cause,
      });
    },

    relive(time) {
      past = time;
    },
  };
}

function detailsField(type: string): `${string}Details` {
  const field = type.replace(/^[A-Z][a-z]+(?=StateEntered$|StateExited$)/, "");
  return `${field.charAt(0).toLowerCase()}${field.slice(1)}EventDetails`;
}
