import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type {
  PlannedEventInvoke,
  PlannedFunction,
  PlannedIntegration,
} from "../assembly/blueprint.ts";
import { nameIn } from "../assembly/resource-names.ts";
import type { AsyncSettings } from "./async-invocations.ts";
import type { FunctionSettings } from "./invocation.ts";

export function functionSettings(
  planned: PlannedFunction,
  integrations: readonly PlannedIntegration[],
): FunctionSettings {
  const { stack, logicalId, name, arn, properties } = planned;
  const folder = stack.assets.get(properties.Code.S3Key);
  if (folder === undefined) {
    throw new Error(`${logicalId} in ${stack.name} has no asset ${properties.Code.S3Key}`);
  }
  const [file = "index", exportName = "handler"] = properties.Handler.split(".");
  return {
    name,
    arn,
    folder,
    module: pathToFileURL(moduleIn(folder, file)).href,
    exportName,
    timeoutSeconds: properties.Timeout,
    memoryMegabytes: properties.MemorySize,
    concurrency: Math.min(
      properties.ReservedConcurrentExecutions ?? INVOCATIONS_PER_FUNCTION,
      INVOCATIONS_PER_FUNCTION,
    ),
    isAwaited: integrations.some(
      (integration) => nameIn(integration.properties.IntegrationUri) === name,
    ),
    environment: properties.Environment.Variables,
  };
}

function moduleIn(folder: string, file: string): string {
  const found = [".mjs", ".js"].map((ending) => join(folder, file + ending)).find(existsSync);
  if (found !== undefined) return found;
  throw new Error(`${folder} holds no ${file}.mjs`);
}

// A laptop has few cores; more at a time would only make each of them slower.
const INVOCATIONS_PER_FUNCTION = 10;

/** What happens to an event that a function could not handle. */
export function asyncSettings(
  functions: readonly PlannedFunction[],
  eventInvokes: readonly PlannedEventInvoke[],
): (functionName: string) => AsyncSettings {
  return (functionName) => {
    const invoked = functions.find(({ name }) => name === functionName)?.properties;
    const config = eventInvokes
      .map(({ properties }) => properties)
      .find(({ FunctionName }) => nameIn(FunctionName) === functionName);
    const onFailure = config?.DestinationConfig.OnFailure?.Destination;
    const deadLetterQueue = invoked?.DeadLetterConfig?.TargetArn;
    return {
      maximumRetries: config?.MaximumRetryAttempts ?? 2,
      maximumAgeSeconds: config?.MaximumEventAgeInSeconds ?? 21_600,
      onFailure: onFailure && nameIn(onFailure),
      deadLetterQueue: deadLetterQueue && nameIn(deadLetterQueue),
    };
  };
}
