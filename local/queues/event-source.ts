import * as z from "zod";
import { arn, REGION } from "../assembly/resource-names.ts";
import type { InvocationResult } from "../lambda/invocation.ts";
import { md5, systemAttributes } from "./queue-service.ts";
import type { Message, QueueStore } from "./queue-store.ts";

export type EventSource = {
  readonly queue: string;
  readonly batchSize: number;
  readonly batchingSeconds: number;
  readonly concurrency: number;
  readonly reportsItemFailures: boolean;
};

type EventSourceDeps = {
  readonly store: QueueStore;
  readonly invoke: (payload: string) => Promise<InvocationResult>;
};

/** Hands the messages of a queue to a function, as Lambda's SQS event source mapping does. */
export function startEventSource(source: EventSource, { store, invoke }: EventSourceDeps) {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (running.size >= source.concurrency) {
        await Promise.race(running);
        continue;
      }
      const batch = await nextBatch(source, store, stopping.signal);
      if (batch.length === 0) continue;
      const work = handle(batch).finally(() => running.delete(work));
      running.add(work);
    }
  }

  async function handle(batch: readonly Message[]): Promise<void> {
    const event = { Records: batch.map((message) => toRecord(source.queue, message)) };
    const result = await invoke(JSON.stringify(event));
    // Cut off by the end of the department, so the next start gives the messages back.
    if (result.kind === "failed" && stopping.signal.aborted) return;
    const failed = failedIn(result, batch, source.reportsItemFailures);
    for (const { id, receipt } of batch) {
      if (!failed.has(id)) store.remove(source.queue, receipt);
    }
    store.release(batch.filter(({ id }) => failed.has(id)).map(({ receipt }) => receipt));
  }

  const polling = poll();
  return {
    stop: () => stopping.abort(),
    isBusy: () => running.size > 0,
    async finished(): Promise<void> {
      await polling;
      await Promise.all(running);
    },
  };
}

async function nextBatch(
  { queue, batchSize, batchingSeconds }: EventSource,
  store: QueueStore,
  stopping: AbortSignal,
): Promise<readonly Message[]> {
  await store.arrival(queue, stopping);
  if (stopping.aborted) return [];
  const batch = store.receive(queue, batchSize);
  if (batch.length === 0 || batchingSeconds === 0) return batch;

  const gathering = AbortSignal.any([stopping, AbortSignal.timeout(batchingSeconds * 1000)]);
  while (batch.length < batchSize && !gathering.aborted) {
    await store.arrival(queue, gathering);
    batch.push(...store.receive(queue, batchSize - batch.length));
  }
  return batch;
}

function toRecord(queue: string, message: Message): Record<string, unknown> {
  return {
    messageId: message.id,
    receiptHandle: message.receipt,
    body: message.body,
    md5OfBody: md5(message.body),
    attributes: systemAttributes(message),
    messageAttributes: MessageAttributes.parse(JSON.parse(message.attributes)),
    eventSource: "aws:sqs",
    eventSourceARN: arn("sqs", queue),
    awsRegion: REGION,
  };
}

const MessageAttributes = z.record(
  z.string(),
  z
    .object({
      DataType: z.string(),
      StringValue: z.string().optional(),
      BinaryValue: z.string().optional(),
    })
    .transform(({ DataType, StringValue, BinaryValue }) => ({
      dataType: DataType,
      ...(StringValue !== undefined && { stringValue: StringValue }),
      ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
    })),
);

const BatchResponse = z
  .object({
    batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
  })
  .nullish();

/** An answer that names an unknown message, or is no batch response, fails the whole batch, as on AWS. */
function failedIn(
  result: InvocationResult,
  batch: readonly Message[],
  reportsItemFailures: boolean,
): ReadonlySet<string> {
  const all = new Set(batch.map(({ id }) => id));
  if (result.kind === "failed") return all;
  if (!reportsItemFailures) return new Set();
  const response = BatchResponse.safeParse(JSON.parse(result.payload));
  if (!response.success) return all;
  const failed = (response.data?.batchItemFailures ?? []).map(
    ({ itemIdentifier }) => itemIdentifier,
  );
  return failed.every((id) => all.has(id)) ? new Set(failed) : all;
}
