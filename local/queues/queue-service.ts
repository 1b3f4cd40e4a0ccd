import { createHash, randomUUID } from "node:crypto";
import * as z from "zod";
import { arn, nameIn } from "../assembly/resource-names.ts";
import { AwsError, type AwsService } from "../aws-service.ts";
import type { Message, QueueSettings, QueueStore } from "./queue-store.ts";

/** The SQS API on the queues of the template: standard queues, no way to create or delete one. */
export function queueService(store: QueueStore, addressOf: (queue: string) => string): AwsService {
  const operations: Readonly<Record<string, Operation>> = {
    SendMessage(input) {
      const { QueueUrl, ...entry } = SendMessage.parse(input);
      return send(store, queueAt(store, QueueUrl), entry);
    },
    SendMessageBatch(input) {
      const { QueueUrl, Entries } = SendMessageBatch.parse(input);
      const queue = queueAt(store, QueueUrl);
      refuseTooLargeBatch(Entries.map(({ MessageBody }) => MessageBody));
      return {
        Successful: Entries.map((entry) => ({ Id: entry.Id, ...send(store, queue, entry) })),
      };
    },
    async ReceiveMessage(input) {
      const request = ReceiveMessage.parse(input);
      const queue = queueAt(store, request.QueueUrl);
      const receive = (): Message[] =>
        store.receive(queue.name, request.MaxNumberOfMessages, request.VisibilityTimeout);
      const waiting = AbortSignal.timeout((request.WaitTimeSeconds ?? queue.waitSeconds) * 1000);
      let messages = receive();
      while (messages.length === 0 && !waiting.aborted) {
        await store.arrival(queue.name, waiting);
        messages = receive();
      }
      return messages.length > 0 ? { Messages: messages.map(received) } : {};
    },
    DeleteMessage(input) {
      const { QueueUrl, ReceiptHandle } = Handle.parse(input);
      store.remove(queueAt(store, QueueUrl).name, ReceiptHandle);
      return {};
    },
    DeleteMessageBatch(input) {
      const { QueueUrl, Entries } = HandleBatch.parse(input);
      const { name } = queueAt(store, QueueUrl);
      for (const { ReceiptHandle } of Entries) store.remove(name, ReceiptHandle);
      return { Successful: Entries.map(({ Id }) => ({ Id })) };
    },
    ChangeMessageVisibility(input) {
      const { QueueUrl, ReceiptHandle, VisibilityTimeout } = Visibility.parse(input);
      const { name } = queueAt(store, QueueUrl);
      if (store.hide(name, ReceiptHandle, VisibilityTimeout)) return {};
      throw new AwsError("MessageNotInflight", "The message is not in flight.");
    },
    GetQueueUrl(input) {
      const { QueueName } = z.object({ QueueName: z.string() }).parse(input);
      return { QueueUrl: addressOf(queueAt(store, QueueName).name) };
    },
    GetQueueAttributes(input) {
      return { Attributes: attributesOf(store, queueAt(store, Target.parse(input).QueueUrl)) };
    },
    ListQueues: () => ({ QueueUrls: store.names().map(addressOf) }),
    PurgeQueue(input) {
      store.purge(queueAt(store, Target.parse(input).QueueUrl).name);
      return {};
    },
    StartMessageMoveTask(input) {
      const { SourceArn, DestinationArn } = MoveTask.parse(input);
      store.redrive(nameIn(SourceArn), DestinationArn && nameIn(DestinationArn));
      return { TaskHandle: randomUUID() };
    },
  };

  return {
    async handle(operation, input) {
      const run = operations[operation];
      if (!run) throw new AwsError("InvalidAction", `SQS ${operation} does not run here`);
      return run(input);
    },
  };
}

type Operation = (input: unknown) => unknown;

const MessageAttributes = z
  .record(
    z.string(),
    z.object({
      DataType: z.string(),
      StringValue: z.string().optional(),
      BinaryValue: z.string().optional(),
    }),
  )
  .default({});

const Entry = z.object({
  MessageBody: z.string().min(1),
  DelaySeconds: z.number().min(0).max(900).optional(),
  MessageAttributes,
  // Fair queues: a group on a standard queue changes no order.
  MessageGroupId: z.string().optional(),
});
type Entry = z.infer<typeof Entry>;

const Target = z.object({ QueueUrl: z.string() });
const SendMessage = Entry.extend({ QueueUrl: z.string() });
const SendMessageBatch = Target.extend({
  Entries: z
    .array(Entry.extend({ Id: z.string() }))
    .min(1)
    .max(10),
});
const ReceiveMessage = Target.extend({
  MaxNumberOfMessages: z.number().min(1).max(10).default(1),
  VisibilityTimeout: z.number().min(0).max(43_200).optional(),
  WaitTimeSeconds: z.number().min(0).max(20).optional(),
});
const Handle = Target.extend({ ReceiptHandle: z.string() });
const HandleBatch = Target.extend({
  Entries: z
    .array(z.object({ Id: z.string(), ReceiptHandle: z.string() }))
    .min(1)
    .max(10),
});
const Visibility = Handle.extend({ VisibilityTimeout: z.number().min(0).max(43_200) });
const MoveTask = z.object({ SourceArn: z.string(), DestinationArn: z.string().optional() });

function queueAt(store: QueueStore, urlOrName: string): QueueSettings {
  const queue = store.find(nameIn(urlOrName));
  if (queue) return queue;
  throw new AwsError("QueueDoesNotExist", `No queue is called ${nameIn(urlOrName)}.`);
}

const LARGEST_MESSAGE = 1_048_576;

function refuseTooLargeBatch(bodies: readonly string[]): void {
  const size = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
  if (size <= LARGEST_MESSAGE) return;
  throw new AwsError("BatchRequestTooLong", `The batch has ${size} bytes, over 1 MiB.`);
}

function send(store: QueueStore, queue: QueueSettings, entry: Entry): Record<string, string> {
  refuseTooLargeBatch([entry.MessageBody]);
  const id = store.send(queue.name, entry.MessageBody, {
    attributes: JSON.stringify(entry.MessageAttributes),
    delaySeconds: entry.DelaySeconds,
  });
  return { MessageId: id, MD5OfMessageBody: md5(entry.MessageBody) };
}

/** The SDK compares this digest with the body it sent or received. */
export function md5(body: string): string {
  return createHash("md5").update(body).digest("hex");
}

function received(message: Message): Record<string, unknown> {
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    MD5OfBody: md5(message.body),
    Body: message.body,
    Attributes: systemAttributes(message),
    MessageAttributes: MessageAttributes.parse(JSON.parse(message.attributes)),
  };
}

export function systemAttributes(message: Message): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
    SenderId: "AIDALOCAL",
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  };
}

function attributesOf(store: QueueStore, queue: QueueSettings): Record<string, string> {
  const { visible, inFlight, delayed } = store.counts(queue.name);
  return {
    QueueArn: arn("sqs", queue.name),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(queue.visibilitySeconds),
    MessageRetentionPeriod: String(queue.retentionSeconds),
    DelaySeconds: String(queue.delaySeconds),
    ReceiveMessageWaitTimeSeconds: String(queue.waitSeconds),
    ...(queue.redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: arn("sqs", queue.redrive.queue),
        maxReceiveCount: queue.redrive.maxReceiveCount,
      }),
    }),
  };
}
