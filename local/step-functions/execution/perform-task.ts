import type { DepartmentClock } from "../../clock/department-clock.ts";
import type { TaskStep } from "../definition/compile-definition.ts";
import type { Integrations } from "../integrations/integration.ts";
import { type Json, parseJson } from "../json.ts";
import type { Outcome, TaskRecord } from "../storage/task-journal.ts";
import { decideRetry } from "./retry.ts";
import { ScopeDetached } from "./scopes.ts";
import { sleepUntil, untilAborted } from "./sleep-until.ts";
import { createToken, TOKEN_PLACEHOLDER } from "./task-token.ts";

export type Task = {
  readonly step: TaskStep;
  /** Kept up to date and saved while the task goes on; what it says is where a restart continues. */
  readonly record: TaskRecord;
  readonly executionArn: string;
  readonly execution: number;
  readonly input: Json;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly signal: AbortSignal;
  readonly integrations: Integrations;
  readonly clock: DepartmentClock;
  /** Says that it only waits from now on, until the returned function is called. */
  readonly idle: () => () => void;
  readonly save: () => Promise<void>;
  /** Tells what the holder of the token says; the returned function ends that. */
  readonly listen: (listener: TokenListener) => () => void;
};

export type TokenListener = {
  readonly onCallback: (outcome: Outcome) => void;
  readonly onHeartbeat: () => void;
};

/** Attempts a task until it succeeds or its retriers give up. */
export async function performTask(task: Task): Promise<Outcome> {
  const { record, step, signal, clock, idle, save } = task;
  for (;;) {
    const { due } = record;
    if (due !== undefined) await sleepUntil(due, signal, clock).finally(idle());
    const outcome = await attemptTask(task);
    if (outcome.kind === "succeeded") return outcome;
    const decision = decideRetry(step.retriers, record.retries, outcome.error);
    if (decision.kind === "give-up") return outcome;
    clearAttempt(record);
    record.attempt += 1;
    record.retries = decision.retries;
    record.due = clock.now() + decision.delay;
    await save();
  }
}

export function clearAttempt(record: TaskRecord): void {
  delete record.due;
  delete record.started;
  delete record.token;
  delete record.isRequested;
  delete record.heartbeat;
  delete record.callback;
}

async function attemptTask(task: Task): Promise<Outcome> {
  const { record, step, signal, timeoutSeconds, integrations, clock, idle } = task;
  const { pattern } = step.resource;
  const isNew = record.started === undefined;
  record.started ??= clock.now();
  if (pattern === "token") {
    record.token ??= createToken({ executionArn: task.executionArn, key: record.key });
    record.heartbeat ??= record.started;
  }
  // A plain request starts anew after a crash, so that only what outlives one is worth a write.
  if (isNew && pattern !== "request") await task.save();
  if (record.callback) return record.callback;

  const attempt = attemptKey(record);
  const deadline = timeoutSeconds && record.started + timeoutSeconds * 1000;
  return untilAborted(signal, (resolve, reject) => {
    const timedOut = (): void => resolve(failed("States.Timeout", "The task ran out of time"));
    const endings = [
      deadline ? clock.callAt(deadline, timedOut) : undefined,
      pattern === "token" ? awaitToken(task, resolve) : undefined,
      // What a nested execution does counts for itself.
      pattern === "sync" ? idle() : undefined,
    ];
    let isOver = false;
    requestOnce(task, resolve).then(() => {
      if (pattern === "token" && !isOver) endings.push(idle());
    }, reject);
    return () => {
      isOver = true;
      for (const end of endings) end?.();
      const isAbandoned = !(signal.reason instanceof ScopeDetached);
      if (pattern === "sync" && isAbandoned) integrations.abandon(task.execution, attempt);
    };
  });
}

async function requestOnce(task: Task, resolve: (outcome: Outcome) => void): Promise<void> {
  const { record, step, integrations } = task;
  const { token } = record;
  if (record.isRequested) return;
  const outcome = await integrations.request(step.resource, {
    input: withToken(task.input, token),
    execution: task.execution,
    task: attemptKey(record),
  });
  if (step.resource.pattern !== "token" || outcome.kind === "failed") return resolve(outcome);
  if (record.token !== token) return;
  record.isRequested = true;
  await task.save();
}

function awaitToken(task: Task, resolve: (outcome: Outcome) => void): () => void {
  const { record, heartbeatSeconds, clock } = task;
  let cancel: (() => void) | undefined;
  const arm = (): void => {
    cancel?.();
    if (heartbeatSeconds === undefined || record.heartbeat === undefined) return;
    cancel = clock.callAt(record.heartbeat + heartbeatSeconds * 1000, () =>
      resolve(failed("States.HeartbeatTimeout", "The holder of the token sent no heartbeat")),
    );
  };
  arm();
  const deafen = task.listen({ onCallback: resolve, onHeartbeat: arm });
  return () => {
    cancel?.();
    deafen();
  };
}

function attemptKey({ key, attempt }: TaskRecord): string {
  return `${key}!${attempt}`;
}

function withToken(input: Json, token: string | undefined): Json {
  if (token === undefined) return input;
  return parseJson(JSON.stringify(input).replaceAll(TOKEN_PLACEHOLDER, token));
}

function failed(error: string, cause: string): Outcome {
  return { kind: "failed", error, cause };
}
