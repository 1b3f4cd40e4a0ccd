// @ts-check
// Runs inside a worker thread: loads one function and answers its invocations, several at a time.
// JavaScript, because taking the types away in every worker costs 50 ms and 11 MB for each function.
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { replaceDate } from "../clock/replace-date.mjs";

/** @import { FromWorker, FunctionSettings, InvocationError, InvocationResult, ToWorker } from "./invocation.ts" */

const WORKS_BY_ITSELF = 10;

/** @type {{ settings: FunctionSettings, time: SharedArrayBuffer | undefined }} */
const { settings, time } = workerData;
// The time that an invocation has left is the machine's, whatever day the function believes it to be.
const machineTime = Date.now;
if (time) replaceDate(time);
// Linux gives each thread a priority of its own; elsewhere this would be the whole process.
if (!settings.isAwaited && process.platform === "linux") setPriority(WORKS_BY_ITSELF);
const handler = await loadHandler();

parentPort?.on("message", async (message) => {
  answer({ kind: "ended", id: message.id, result: await run(message) });
});
answer({ kind: "ready" });

/** @returns {Promise<(event: unknown, context: object) => unknown>} */
async function loadHandler() {
  const { module, exportName } = settings;
  const { [exportName]: found } = await import(module);
  if (typeof found === "function") return found;
  throw new Error(`${module} exports no function ${exportName}`);
}

/** @type {(message: ToWorker) => Promise<InvocationResult>} */
async function run({ id, payload, deadline }) {
  try {
    const result = await handler(JSON.parse(payload), contextOf(id, deadline));
    return { kind: "returned", payload: JSON.stringify(result) ?? "null" };
  } catch (error) {
    return { kind: "failed", error: toInvocationError(error) };
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
    getRemainingTimeInMillis: () => Math.max(0, deadline - machineTime()),
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
