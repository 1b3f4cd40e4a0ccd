import { Duration, Stack, type StackProps, TimeZone } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { Schedule, ScheduleExpression, ScheduleTargetInput } from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import type { Construct } from "constructs";
import { departmentAgent } from "../constructs/department-agent.ts";
import type {
  DepartmentFunction,
  FunctionSurroundings,
} from "../constructs/department-function.ts";
import type { StageSettings } from "../stages.ts";
import type { AgentsStack } from "./agents-stack.ts";
import type { DataStack } from "./data-stack.ts";
import type { FlowsStack } from "./flows-stack.ts";
import type { MessagingStack } from "./messaging-stack.ts";

export type ManagementStackProps = StackProps & {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly agents: AgentsStack;
  readonly flows: FlowsStack;
  readonly surroundings: FunctionSurroundings;
};

/** Who plans the department's day and finds its leads, and when. */
export class ManagementStack extends Stack {
  readonly salesManager: DepartmentFunction;
  readonly leadFinder: DepartmentFunction;

  private readonly props: ManagementStackProps;

  constructor(scope: Construct, id: string, props: ManagementStackProps) {
    super(scope, id, props);
    this.props = props;
    const { data, messaging, agents, flows } = props;

    this.salesManager = departmentAgent(this, "sales-manager", {
      ...props,
      impact: "No leads are allocated and no report is written.",
      environment: {
        CONVERSATIONS_TABLE: data.conversations.tableName,
        OUTREACH_QUEUE_URL: messaging.outreach.queue.queueUrl,
      },
      timeout: Duration.seconds(300),
    });
    data.conversations.grantReadData(this.salesManager.lambda);
    messaging.outreach.queue.grantSendMessages(this.salesManager.lambda);

    this.leadFinder = departmentAgent(this, "lead-finder", {
      ...props,
      impact: "No new leads are found.",
      environment: {
        PAGE_READER_FUNCTION: agents.pageReader.lambda.functionName,
        LEAD_PIPELINE: flows.leadPipeline.machine.stateMachineArn,
      },
      timeout: Duration.seconds(300),
    });
    data.leads.grantWriteData(this.leadFinder.lambda);
    agents.pageReader.lambda.grantInvoke(this.leadFinder.lambda);
    flows.leadPipeline.machine.grantStartExecution(this.leadFinder.lambda);

    new Rule(this, "SearchRequested", {
      description: "The sales manager asks for leads",
      eventBus: messaging.bus,
      eventPattern: { detailType: ["search_requested"] },
      // What fails for good ends in the function's own dead letters.
      targets: [new LambdaFunction(this.leadFinder.lambda)],
    });
    this.every(
      "Search",
      "10:00 every day: looks for leads",
      { hour: "10", minute: "0" },
      { task: "search" },
      this.leadFinder,
    );
    this.every(
      "Coordinate",
      "09:00 every day: allocates the leads",
      { hour: "9", minute: "0" },
      {
        task: "coordinate",
      },
    );
    this.every(
      "Report",
      "Working days 09:15: the report",
      { hour: "9", minute: "15", weekDay: "MON-FRI" },
      {
        task: "report",
      },
    );
    this.every(
      "Review",
      "Mondays 09:30: proposes changes",
      { hour: "9", minute: "30", weekDay: "MON" },
      { task: "review" },
    );
  }

  /** In the company's zone; the agent makes one run of a day's occasion, however often it is delivered. */
  private every(
    id: string,
    description: string,
    when: { readonly hour: string; readonly minute: string; readonly weekDay?: string },
    input: object,
    agent: DepartmentFunction = this.salesManager,
  ): void {
    const { stage, messaging } = this.props;
    new Schedule(this, id, {
      description,
      schedule: ScheduleExpression.cron({ ...when, timeZone: TimeZone.of(stage.timeZone) }),
      target: new LambdaInvoke(agent.lambda, {
        input: ScheduleTargetInput.fromObject(input),
        deadLetterQueue: messaging.deadLetters,
      }),
    });
  }
}
