import { Duration, RemovalPolicy, Size } from "aws-cdk-lib";
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  type LayerVersion,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { AlarmWithImpact, alarmPeriod } from "./alarm-with-impact.ts";

/** What every function of a stage shares. */
export type FunctionSurroundings = {
  readonly stage: string;
  readonly bundleFolder: (name: string) => string;
  readonly logRetention: RetentionDays;
  readonly alarms: ITopic;
  /** Takes asynchronous invocations that failed for good. */
  readonly deadLetters: IQueue;
};

export type DepartmentFunctionProps = {
  readonly surroundings: FunctionSurroundings;
  /** Folder of the handler under functions/. */
  readonly handler: string;
  readonly environment: Record<string, string>;
  /** What a customer loses while this function fails. It is the text of the alarm. */
  readonly impact: string;
  readonly timeout?: Duration;
  readonly memoryMegabytes?: number;
  /** arm64 unless a native binary forces x86_64. */
  readonly architecture?: Architecture;
  readonly layers?: LayerVersion[];
  readonly temporaryStorage?: Size;
};

/** One function: bundled before synthesis, with its own log group, alarm and dead letters. */
export class DepartmentFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: DepartmentFunctionProps) {
    super(scope, id);
    const { surroundings, handler } = props;
    const logGroup = new LogGroup(this, "Logs", {
      retention: surroundings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.lambda = new LambdaFunction(this, "Lambda", {
      code: Code.fromAsset(surroundings.bundleFolder(handler)),
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture ?? Architecture.ARM_64,
      memorySize: props.memoryMegabytes ?? 512,
      timeout: props.timeout ?? Duration.seconds(30),
      ephemeralStorageSize: props.temporaryStorage ?? Size.mebibytes(512),
      layers: props.layers ?? [],
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      deadLetterQueue: surroundings.deadLetters,
      environment: {
        STAGE: surroundings.stage,
        FUNCTION: handler,
        NODE_OPTIONS: "--enable-source-maps",
        // Lets fetch honour HTTPS_PROXY where one is set.
        NODE_USE_ENV_PROXY: "1",
        ...props.environment,
      },
      description: `AI sales department: ${handler}`,
    });
    new AlarmWithImpact(this, "Errors", {
      what: `${handler} is failing.`,
      impact: props.impact,
      runbook: "functions-failing",
      metric: this.lambda.metricErrors({ period: alarmPeriod }),
      topic: surroundings.alarms,
    });
  }
}
