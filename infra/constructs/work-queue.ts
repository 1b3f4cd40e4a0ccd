import { Duration } from "aws-cdk-lib";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { AlarmWithImpact, alarmPeriod } from "./alarm-with-impact.ts";
import type { DepartmentFunction } from "./department-function.ts";

/** Over the longest visibility timeout, so that one failed attempt is no alarm. */
const LONGEST_WAIT = Duration.hours(2);

export type WorkQueueProps = {
  /** The timeout of the function that reads it. A message stays invisible six times as long, as AWS advises. */
  readonly consumerTimeout: Duration;
  /** Attempts before a message is a dead letter; more than the usual where what it waits for may be shut for days. */
  readonly attempts?: number;
  /** What a customer loses while its messages end as dead letters. It is the text of the alarm. */
  readonly impact: string;
  readonly alarms: ITopic;
};

/** A queue with its dead-letter queue and the alarm on it. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, "DeadLetters", {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.queue = new Queue(this, "Queue", {
      visibilityTimeout: Duration.seconds(props.consumerTimeout.toSeconds() * 6),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.attempts ?? 5 },
    });
    new AlarmWithImpact(this, "DeadLetterAlarm", {
      what: `Messages of ${id} failed for good.`,
      impact: props.impact,
      runbook: "dead-letters",
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod }),
      topic: props.alarms,
    });
    new AlarmWithImpact(this, "WaitingAlarm", {
      what: `Messages of ${id} wait for over ${LONGEST_WAIT.toHours()} hours.`,
      impact: props.impact,
      runbook: "import-stuck",
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod }),
      threshold: LONGEST_WAIT.toSeconds(),
      topic: props.alarms,
    });
  }
}

/** Each message of a batch succeeds or fails alone. */
export function reads(
  reader: DepartmentFunction,
  { queue }: WorkQueue,
  limits: { readonly batchSize: number; readonly maxConcurrency: number },
): void {
  reader.lambda.addEventSource(
    new SqsEventSource(queue, { ...limits, reportBatchItemFailures: true }),
  );
}
