import { StateMachine } from "aws-local-stepfunctions";
import { asEngineDefinition } from "./check-definition.ts";
import { rewriteContextPaths } from "./context-paths.ts";
import {
  enterState,
  type Fields,
  mapState,
  parallelState,
  passState,
  taskState,
  waitState,
  withoutWholeResultPath,
} from "./engine-states.ts";
import { errorHandlers, RETHROW, rethrowState } from "./error-handlers.ts";
import {
  DefinitionNotSupported,
  type MachineDefinition,
  type Retrier,
  type StateDefinition,
} from "./machine-definition.ts";
import { readTaskResource, type TaskResource } from "./task-resource.ts";

/** What we do when the engine reaches one of its Task states. */
export type Step =
  | { readonly kind: "enter"; readonly state: string; readonly branch: number | undefined }
  | { readonly kind: "wait" }
  | TaskStep;

export type TaskStep = {
  readonly kind: "task";
  readonly resource: TaskResource;
  readonly retriers: readonly Retrier[];
};

export type CompiledMachine = {
  readonly engine: StateMachine;
  readonly steps: ReadonlyMap<string, Step>;
  readonly stateTypes: ReadonlyMap<string, StateDefinition["Type"]>;
  readonly stateNames: Record<string, string>;
  readonly timeoutSeconds: number | undefined;
};

/** A longer name cannot be that of another state. */
const LONGEST_STATE_NAME = 80;

/**
 * Rewrites a checked definition so that all that takes time or has an effect becomes a Task of the engine, which we answer: waits
 * and retries, which must survive a restart, and one Task at the start of each branch and iteration, which tells us where we are.
 * Each Task is given its scope beside its input.
 */
export function compileDefinition(definition: MachineDefinition): CompiledMachine {
  const steps = new Map<string, Step>();
  const stateTypes = new Map<string, StateDefinition["Type"]>();
  const stateNames: Record<string, string> = {};

  function compileMachine({ StartAt, States }: MachineDefinition): Compiled {
    const states = Object.entries(States).map(([name, state]) => [name, compileState(name, state)]);
    return { StartAt, States: { ...Object.fromEntries(states), [RETHROW]: rethrowState } };
  }

  function compileInner(state: string, machine: MachineDefinition, branch?: number): Compiled {
    const { StartAt, States } = compileMachine(machine);
    const name = `${state} entered ${branch ?? ""}`.padEnd(LONGEST_STATE_NAME + 1);
    steps.set(name, { kind: "enter", state, branch });
    return { StartAt: name, States: { ...States, [name]: enterState(StartAt) } };
  }

  function compileState(name: string, state: StateDefinition): Fields {
    const stateKey = `s${stateTypes.size}`;
    stateTypes.set(name, state.Type);
    stateNames[stateKey] = name;
    const { Branches = [], ItemProcessor, Iterator: iterator, ...own } = state;
    const step = state.Type === "Task" ? taskStep(name, state) : undefined;
    const fields = withoutWholeResultPath(
      rewriteContextPaths(
        { ...own, ...errorHandlers(state) },
        {
          state: name,
          stateKey,
          isTokenTask: step?.resource.pattern === "token",
          isMapSelector: state.Type === "Map",
        },
      ),
    );

    switch (state.Type) {
      case "Task":
        if (step) steps.set(name, step);
        return taskState(fields);
      case "Wait":
        steps.set(name, { kind: "wait" });
        return waitState(fields);
      case "Parallel":
        return parallelState(
          fields,
          Branches.map((branch, index) => compileInner(name, branch, index)),
        );
      case "Map": {
        const processor = ItemProcessor ?? iterator;
        return mapState(fields, processor && compileInner(name, processor));
      }
      case "Pass":
        return passState(fields);
      default:
        return fields;
    }
  }

  const compiled = compileMachine(definition);
  const engine = new StateMachine(asEngineDefinition(compiled), {
    validationOptions: { noValidate: true },
  });
  return { engine, steps, stateTypes, stateNames, timeoutSeconds: definition.TimeoutSeconds };
}

type Compiled = { readonly StartAt: string; readonly States: Record<string, unknown> };

function taskStep(name: string, { Resource = "", Retry }: StateDefinition): TaskStep {
  const resource = readTaskResource(Resource);
  if (!resource) throw new DefinitionNotSupported(`${name} has the resource ${Resource}`);
  return { kind: "task", resource, retriers: Retry ?? [] };
}
