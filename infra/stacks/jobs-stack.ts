import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction, SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Schedule, ScheduleExpression, ScheduleTargetInput } from "aws-cdk-lib/aws-scheduler";
import { SqsSendMessage } from "aws-cdk-lib/aws-scheduler-targets";
import type { Construct } from "constructs";
import {
  DepartmentFunction,
  type FunctionSurroundings,
} from "../constructs/department-function.ts";
import { reads, WorkQueue } from "../constructs/work-queue.ts";
import type { StageSettings } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";
import type { FlowsStack } from "./flows-stack.ts";
import { type MessagingStack, timeouts } from "./messaging-stack.ts";

export type JobsStackProps = StackProps & {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly flows: FlowsStack;
  readonly surroundings: FunctionSurroundings;
};

const endedFlowsTimeout = Duration.seconds(30);

/** A CSV job from its upload to the enriched file: import, intake, export. */
export class JobsStack extends Stack {
  readonly endedFlows: WorkQueue;

  constructor(scope: Construct, id: string, props: JobsStackProps) {
    super(scope, id, props);
    const { stage, data, messaging, flows, surroundings } = props;
    const tables = {
      LEADS_TABLE: data.leads.tableName,
      OPERATIONS_TABLE: data.operations.tableName,
    };

    const imports = new DepartmentFunction(this, "import", {
      surroundings,
      handler: "jobs/import",
      impact: "Uploaded files are not read.",
      timeout: timeouts.import,
      memoryMegabytes: 1024,
      environment: {
        ...tables,
        FILES_BUCKET: data.files.bucketName,
        IMPORT_QUEUE_URL: messaging.imports.queue.queueUrl,
        INTAKE_QUEUE_URL: messaging.intake.queue.queueUrl,
      },
    });
    data.leads.grantReadWriteData(imports.lambda);
    data.operations.grantReadWriteData(imports.lambda);
    data.files.grantRead(imports.lambda);
    messaging.imports.queue.grantSendMessages(imports.lambda);
    messaging.intake.queue.grantSendMessages(imports.lambda);
    reads(imports, messaging.imports, { batchSize: 1, maxConcurrency: 10 });

    const drop = new DepartmentFunction(this, "drop", {
      surroundings,
      handler: "jobs/drop",
      impact: "Files put under drops/ in the bucket do not become jobs.",
      environment: {
        OPERATIONS_TABLE: data.operations.tableName,
        FILES_BUCKET: data.files.bucketName,
        IMPORT_QUEUE_URL: messaging.imports.queue.queueUrl,
      },
    });
    data.operations.grantReadWriteData(drop.lambda);
    data.files.grantRead(drop.lambda, "drops/*");
    data.files.grantPut(drop.lambda, "jobs/*");
    messaging.imports.queue.grantSendMessages(drop.lambda);
    new Rule(this, "FileDropped", {
      description: "Somebody put a CSV under drops/",
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Created"],
        detail: {
          bucket: { name: [data.files.bucketName] },
          object: { key: [{ prefix: "drops/" }] },
        },
      },
      // What fails for good ends in the function's own dead letters.
      targets: [new LambdaFunction(drop.lambda)],
    });

    const intake = new DepartmentFunction(this, "intake", {
      surroundings,
      handler: "jobs/intake",
      impact: "Imported leads wait and are not worked on.",
      timeout: timeouts.intake,
      environment: {
        OPERATIONS_TABLE: data.operations.tableName,
        LEAD_PIPELINE: flows.leadPipeline.machine.stateMachineArn,
        EXPORT_QUEUE_URL: messaging.exports.queue.queueUrl,
        IMPORT_QUEUE_URL: messaging.imports.queue.queueUrl,
        PIPELINE_CONCURRENCY: String(stage.pipelineConcurrency),
      },
    });
    data.operations.grantReadWriteData(intake.lambda);
    flows.leadPipeline.machine.grantStartExecution(intake.lambda);
    messaging.exports.queue.grantSendMessages(intake.lambda);
    messaging.imports.queue.grantSendMessages(intake.lambda);
    reads(intake, messaging.intake, { batchSize: 10, maxConcurrency: 5 });

    const exports = new DepartmentFunction(this, "export", {
      surroundings,
      handler: "jobs/export",
      impact: "Ended jobs have no enriched CSV yet.",
      timeout: timeouts.export,
      memoryMegabytes: 1024,
      environment: { ...tables, FILES_BUCKET: data.files.bucketName },
    });
    data.leads.grantReadData(exports.lambda);
    data.operations.grantReadWriteData(exports.lambda);
    data.files.grantReadWrite(exports.lambda);
    reads(exports, messaging.exports, { batchSize: 1, maxConcurrency: 5 });

    // Here and not with the other queues: its policy names the rule below.
    const endedFlows = new WorkQueue(this, "EndedFlows", {
      consumerTimeout: endedFlowsTimeout,
      impact: "A row whose flow broke is not reported, so its job does not end.",
      alarms: messaging.alarms,
    });
    this.endedFlows = endedFlows;
    const ended = new DepartmentFunction(this, "ended-flows", {
      surroundings,
      handler: "jobs/ended-flows",
      impact: "Rows whose flow broke are not reported, so their jobs do not end.",
      timeout: endedFlowsTimeout,
      environment: { ...tables, INTAKE_QUEUE_URL: messaging.intake.queue.queueUrl },
    });
    data.leads.grantReadWriteData(ended.lambda);
    data.operations.grantReadWriteData(ended.lambda);
    messaging.intake.queue.grantSendMessages(ended.lambda);
    reads(ended, endedFlows, { batchSize: 10, maxConcurrency: 5 });

    new Rule(this, "BrokenFlows", {
      description: "A lead pipeline that ended without finishing its row",
      eventPattern: {
        source: ["aws.states"],
        detailType: ["Step Functions Execution Status Change"],
        detail: {
          stateMachineArn: [flows.leadPipeline.machine.stateMachineArn],
          status: ["FAILED", "TIMED_OUT", "ABORTED"],
        },
      },
      targets: [new SqsQueue(endedFlows.queue, { deadLetterQueue: endedFlows.deadLetters })],
    });
    new Schedule(this, "Sweep", {
      description: "Takes up again what a crash left standing",
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new SqsSendMessage(messaging.intake.queue, {
        input: ScheduleTargetInput.fromObject({ kind: "sweep" }),
        deadLetterQueue: messaging.deadLetters,
      }),
    });
  }
}
