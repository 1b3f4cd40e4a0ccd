import { zstdCompressSync } from "node:zlib";
import { AwsError } from "../../aws-service.ts";
import type { DepartmentClock } from "../../clock/department-clock.ts";
import type { Integrations } from "../integrations/integration.ts";
import type { Machines } from "../machines.ts";
import type { Ending, Execution, ExecutionStore, Parent } from "../storage/execution-store.ts";
import type { TaskJournal } from "../storage/task-journal.ts";
import type { HistoryEvent } from "./history.ts";
import { type ExecutionRun, runExecution } from "./run-execution.ts";

type StartOptions = {
  readonly machineArn: string;
  readonly name: string;
  readonly input: string;
  readonly parent?: Parent | undefined;
};

export type Executions = {
  /** Resolves when it is on disk; throws AwsError as StartExecution does. */
  readonly start: (options: StartOptions) => Promise<Execution>;
  readonly startedBy: (execution: number, task: string) => Execution | undefined;
  /** Resolves with the execution when it has ended, and at once when it has. */
  readonly ended: (execution: Execution) => Promise<Execution>;
  readonly stop: (execution: Execution, ending?: Ending) => Promise<Execution>;
  readonly liveRun: (arn: string) => ExecutionRun | undefined;
  readonly isBusy: () => boolean;
  readonly resume: () => Promise<void>;
  /** Runs those again from their journals whose engine timers would otherwise expire. */
  readonly renew: (startedBefore: number) => void;
  readonly close: () => void;
};

export type ExecutionsOptions = {
  readonly store: ExecutionStore;
  readonly journal: TaskJournal;
  readonly machines: Machines;
  readonly integrations: (executions: Executions) => Integrations;
  readonly announce: (execution: Execution) => void;
  readonly log: (line: string) => void;
  readonly clock: DepartmentClock;
};

/** How many executions are taken up again before the event loop gets its turn. */
const RESUMED_AT_ONCE = 20;

export function createExecutions(options: ExecutionsOptions): Executions {
  const { store, journal, machines, announce, log, clock } = options;
  const runs = new Map<string, ExecutionRun>();
  const endings = new Map<string, PromiseWithResolvers<Execution>>();
  let isClosed = false;

  function launch(execution: Execution): void {
    const definition = { hash: execution.definition, text: store.definition(execution.definition) };
    const run = runExecution({
      execution,
      machine: machines.compiled(definition),
      journal,
      integrations,
      clock,
      onEnd: (ending, history) => end(execution, ending, history),
      onFault: (error) => holdUp(execution, error),
    });
    runs.set(execution.arn, run);
  }

  function end(execution: Execution, ending: Ending, history: readonly HistoryEvent[]): void {
    finish(execution, ending, history).catch((error: unknown) => holdUp(execution, error));
  }

  function holdUp({ arn }: Execution, error: unknown): void {
    runs.delete(arn);
    log(`${arn} is held up until the next start: ${String(error)}`);
  }

  async function finish(
    { id, arn }: Execution,
    ending: Ending,
    history: readonly HistoryEvent[],
  ): Promise<void> {
    if (isClosed) return;
    runs.delete(arn);
    const children = store.linkedTo(id);
    const written = store.end(id, ending, clock.now(), packHistory(history));
    await Promise.all([written, ...children.map((child) => executions.stop(child))]);
    // Closed meanwhile, so that the next process announces it.
    if (isClosed) return;
    const execution = store.find(arn);
    if (!execution) throw new Error(`The ended execution ${arn} is gone`);
    announce(execution);
    endings.get(arn)?.resolve(execution);
    endings.delete(arn);
  }

  const executions: Executions = {
    async start({ machineArn, name, input, parent }) {
      const machine = machines.find(machineArn);
      if (!machine)
        throw new AwsError("StateMachineDoesNotExist", `No state machine ${machineArn}`);
      const arn = `${machineArn.replace(":stateMachine:", ":execution:")}:${name}`;
      const same = store.find(arn);
      if (same?.status === "RUNNING" && same.input === input) return same;
      if (same) throw new AwsError("ExecutionAlreadyExists", `Execution already exists: ${arn}`);

      const { definition } = machine;
      const startDate = clock.now();
      const written = store.add({ arn, machineArn, name, definition, input, startDate, parent });
      const execution = store.find(arn);
      if (!execution) throw new Error(`The new execution ${arn} is gone`);
      launch(execution);
      await written;
      return execution;
    },

    startedBy: store.startedBy,

    ended(execution) {
      const now = store.find(execution.arn) ?? execution;
      if (now.status !== "RUNNING") return Promise.resolve(now);
      const ending = endings.get(now.arn) ?? Promise.withResolvers<Execution>();
      endings.set(now.arn, ending);
      return ending.promise;
    },

    stop(execution, ending = { status: "ABORTED" }) {
      const ended = executions.ended(execution);
      const run = runs.get(execution.arn);
      if (run) run.end(ending);
      else if (execution.status === "RUNNING") end(execution, ending, []);
      return ended;
    },

    liveRun: (arn) => runs.get(arn),
    isBusy: () => [...runs.values()].some((run) => run.isBusy()),

    async resume() {
      const left = store.running().filter(({ arn }) => !runs.has(arn));
      for (const [index, execution] of left.entries()) {
        if (index % RESUMED_AT_ONCE === 0) await new Promise(setImmediate);
        if (isClosed) return;
        launch(execution);
      }
      for (const execution of store.unannounced()) announce(execution);
    },

    renew(startedBefore) {
      for (const [arn, run] of runs) {
        const execution = store.find(arn);
        if (!execution || run.startedAt > startedBefore) continue;
        run.detach();
        launch(execution);
      }
    },

    close() {
      isClosed = true;
      for (const run of runs.values()) run.detach();
      runs.clear();
    },
  };

  const integrations = options.integrations(executions);
  return executions;
}

function packHistory(history: readonly HistoryEvent[]): Uint8Array {
  return zstdCompressSync(JSON.stringify(history));
}
