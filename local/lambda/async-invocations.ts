import * as z from "zod";
import { arn, nameIn } from "../assembly/resource-names.ts";
import { type DepartmentClock, machineClock } from "../clock/department-clock.ts";
import type { Message, QueueStore } from "../queues/queue-store.ts";
import type { Functions } from "./functions.ts";
import type { InvocationError } from "./invocation.ts";

export type AsyncSettings = {
  readonly maximumRetries: number;
  readonly maximumAgeSeconds: number;
  /** Queue for a record of the failed invocation. */
  readonly onFailure?: string | undefined;
  /** Queue for the bare event, the older way. */
  readonly deadLetterQueue?: string | undefined;
};

const Invocation = z.object({ functionName: z.string(), payload: z.string() });
type Invocation = z.infer<typeof Invocation>;

/** Lambda's own queue for events: they survive a restart and are tried again when the function fails. */
export function createAsyncInvocations(
  store: QueueStore,
  functions: Pick<Functions, "find" | "invoke">,
  settingsOf: (functionName: string) => AsyncSettings,
  retrySeconds = RETRY_SECONDS,
  clock: DepartmentClock = machineClock,
) {
  store.createQueue(ASYNC_QUEUE);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let polling: Promise<void> | undefined;

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (running.size >= CONCURRENCY) await Promise.race(running);
      await store.arrival(ASYNC_QUEUE.name, stopping.signal);
      if (stopping.signal.aborted) return;
      for (const message of store.receive(ASYNC_QUEUE.name, CONCURRENCY - running.size)) {
        const work = attempt(message).finally(() => running.delete(work));
        running.add(work);
      }
    }
  }

  async function attempt(message: Message): Promise<void> {
    const invocation = Invocation.parse(JSON.parse(message.body));
    // An event of a former run, for a function that the template no longer has.
    if (!functions.find(invocation.functionName)) {
      store.remove(ASYNC_QUEUE.name, message.receipt);
      return;
    }
    const settings = settingsOf(invocation.functionName);
    const result = await functions.invoke(invocation.functionName, invocation.payload);
    if (result.kind === "failed") {
      if (stopping.signal.aborted) return;
      const isTooOld = clock.now() - message.sentAt > settings.maximumAgeSeconds * 1000;
      if (message.receiveCount <= settings.maximumRetries && !isTooOld) {
        store.hide(ASYNC_QUEUE.name, message.receipt, retrySeconds * message.receiveCount);
        store.release([message.receipt]);
        return;
      }
      giveUp(message.id, invocation, settings, result.error, message.receiveCount);
    }
    store.remove(ASYNC_QUEUE.name, message.receipt);
  }

  function giveUp(
    requestId: string,
    { functionName, payload }: Invocation,
    { onFailure, deadLetterQueue }: AsyncSettings,
    error: InvocationError,
    attempts: number,
  ): void {
    if (onFailure !== undefined) {
      const record = {
        version: "1.0",
        timestamp: new Date(clock.now()).toISOString(),
        requestContext: {
          requestId,
          functionArn: `${arn("lambda", `function:${functionName}`)}:$LATEST`,
          condition: "RetriesExhausted",
          approximateInvokeCount: attempts,
        },
        requestPayload: JSON.parse(payload),
        responseContext: {
          statusCode: 200,
          executedVersion: "$LATEST",
          functionError: "Unhandled",
        },
        responsePayload: error,
      };
      store.send(onFailure, JSON.stringify(record));
    }
    if (deadLetterQueue !== undefined) store.send(deadLetterQueue, payload);
  }

  return {
    start(): void {
      polling ??= poll();
    },
    invokeLater(nameOrArn: string, payload: string): void {
      store.send(ASYNC_QUEUE.name, JSON.stringify({ functionName: nameIn(nameOrArn), payload }));
    },
    stop: () => stopping.abort(),
    isBusy: () => running.size > 0,
    async finished(): Promise<void> {
      await polling;
      await Promise.all(running);
    },
  };
}

export type AsyncInvocations = ReturnType<typeof createAsyncInvocations>;

// A slash cannot stand in the name of an SQS queue, so no queue of the template can collide.
export const ASYNC_QUEUE = {
  name: "lambda/events",
  visibilitySeconds: 3600,
  retentionSeconds: 21_600,
  delaySeconds: 0,
  waitSeconds: 0,
};

const CONCURRENCY = 50;

// Lambda waits one minute, then two. Whoever watches a laptop would take that for a standstill.
const RETRY_SECONDS = 5;
