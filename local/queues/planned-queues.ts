import type { PlannedEventSource, PlannedQueue } from "../assembly/blueprint.ts";
import { nameIn } from "../assembly/resource-names.ts";
import type { EventSource } from "./event-source.ts";
import type { QueueSettings } from "./queue-store.ts";

export function queueSettings({ name, properties }: PlannedQueue): QueueSettings {
  const { RedrivePolicy } = properties;
  return {
    name,
    visibilitySeconds: properties.VisibilityTimeout,
    retentionSeconds: properties.MessageRetentionPeriod,
    delaySeconds: properties.DelaySeconds,
    waitSeconds: properties.ReceiveMessageWaitTimeSeconds,
    redrive: RedrivePolicy && {
      queue: nameIn(RedrivePolicy.deadLetterTargetArn),
      maxReceiveCount: RedrivePolicy.maxReceiveCount,
    },
  };
}

export function eventSource(
  properties: PlannedEventSource["properties"],
  functionLimit: number,
): EventSource {
  return {
    queue: nameIn(properties.EventSourceArn),
    batchSize: properties.BatchSize,
    batchingSeconds: properties.MaximumBatchingWindowInSeconds,
    // A message that waits for room in the function would use up its visibility time.
    concurrency: Math.min(
      properties.ScalingConfig.MaximumConcurrency ?? functionLimit,
      functionLimit,
    ),
    reportsItemFailures: properties.FunctionResponseTypes.includes("ReportBatchItemFailures"),
  };
}
