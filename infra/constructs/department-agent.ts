import { type Duration, Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import type { DataStack } from "../stacks/data-stack.ts";
import type { MessagingStack } from "../stacks/messaging-stack.ts";
import type { StageSettings } from "../stages.ts";
import { DepartmentFunction, type FunctionSurroundings } from "./department-function.ts";

export type DepartmentAgentProps = {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly surroundings: FunctionSurroundings;
  /** What a customer loses while this agent fails. */
  readonly impact: string;
  /** On top of what every agent gets (functions/agent-env.ts). */
  readonly environment: Record<string, string>;
  readonly timeout: Duration;
  /** False for an agent whose decisions are all rules. */
  readonly asksModels?: boolean;
};

/**
 * The function of one agent, with the tables, the bus, the keys and the models that every agent uses. It may read
 * leads; who changes them, or what people decided, is granted that where it is made.
 */
export function departmentAgent(
  scope: Construct,
  handler: string,
  props: DepartmentAgentProps,
): DepartmentFunction {
  const { data, messaging, stage, surroundings, impact, timeout, asksModels = true } = props;
  const agent = new DepartmentFunction(scope, handler, {
    surroundings,
    handler,
    impact,
    timeout,
    memoryMegabytes: 1024,
    environment: {
      LEADS_TABLE: data.leads.tableName,
      OPERATIONS_TABLE: data.operations.tableName,
      DIRECTORY_TABLE: data.directory.tableName,
      DEPARTMENT_SECRET: data.secret.secretArn,
      EVENT_BUS: messaging.bus.eventBusName,
      ...(asksModels && {
        GUARD_TABLE: data.guard.tableName,
        MODELS: JSON.stringify(stage.models),
      }),
      ...props.environment,
    },
  });
  data.leads.grantReadData(agent.lambda);
  data.operations.grantReadWriteData(agent.lambda);
  data.directory.grantReadData(agent.lambda);
  data.secret.grantRead(agent.lambda);
  messaging.bus.grantPutEventsTo(agent.lambda);
  if (asksModels) {
    data.guard.grantReadWriteData(agent.lambda);
    mayAskModels(agent);
  }
  return agent;
}

function mayAskModels({ lambda }: DepartmentFunction): void {
  const { partition, account } = Stack.of(lambda);
  lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
      resources: [
        `arn:${partition}:bedrock:*::foundation-model/*`,
        `arn:${partition}:bedrock:*:${account}:inference-profile/*`,
      ],
    }),
  );
}
