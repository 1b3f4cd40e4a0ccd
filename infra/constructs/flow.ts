import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Duration, RemovalPolicy } from "aws-cdk-lib";
import { MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { DefinitionBody, LogLevel, StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { AlarmWithImpact, alarmPeriod } from "./alarm-with-impact.ts";

export type FlowProps = {
  /** File name under infra/flows without its ending. */
  readonly definition: string;
  readonly substitutions: Record<string, string>;
  readonly timeout: Duration;
  readonly impact: string;
  readonly logRetention: RetentionDays;
  readonly alarms: ITopic;
};

/** A Standard state machine from its .asl.json file, logged, traced and alarmed. */
export class Flow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: FlowProps) {
    super(scope, id);
    this.machine = new StateMachine(this, "Machine", {
      definitionBody: DefinitionBody.fromString(definitionOf(props)),
      definitionSubstitutions: props.substitutions,
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, "Logs", {
          logGroupName: `/aws/vendedlogs/states/${scope.node.path.replaceAll("/", "-")}-${id}`,
          retention: props.logRetention,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        // Ids only: the payloads carry no documents.
        includeExecutionData: true,
      },
    });
    new AlarmWithImpact(this, "Failed", {
      what: `Executions of ${props.definition} failed or timed out.`,
      impact: props.impact,
      runbook: "flows-failed",
      metric: new MathExpression({
        expression: "failed + timedOut",
        usingMetrics: {
          failed: this.machine.metricFailed(),
          timedOut: this.machine.metricTimedOut(),
        },
        period: alarmPeriod,
      }),
      topic: props.alarms,
    });
  }
}

/** CDK's own property for the timeout is left out of a definition that is text. */
function definitionOf({ definition, timeout }: FlowProps): string {
  const file = join(import.meta.dirname, "..", "flows", `${definition}.asl.json`);
  const flow: object = JSON.parse(readFileSync(file, "utf8"));
  return JSON.stringify({ ...flow, TimeoutSeconds: timeout.toSeconds() }, undefined, 2);
}
