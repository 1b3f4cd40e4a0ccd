import { AwsError, type AwsService } from "../aws-service.ts";
import { type DepartmentClock, machineClock } from "../clock/department-clock.ts";
import { createAnnouncements } from "./execution/announcements.ts";
import { createTokenAnswers } from "./execution/answer-token.ts";
import { createExecutions } from "./execution/executions.ts";
import { createIntegrations, type IntegrationPorts } from "./integrations/integrations.ts";
import { createMachines, type NewMachine } from "./machines.ts";
import { executionOperations } from "./operations/execution-operations.ts";
import { historyOperation } from "./operations/history-operation.ts";
import { machineOperations } from "./operations/machine-operations.ts";
import type { Operations } from "./operations/operations.ts";
import { tokenOperations } from "./operations/token-operations.ts";
import { openDatabase } from "./storage/database.ts";
import { createExecutionStore } from "./storage/execution-store.ts";
import { createTaskJournal } from "./storage/task-journal.ts";

export type StepFunctionsOptions = IntegrationPorts & {
  readonly dataDirectory: string;
  readonly log: (line: string) => void;
  readonly clock?: DepartmentClock;
};

export type StepFunctions = {
  readonly service: AwsService;
  /** Throws DefinitionNotSupported, which names the state, for what would not run here as it does on AWS. */
  readonly createStateMachine: (machine: NewMachine) => void;
  /** Takes up what a former process left, once the state machines and all that they call are there. */
  readonly resume: () => Promise<void>;
  /** Whether a state is worked on; one that waits for its time or its token is not. */
  readonly isBusy: () => boolean;
  /** Leaves running executions to be resumed. */
  readonly close: () => Promise<void>;
};

const DAY = 86_400_000;
const DAYS_KEPT = 90;
/** The engine's timers overflow after 24 days. */
const DAYS_RUN = 20;

export function startStepFunctions(options: StepFunctionsOptions): StepFunctions {
  const { dataDirectory, log, putEvent, clock = machineClock } = options;
  const database = openDatabase(dataDirectory);
  const store = createExecutionStore(database);
  const journal = createTaskJournal(database);
  const machines = createMachines();
  const { announce, close: closeAnnouncements } = createAnnouncements(store, putEvent, log);
  const executions = createExecutions({
    store,
    journal,
    machines,
    integrations: (all) => createIntegrations(options, all),
    announce,
    log,
    clock,
  });
  const operations: Operations = {
    ...executionOperations(executions, store, machines),
    ...historyOperation(executions, store),
    ...tokenOperations(createTokenAnswers(store, journal, executions, clock.now)),
    ...machineOperations(machines),
  };
  const daily = setInterval(maintain, DAY).unref();

  function maintain(): void {
    executions.renew(clock.now() - DAYS_RUN * DAY);
    store.prune(clock.now() - DAYS_KEPT * DAY).catch((error: unknown) => log(String(error)));
  }

  return {
    service: { handle: (operation, input) => handle(operations, operation, input) },
    createStateMachine: machines.create,
    async resume() {
      await store.prune(clock.now() - DAYS_KEPT * DAY);
      await executions.resume();
    },
    isBusy: executions.isBusy,
    async close() {
      clearInterval(daily);
      closeAnnouncements();
      executions.close();
      database.close();
    },
  };
}

async function handle(operations: Operations, operation: string, input: unknown): Promise<unknown> {
  const answer = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (answer) return answer(input);
  throw new AwsError("UnknownOperationException", `${operation} is not supported`);
}
