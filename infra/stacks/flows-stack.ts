import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import {
  DepartmentFunction,
  type FunctionSurroundings,
} from "../constructs/department-function.ts";
import { Flow } from "../constructs/flow.ts";
import type { StageSettings } from "../stages.ts";
import type { AgentsStack } from "./agents-stack.ts";
import type { DataStack } from "./data-stack.ts";
import type { MessagingStack } from "./messaging-stack.ts";

export type FlowsStackProps = StackProps & {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly agents: AgentsStack;
  readonly surroundings: FunctionSurroundings;
};

export class FlowsStack extends Stack {
  readonly leadPipeline: Flow;
  readonly growthLoop: Flow;
  readonly marketing: Flow;
  readonly bdr: Flow;

  constructor(scope: Construct, id: string, props: FlowsStackProps) {
    super(scope, id, props);
    const { data, messaging, agents, surroundings } = props;
    const shared = { logRetention: surroundings.logRetention, alarms: messaging.alarms };

    const steps = new DepartmentFunction(this, "lead-pipeline-steps", {
      surroundings,
      handler: "flows/lead-pipeline",
      impact: "Leads are not checked for duplicates and their rows do not end.",
      environment: {
        LEADS_TABLE: data.leads.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
        INTAKE_QUEUE_URL: messaging.intake.queue.queueUrl,
      },
    });
    data.leads.grantReadWriteData(steps.lambda);
    data.operations.grantReadWriteData(steps.lambda);
    messaging.intake.queue.grantSendMessages(steps.lambda);

    this.growthLoop = new Flow(this, "GrowthLoop", {
      ...shared,
      definition: "growth-loop",
      substitutions: { GrowthAnalysisFunction: agents.growthAnalysis.lambda.functionArn },
      timeout: Duration.minutes(30),
      impact: "Campaigns of some leads are written without growth signals.",
    });
    agents.growthAnalysis.lambda.grantInvoke(this.growthLoop.machine);

    this.marketing = new Flow(this, "Marketing", {
      ...shared,
      definition: "marketing",
      substitutions: { MarketingFunction: agents.marketing.lambda.functionArn },
      timeout: Duration.minutes(30),
      impact: "Some leads end without a campaign.",
    });
    agents.marketing.lambda.grantInvoke(this.marketing.machine);

    const approvalTime = Duration.hours(props.stage.approvalHours);
    this.bdr = new Flow(this, "Bdr", {
      ...shared,
      definition: "bdr",
      substitutions: {
        BdrFunction: agents.bdr.lambda.functionArn,
        ApprovalSeconds: String(approvalTime.toSeconds()),
      },
      // Twice the time to decide, and room for retries.
      timeout: Duration.hours(props.stage.approvalHours * 2 + 24),
      impact: "A prospect who wants a meeting gets no times.",
    });
    agents.bdr.lambda.grantInvoke(this.bdr.machine);

    this.leadPipeline = new Flow(this, "LeadPipeline", {
      ...shared,
      definition: "lead-pipeline",
      substitutions: {
        QualificationFunction: agents.qualification.lambda.functionArn,
        EnrichmentFunction: agents.enrichment.lambda.functionArn,
        StepsFunction: steps.lambda.functionArn,
        GrowthLoop: this.growthLoop.machine.stateMachineArn,
        Marketing: this.marketing.machine.stateMachineArn,
      },
      timeout: Duration.hours(2),
      impact: "Some rows of a job end with an error instead of a campaign.",
    });
    const pipeline = this.leadPipeline.machine;
    for (const callee of [agents.qualification, agents.enrichment, steps]) {
      callee.lambda.grantInvoke(pipeline);
    }
    for (const child of [this.growthLoop, this.marketing]) {
      child.machine.grantStartExecution(pipeline);
      child.machine.grantExecution(pipeline, "states:DescribeExecution", "states:StopExecution");
    }
    // Step Functions waits for a child flow through a rule it manages by this fixed name.
    pipeline.addToRolePolicy(
      new PolicyStatement({
        actions: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
        resources: [
          `arn:${this.partition}:events:${this.region}:${this.account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`,
        ],
      }),
    );
  }
}
