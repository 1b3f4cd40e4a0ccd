import { parentPort, workerData } from "node:worker_threads";
import type { FromWorker, FunctionSettings, InvocationError, ToWorker } from "./invocation.ts";

// Runs inside a worker thread: loads one function and answers its invocations, several at a time.

type Handler = (event: unknown, context: Record<string, unknown>) => unknown;

const settings: FunctionSettings & { readonly file: string } = workerData;
const handler = await loadHandler();

parentPort?.on("message", (message: ToWorker) => {
  run(message).then(answer);
});
answer({ kind: "ready" });

async function loadHandler(): Promise<Handler> {
  const module: Readonly<Record<string, unknown>> = await import(settings.file);
  const name = settings.handler.split(".")[1] ?? "handler";
  const found = module[name];
  if (isHandler(found)) return found;
  throw new Error(`${settings.file} exports no function ${name}`);
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}

async function run({ id, payload, deadline }: ToWorker): Promise<FromWorker> {
  try {
    const result = await handler(JSON.parse(payload), contextOf(id, deadline));
    return { kind: "returned", id, payload: JSON.stringify(result) ?? "null" };
  } catch (error) {
    return { kind: "failed", id, error: toInvocationError(error) };
  }
}

function contextOf(awsRequestId: string, deadline: number): Record<string, unknown> {
  return {
    awsRequestId,
    functionName: settings.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: settings.arn,
    memoryLimitInMB: String(settings.memoryMegabytes),
    logGroupName: `/aws/lambda/${settings.name}`,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function toInvocationError(error: unknown): InvocationError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  const { name, message, stack = "" } = error;
  return { errorType: name, errorMessage: message, trace: stack.split("\n") };
}

function answer(message: FromWorker): void {
  parentPort?.postMessage(message);
}
