import { randomUUID } from "node:crypto";
import { type FunctionWorker, startFunctionWorker } from "./function-worker.ts";
import type { FunctionSettings, InvocationResult } from "./invocation.ts";

export type FunctionRunner = {
  readonly settings: FunctionSettings;
  readonly invoke: (payload: string) => Promise<InvocationResult>;
  readonly running: () => number;
  readonly close: () => Promise<void>;
};

/** Keeps one worker per function while it has work, starts it on demand and ends it when idle. */
export function createFunctionRunner(
  settings: FunctionSettings,
  environment: Readonly<Record<string, string>>,
  log: (line: string) => void,
  idleMilliseconds = 60_000,
  time?: SharedArrayBuffer,
): FunctionRunner {
  const waiting: Invocation[] = [];
  const workers = new Set<FunctionWorker>();
  let current: FunctionWorker | undefined;
  let active = 0;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  function startWaiting(): void {
    while (active < settings.concurrency) {
      const next = waiting.shift();
      if (!next) return;
      active += 1;
      clearTimeout(idle);
      void run(next);
    }
  }

  async function run({ payload, settle }: Invocation): Promise<void> {
    const result = await workerWithRoom().run(randomUUID(), payload);
    active -= 1;
    if (active === 0 && !isClosed) idle = setTimeout(endIdleWorkers, idleMilliseconds);
    settle(result);
    startWaiting();
  }

  function workerWithRoom(): FunctionWorker {
    if (current && !current.isRetired()) return current;
    current = startFunctionWorker(settings, environment, log, time);
    workers.add(current);
    return current;
  }

  function endIdleWorkers(): void {
    for (const worker of workers) void worker.terminate();
    workers.clear();
    current = undefined;
  }

  return {
    settings,
    invoke: (payload) =>
      new Promise((settle) => {
        if (isClosed) return settle(shutDown);
        waiting.push({ payload, settle });
        startWaiting();
      }),
    running: () => active + waiting.length,
    async close() {
      isClosed = true;
      clearTimeout(idle);
      for (const { settle } of waiting.splice(0)) settle(shutDown);
      await Promise.all([...workers].map((worker) => worker.terminate()));
    },
  };
}

const shutDown: InvocationResult = {
  kind: "failed",
  error: { errorType: "Runtime.Shutdown", errorMessage: "The department is being stopped" },
};

type Invocation = {
  readonly payload: string;
  readonly settle: (result: InvocationResult) => void;
};
