import type {
  PlannedBucket,
  PlannedEventInvoke,
  PlannedEventSource,
  PlannedFunction,
  PlannedIntegration,
  PlannedQueue,
  PlannedReceiptRule,
  PlannedRule,
  PlannedSchedule,
} from "./blueprint.ts";
import { nameIn } from "./resource-names.ts";

type Connected = Readonly<{
  queues: readonly PlannedQueue[];
  functions: readonly PlannedFunction[];
  rules: readonly PlannedRule[];
  schedules: readonly PlannedSchedule[];
  eventSources: readonly PlannedEventSource[];
  eventInvokes: readonly PlannedEventInvoke[];
  integrations: readonly PlannedIntegration[];
  buckets: readonly PlannedBucket[];
  receiptRules: readonly PlannedReceiptRule[];
}>;

/** A message to a queue or function that is in no stack would vanish, so each such arrow is a problem. */
export function missingTargets(plan: Connected): readonly string[] {
  const names = new Set(
    [...plan.queues, ...plan.functions, ...plan.buckets].map(({ name }) => name),
  );
  return arrows(plan)
    .filter(({ target }) => target !== undefined && !names.has(nameIn(target)))
    .map(({ from, target }) => `${from} points to ${target}, which is in no stack`);
}

type Arrow = { readonly from: string; readonly target: string | undefined };

function arrows(plan: Connected): readonly Arrow[] {
  return [
    ...plan.queues.map(({ logicalId, properties: { RedrivePolicy } }) => ({
      from: logicalId,
      target: RedrivePolicy?.deadLetterTargetArn,
    })),
    ...plan.functions.map(({ logicalId, properties: { DeadLetterConfig } }) => ({
      from: logicalId,
      target: DeadLetterConfig?.TargetArn,
    })),
    ...plan.rules.flatMap(({ logicalId, properties: { Targets } }) =>
      Targets.flatMap(({ Arn, DeadLetterConfig }) => [
        { from: logicalId, target: Arn },
        { from: logicalId, target: DeadLetterConfig?.Arn },
      ]),
    ),
    ...plan.schedules.map(({ logicalId, properties: { Target } }) => ({
      from: logicalId,
      target: Target.Arn,
    })),
    ...plan.eventSources.flatMap(({ logicalId, properties: { EventSourceArn, FunctionName } }) => [
      { from: logicalId, target: EventSourceArn },
      { from: logicalId, target: FunctionName },
    ]),
    ...plan.eventInvokes.flatMap(
      ({ logicalId, properties: { FunctionName, DestinationConfig } }) => [
        { from: logicalId, target: FunctionName },
        { from: logicalId, target: DestinationConfig.OnFailure?.Destination },
      ],
    ),
    ...plan.receiptRules.flatMap(({ logicalId, properties: { Rule } }) =>
      Rule.Actions.map(({ S3Action }) => ({ from: logicalId, target: S3Action.BucketName })),
    ),
    ...plan.integrations.map(({ logicalId, properties: { IntegrationUri } }) => ({
      from: logicalId,
      target: IntegrationUri,
    })),
  ];
}
