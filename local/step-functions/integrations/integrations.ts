import type { TaskResource } from "../definition/task-resource.ts";
import type { Executions } from "../execution/executions.ts";
import { eventsIntegration, type PutEvent } from "./event-entries.ts";
import type { Integration, Integrations } from "./integration.ts";
import { functionIntegration, type InvokeFunction, lambdaIntegration } from "./lambda.ts";
import { executionIntegration } from "./nested-execution.ts";
import { queueIntegration, type SendMessage } from "./queue-message.ts";

export type IntegrationPorts = {
  readonly invokeFunction: InvokeFunction;
  readonly sendMessage: SendMessage;
  readonly putEvent: PutEvent;
};

export function createIntegrations(
  { invokeFunction, sendMessage, putEvent }: IntegrationPorts,
  executions: Executions,
): Integrations {
  const integrations: Record<TaskResource["integration"], Integration> = {
    function: functionIntegration(invokeFunction),
    lambda: lambdaIntegration(invokeFunction),
    sqs: queueIntegration(sendMessage),
    events: eventsIntegration(putEvent),
    execution: executionIntegration(executions),
  };

  return {
    request: (resource, request) => integrations[resource.integration](request, resource),
    abandon(execution, task) {
      const child = executions.startedBy(execution, task);
      if (child?.status === "RUNNING") void executions.stop(child);
    },
  };
}
