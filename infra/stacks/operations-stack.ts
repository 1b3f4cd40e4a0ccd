import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  PeriodOverride,
  Stats,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { WorkQueue } from "../constructs/work-queue.ts";
import type { FlowsStack } from "./flows-stack.ts";
import type { JobsStack } from "./jobs-stack.ts";
import type { MessagingStack } from "./messaging-stack.ts";
import type { OutreachStack } from "./outreach-stack.ts";

export type OperationsStackProps = StackProps & {
  readonly stage: string;
  readonly http: HttpApi;
  readonly messaging: MessagingStack;
  readonly flows: FlowsStack;
  readonly jobs: JobsStack;
  readonly outreach: OutreachStack;
};

/** Whom the functions count by; shared/runtime/metrics.ts writes the other half of these names. */
const namespace = "AiSalesDepartment";
const agents = [
  "qualification",
  "enrichment",
  "growth-analysis",
  "marketing",
  "outreach",
  "conversation",
  "bdr",
  "sales-manager",
  "lead-finder",
];
const outcomes = ["ready", "parked", "duplicate", "failed", "cancelled"];

const period = Duration.minutes(5);

/** One page for the person on duty: what customers feel first, then where work stands, then what the agents do. */
export class OperationsStack extends Stack {
  private readonly props: OperationsStackProps;

  constructor(scope: Construct, id: string, props: OperationsStackProps) {
    super(scope, id, props);
    this.props = props;
    const dashboard = new Dashboard(this, "Dashboard", {
      dashboardName: `ai-sales-department-${props.stage}`,
      defaultInterval: Duration.hours(12),
      periodOverride: PeriodOverride.AUTO,
    });
    dashboard.addWidgets(heading("What people feel"));
    dashboard.addWidgets(...this.apiGraphs(), ...this.rowGraphs());
    dashboard.addWidgets(heading("Where work waits or broke"));
    dashboard.addWidgets(...this.queueGraphs(), this.flowGraph());
    dashboard.addWidgets(heading("What the agents do"));
    dashboard.addWidgets(...this.agentGraphs());
  }

  private apiGraphs(): GraphWidget[] {
    const { http } = this.props;
    return [
      graph("API errors", [
        http.metricServerError({ period, label: "5xx" }),
        http.metricClientError({ period, label: "4xx" }),
      ]),
      graph("API latency, ms", [
        http.metricLatency({ period, statistic: Stats.p(50), label: "p50" }),
        http.metricLatency({ period, statistic: Stats.p(99), label: "p99" }),
      ]),
    ];
  }

  private rowGraphs(): GraphWidget[] {
    return [
      graph("Rows imported", [this.own("RowsImported")]),
      graph("Rows ended", this.ownBy("RowsEnded", "outcome", outcomes)),
    ];
  }

  private queueGraphs(): GraphWidget[] {
    const { messaging, jobs, outreach } = this.props;
    const queues: Readonly<Record<string, WorkQueue>> = {
      imports: messaging.imports,
      intake: messaging.intake,
      exports: messaging.exports,
      "ended flows": jobs.endedFlows,
      outreach: messaging.outreach,
      replies: messaging.replies,
      meetings: messaging.meetings,
      decisions: messaging.decisions,
      "red lines": messaging.lines,
      ...outreach.queues,
    };
    const named = Object.entries(queues);
    return [
      graph(
        "Oldest waiting message, s",
        named.map(([label, { queue }]) =>
          queue.metricApproximateAgeOfOldestMessage({ period, label }),
        ),
      ),
      graph("Dead letters", [
        ...named.map(([label, work]) => letters(work.deadLetters, label)),
        letters(messaging.deadLetters, "functions"),
      ]),
    ];
  }

  private flowGraph(): GraphWidget {
    const { leadPipeline, growthLoop, marketing, bdr } = this.props.flows;
    const flows = { "lead pipeline": leadPipeline, "growth loop": growthLoop, marketing, bdr };
    return graph(
      "Flows that broke",
      Object.entries(flows).flatMap(([label, { machine }]) => [
        machine.metricFailed({ period, label: `${label} failed` }),
        machine.metricTimedOut({ period, label: `${label} timed out` }),
        machine.metricAborted({ period, label: `${label} aborted` }),
      ]),
    );
  }

  private agentGraphs(): GraphWidget[] {
    return [
      graph("Runs", this.ownBy("AgentRuns", "agent", agents)),
      graph("Failures", this.ownBy("AgentFailures", "agent", agents)),
      graph("Time of a run, p90 ms", this.ownBy("AgentMilliseconds", "agent", agents, Stats.p(90))),
      graph("Cost, USD", this.ownBy("AgentCostUsd", "agent", agents)),
      graph("Model calls", [this.modelCalls()]),
    ];
  }

  private own(metricName: string, by: Record<string, string> = {}, statistic = Stats.SUM): IMetric {
    const dimensionsMap = { service: this.service, ...by };
    const label = Object.values(by).join(" ");
    return new Metric({
      namespace,
      metricName,
      dimensionsMap,
      statistic,
      period,
      ...(label && { label }),
    });
  }

  private ownBy(
    metricName: string,
    dimension: string,
    values: readonly string[],
    statistic?: string,
  ): IMetric[] {
    return values.map((value) => this.own(metricName, { [dimension]: value }, statistic));
  }

  /** By a search: which models there are is a matter of configuration. */
  private modelCalls(): IMetric {
    return new MathExpression({
      expression: `SEARCH('{${namespace},service,agent,model} MetricName="ModelCalls" service="${this.service}"', 'Sum')`,
      usingMetrics: {},
      label: "",
      period,
    });
  }

  private get service(): string {
    return `department-${this.props.stage}`;
  }
}

function heading(text: string): TextWidget {
  return new TextWidget({ markdown: `## ${text}`, width: 24, height: 1 });
}

/** From zero up, so that a small wave does not look like a storm. */
function graph(title: string, left: readonly IMetric[]): GraphWidget {
  return new GraphWidget({ title, left: [...left], width: 6, height: 6, leftYAxis: { min: 0 } });
}

function letters(queue: IQueue, label: string): IMetric {
  return queue.metricApproximateNumberOfMessagesVisible({
    period,
    statistic: Stats.MAXIMUM,
    label,
  });
}
