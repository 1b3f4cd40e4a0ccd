import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAsyncInvocations } from "../../local/lambda/async-invocations.ts";
import type { InvocationResult } from "../../local/lambda/invocation.ts";
import { type EventSource, startEventSource } from "../../local/queues/event-source.ts";
import { openQueueStore, type QueueStore } from "../../local/queues/queue-store.ts";

type Record = { messageId: string; body: string };

const queue = { visibilitySeconds: 30, retentionSeconds: 3600, delaySeconds: 0, waitSeconds: 0 };

let directory: string;
let store: QueueStore;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "event-source-"));
  store = openQueueStore(join(directory, "queues.sqlite"));
  store.createQueue({ ...queue, name: "work" });
  store.createQueue({ ...queue, name: "failed" });
});

afterEach(async () => {
  store.close();
  await rm(directory, { recursive: true });
});

function start(
  handle: (records: readonly Record[]) => Promise<unknown>,
  settings: Partial<EventSource> = {},
) {
  return startEventSource(
    {
      queue: "work",
      batchSize: 10,
      batchingSeconds: 0,
      concurrency: 2,
      reportsItemFailures: true,
      ...settings,
    },
    { store, invoke: (payload) => invocation(handle(JSON.parse(payload).Records)) },
  );
}

async function invocation(work: Promise<unknown>): Promise<InvocationResult> {
  try {
    return { kind: "returned", payload: JSON.stringify(await work) ?? "null" };
  } catch (error) {
    return { kind: "failed", error: { errorType: "Error", errorMessage: String(error) } };
  }
}

async function stop(source: ReturnType<typeof start>): Promise<void> {
  source.stop();
  await source.finished();
}

test("only the messages that the function names stay in the queue", async () => {
  for (const body of ["good", "bad", "fine"]) store.send("work", body);
  const source = start(async (records) => ({
    batchItemFailures: records
      .filter(({ body }) => body === "bad")
      .map(({ messageId }) => ({ itemIdentifier: messageId })),
  }));

  await expect.poll(() => store.counts("work")).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  await stop(source);
});

test.each([
  ["throws", () => Promise.reject(new Error("down"))],
  ["names an unknown message", async () => ({ batchItemFailures: [{ itemIdentifier: "other" }] })],
  ["gives no batch response", async () => ({ batchItemFailures: "all" })],
])("a function that %s keeps its whole batch", async (_, handle) => {
  store.send("work", "a");
  store.send("work", "b");
  let calls = 0;
  const source = start(() => {
    calls += 1;
    return handle();
  });

  await expect.poll(() => calls).toBe(1);
  await stop(source);
  expect(store.counts("work").inFlight).toBe(2);
});

test("no more batches run at a time than the mapping allows", async () => {
  for (let index = 0; index < 10; index += 1) store.send("work", `${index}`);
  let running = 0;
  let most = 0;
  const source = start(
    async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 10));
      running -= 1;
    },
    { batchSize: 1, concurrency: 3 },
  );

  await expect.poll(() => store.counts("work").inFlight + store.counts("work").visible).toBe(0);
  await stop(source);
  expect(most).toBe(3);
});

test("a batching window gathers messages that come one by one", async () => {
  const batches: number[] = [];
  const source = start(async (records) => void batches.push(records.length), {
    batchSize: 3,
    batchingSeconds: 2,
  });
  for (const body of ["a", "b", "c"]) {
    store.send("work", body);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  await expect.poll(() => batches).toEqual([3]);
  await stop(source);
});

test("an event for a function is tried again, then recorded where failures go", async () => {
  let attempts = 0;
  const functions = {
    find: () => aFunction,
    invoke: () => {
      attempts += 1;
      return invocation(Promise.reject(new Error("down")));
    },
  };
  const events = createAsyncInvocations(
    store,
    functions,
    () => ({ maximumRetries: 2, maximumAgeSeconds: 60, onFailure: "failed" }),
    0.02,
  );
  events.start();
  events.invokeLater("worker", '{"id":1}');

  await expect.poll(() => store.counts("failed").visible).toBe(1);
  events.stop();
  await events.finished();
  expect(attempts).toBe(3);
});

const aFunction = {
  name: "worker",
  arn: "arn:aws:lambda:us-east-1:000000000000:function:worker",
  folder: "/nowhere",
  module: "file:///nowhere/index.mjs",
  exportName: "handler",
  timeoutSeconds: 3,
  memoryMegabytes: 128,
  concurrency: 10,
  isAwaited: false,
  environment: {},
};
