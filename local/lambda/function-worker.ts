import { Worker } from "node:worker_threads";
import type {
  FromWorker,
  FunctionSettings,
  InvocationError,
  InvocationResult,
  ToWorker,
} from "./invocation.ts";

export type FunctionWorker = {
  /** Never rejects: a crash, a timeout and an exception are results. */
  readonly run: (id: string, payload: string) => Promise<InvocationResult>;
  /** True once it must get no more work: it ends by itself when its last invocation has ended. */
  readonly isRetired: () => boolean;
  readonly terminate: () => Promise<void>;
};

type Running = { readonly settle: (result: InvocationResult) => void; timer?: NodeJS.Timeout };

/** One worker thread with one function in it, which runs several of its invocations at a time. */
export function startFunctionWorker(
  settings: FunctionSettings,
  environment: Readonly<Record<string, string>>,
  log: (line: string) => void,
  time: SharedArrayBuffer | undefined,
): FunctionWorker {
  const running = new Map<string, Running>();
  const ready = Promise.withResolvers<void>();
  let isRetired = false;
  const worker = new Worker(new URL("./worker.mjs", import.meta.url), {
    workerData: { settings, time },
    env: { ...environment },
    execArgv: [],
    stdout: true,
    stderr: true,
    // Several invocations share the thread, and on AWS each would have this much for itself.
    resourceLimits: {
      maxOldGenerationSizeMb: Math.min(settings.memoryMegabytes * settings.concurrency, 2048),
      // By itself V8 lets this grow to where a long import holds 200 MB more, for a quarter less work.
      maxYoungGenerationSizeMb: 16,
    },
  });
  const startLimit = setTimeout(() => crash(initTimeout), START_LIMIT_MILLISECONDS);

  worker.stdout.setEncoding("utf8").on("data", log);
  worker.stderr.setEncoding("utf8").on("data", log);
  worker.on("message", (message: FromWorker) => {
    if (message.kind === "ready") {
      clearTimeout(startLimit);
      ready.resolve();
    } else {
      finish(message.id, message.result);
    }
  });
  worker.on("error", (error) => crash(toInvocationError(error)));
  worker.on("exit", (code) => crash(exited(code)));

  function finish(id: string, result: InvocationResult): void {
    const invocation = running.get(id);
    running.delete(id);
    clearTimeout(invocation?.timer);
    if (result.kind === "failed") log(lineFor(id, result.error));
    invocation?.settle(result);
    if (isRetired && running.size === 0) void worker.terminate();
  }

  function crash(error: InvocationError): void {
    clearTimeout(startLimit);
    isRetired = true;
    for (const id of running.keys()) finish(id, { kind: "failed", error });
  }

  return {
    isRetired: () => isRetired,

    run(id, payload) {
      return new Promise((settle) => {
        const invocation: Running = { settle };
        running.set(id, invocation);
        void ready.promise.then(() => {
          if (!running.has(id)) return;
          const milliseconds = settings.timeoutSeconds * 1000;
          invocation.timer = setTimeout(() => {
            isRetired = true;
            finish(id, { kind: "failed", error: timedOut(id, settings.timeoutSeconds) });
          }, milliseconds);
          const message: ToWorker = { id, payload, deadline: Date.now() + milliseconds };
          worker.postMessage(message);
        });
      });
    },

    async terminate() {
      isRetired = true;
      clearTimeout(startLimit);
      await worker.terminate();
    },
  };
}

// Lambda allows 10 s for the start; a busy laptop that starts twenty functions at once needs more.
const START_LIMIT_MILLISECONDS = 30_000;

const initTimeout: InvocationError = {
  errorType: "Runtime.InitError",
  errorMessage: "The function did not start within 30 seconds",
};

function toInvocationError(error: unknown): InvocationError {
  if (!(error instanceof Error)) return { errorType: "Runtime.Unknown", errorMessage: `${error}` };
  const trace = error.stack?.split("\n") ?? [];
  return { errorType: error.name, errorMessage: error.message, trace };
}

function exited(code: number): InvocationError {
  return {
    errorType: "Runtime.ExitError",
    errorMessage: `Error: Runtime exited with error: exit status ${code}`,
  };
}

function timedOut(id: string, seconds: number): InvocationError {
  return {
    errorType: "Sandbox.Timedout",
    errorMessage: `RequestId: ${id} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  };
}

function lineFor(id: string, { errorType, errorMessage, trace = [] }: InvocationError): string {
  return `${[`ERROR ${id} ${errorType}: ${errorMessage}`, ...trace.slice(1)].join("\n")}\n`;
}
