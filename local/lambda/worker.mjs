// @ts-check
// Runs inside a worker thread: loads one function and answers its invocations, several at a time.
// JavaScript, because taking the types away in every worker costs 50 ms and 11 MB for each function.
import { parentPort, workerData } from "node:worker_threads";

/** @import { FromWorker, FunctionSettings, InvocationError, ToWorker } from "./invocation.ts" */

/** @type {FunctionSettings & { readonly file: string }} */
const settings = workerData;
const handler = await loadHandler();

parentPort?.on("message", async (message) => {
  answer(await run(message));
});
answer({ kind: "ready" });

/** @returns {Promise<(event: unknown, context: object) => unknown>} */
async function loadHandler() {
  const name = settings.handler.split(".")[1] ?? "handler";
  const { [name]: found } = await import(settings.file);
  if (typeof found === "function") return found;
  throw new Error(`${settings.file} exports no function ${name}`);
}

/** @type {(message: ToWorker) => Promise<FromWorker>} */
async function run({ id, payload, deadline }) {
  try {
    const result = await handler(JSON.parse(payload), contextOf(id, deadline));
    return { kind: "returned", id, payload: JSON.stringify(result) ?? "null" };
  } catch (error) {
    return { kind: "failed", id, error: toInvocationError(error) };
  }
}

/** @type {(awsRequestId: string, deadline: number) => object} */
function contextOf(awsRequestId, deadline) {
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

/** @type {(error: unknown) => InvocationError} */
function toInvocationError(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  const { name, message, stack = "" } = error;
  return { errorType: name, errorMessage: message, trace: stack.split("\n") };
}

/** @type {(message: FromWorker) => void} */
function answer(message) {
  parentPort?.postMessage(message);
}
