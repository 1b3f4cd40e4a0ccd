import * as z from "zod";
import type { DepartmentClock } from "../../clock/department-clock.ts";
import type { Step } from "../definition/compile-definition.ts";
import type { Integrations } from "../integrations/integration.ts";
import type { Json } from "../json.ts";
import type { Execution } from "../storage/execution-store.ts";
import type { Outcome, TaskJournal, TaskRecord } from "../storage/task-journal.ts";
import type { History } from "./history.ts";
import { clearAttempt, performTask, type TokenListener } from "./perform-task.ts";
import { createReplayOrder, NOT_RECORDED } from "./replay-order.ts";
import type { Scope, Scopes } from "./scopes.ts";
import { sleepUntil } from "./sleep-until.ts";
import { TaskFailure } from "./task-failure.ts";

type EnterStep = Extract<Step, { kind: "enter" }>;
type LiveStep = Exclude<Step, EnterStep>;

export type StepRunner = {
  readonly run: (name: string, step: Step, given: Json) => Promise<Json>;
  readonly token: (key: string) => TokenTask | undefined;
  /** Whether a step is worked on, rather than waiting for a time or a token. */
  readonly isBusy: () => boolean;
};

/** A task that may be waiting for the holder of its token. */
export type TokenTask = {
  readonly record: TaskRecord;
  readonly notify: (call: (listener: TokenListener) => void) => void;
};

export type StepRunnerOptions = {
  readonly execution: Execution;
  readonly journal: TaskJournal;
  readonly integrations: Integrations;
  readonly clock: DepartmentClock;
  readonly scopes: Scopes;
  readonly history: History;
};

/** As compileDefinition gives it to each of its Task states. */
const Given = z.object({
  scope: z.string(),
  input: z.custom<Json>().default(null),
  timeoutSeconds: z.number().optional(),
  heartbeatSeconds: z.number().optional(),
  seconds: z.number().optional(),
  timestamp: z.string().optional(),
});
type Given = z.infer<typeof Given>;

const Entered = z.object({
  scope: z.string(),
  input: z.custom<Json>(),
  item: z.object({ Index: z.number(), Value: z.custom<Json>() }).optional(),
});

/** The most that AWS passes from one state to the next. */
const MOST_BYTES = 262_144;

/** Answers the engine's Task states: from the journal what has an outcome there, by doing it what has none. */
export function createStepRunner(options: StepRunnerOptions): StepRunner {
  const { execution, journal, integrations, scopes, history, clock } = options;
  const records = journal.load(execution.id);
  const recorded = [...records.values()].filter(({ outcome }) => outcome).length;
  const order = createReplayOrder(recorded);
  const listeners = new Map<string, TokenListener>();
  let sequence = recorded;
  let steps = 0;
  let idlers = 0;

  function idle(): () => void {
    idlers += 1;
    return () => {
      idlers -= 1;
    };
  }

  /** What has ended leaves nothing in the journal: nobody would clear it away. */
  async function save(record: TaskRecord, { signal }: Scope): Promise<void> {
    signal.throwIfAborted();
    await journal.save(execution.id, record);
  }

  async function settle(record: TaskRecord, scope: Scope, found: Outcome): Promise<Outcome> {
    const outcome = withinLimit(found);
    clearAttempt(record);
    record.outcome = outcome;
    record.sequence = sequence++;
    record.settled = clock.now();
    await save(record, scope);
    await order.turn(NOT_RECORDED);
    return outcome;
  }

  async function wait(record: TaskRecord, given: Given, scope: Scope): Promise<Outcome> {
    if (record.due === undefined) {
      record.due = dueTime(given, clock.now());
      if (Number.isNaN(record.due)) return badTime(given);
      await save(record, scope);
    }
    const { due } = record;
    const goOn = idle();
    await sleepUntil(due, scope.signal, clock).finally(goOn);
    return { kind: "succeeded", output: null };
  }

  async function act(
    step: LiveStep,
    record: TaskRecord,
    given: Given,
    scope: Scope,
  ): Promise<Outcome> {
    // A replay may be about to end the branch in which this stands.
    await order.turn(NOT_RECORDED);
    scope.signal.throwIfAborted();
    if (step.kind === "wait") return wait(record, given, scope);
    return performTask({
      step,
      record,
      executionArn: execution.arn,
      execution: execution.id,
      input: given.input,
      timeoutSeconds: given.timeoutSeconds,
      heartbeatSeconds: given.heartbeatSeconds,
      signal: scope.signal,
      integrations,
      clock,
      idle,
      save: () => save(record, scope),
      listen(listener) {
        listeners.set(record.key, listener);
        return () => listeners.delete(record.key);
      },
    });
  }

  async function answer(name: string, step: Step, raw: Json): Promise<Json> {
    const given = readGiven(raw);
    if (step.kind === "enter") return enter(scopes, step, given);

    const { key, scope } = scopes.step(given.scope, name);
    const record = records.get(key) ?? { key, attempt: 0, retries: [] };
    records.set(key, record);
    const { outcome: earlier } = record;
    // The engine reports a state as entered only after it has called us.
    await new Promise(setImmediate);
    history.relive(record.settled);
    if (step.kind === "task") history.addTaskScheduled(step.resource, given.input);

    if (earlier) await order.turn(record.sequence ?? NOT_RECORDED);
    const outcome = earlier ?? (await settle(record, scope, await act(step, record, given, scope)));
    records.delete(key);
    if (step.kind === "task") history.addTaskOutcome(step.resource, outcome);
    if (outcome.kind === "succeeded") return step.kind === "wait" ? given.input : outcome.output;
    throw new TaskFailure(outcome);
  }

  return {
    async run(name, step, given) {
      steps += 1;
      try {
        return await answer(name, step, given);
      } finally {
        steps -= 1;
      }
    },

    isBusy: () => steps > idlers,

    token(key) {
      const record = records.get(key);
      return (
        record && {
          record,
          notify(call) {
            const listener = listeners.get(key);
            if (listener) call(listener);
          },
        }
      );
    },
  };
}

function readGiven(raw: Json): Given {
  const given = Given.safeParse(raw);
  if (given.success) return given.data;
  const cause = z.prettifyError(given.error);
  throw new TaskFailure({ kind: "failed", error: "States.Runtime", cause });
}

function enter(scopes: Scopes, { state, branch }: EnterStep, { scope, input }: Given): Json {
  const entered = Entered.parse(input);
  const index = branch ?? entered.item?.Index ?? 0;
  scopes.open(scope, entered.scope, { state, index }, entered.item);
  return entered.input;
}

function dueTime({ seconds, timestamp = "" }: Given, now: number): number {
  return seconds === undefined ? Date.parse(timestamp) : now + seconds * 1000;
}

function badTime({ timestamp }: Given): Outcome {
  return { kind: "failed", error: "States.Runtime", cause: `${timestamp} is no timestamp` };
}

function withinLimit(outcome: Outcome): Outcome {
  if (outcome.kind === "failed") return outcome;
  const bytes = Buffer.byteLength(JSON.stringify(outcome.output));
  if (bytes <= MOST_BYTES) return outcome;
  const cause = `The task returned ${bytes} bytes; the limit is ${MOST_BYTES}`;
  return { kind: "failed", error: "States.DataLimitExceeded", cause };
}
