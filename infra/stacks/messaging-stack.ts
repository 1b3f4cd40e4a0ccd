import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { AlarmWithImpact, alarmPeriod } from "../constructs/alarm-with-impact.ts";
import { WorkQueue } from "../constructs/work-queue.ts";

export const timeouts = {
  /** Stops itself well before this and continues in a message of its own. */
  import: Duration.minutes(5),
  intake: Duration.seconds(60),
  export: Duration.minutes(15),
  outreach: Duration.seconds(60),
  conversation: Duration.seconds(120),
  meetings: Duration.seconds(60),
  decisions: Duration.seconds(60),
  lines: Duration.seconds(120),
};

export class MessagingStack extends Stack {
  readonly bus: EventBus;
  readonly alarms: Topic;
  readonly deadLetters: Queue;
  readonly imports: WorkQueue;
  readonly intake: WorkQueue;
  readonly exports: WorkQueue;
  readonly outreach: WorkQueue;
  readonly replies: WorkQueue;
  readonly meetings: WorkQueue;
  readonly decisions: WorkQueue;
  readonly lines: WorkQueue;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    this.bus = new EventBus(this, "Bus", { description: "What the agents say" });
    this.alarms = new Topic(this, "Alarms", {
      displayName: "AI sales department alarms",
      enforceSSL: true,
    });
    // The policy that enforceSSL makes takes the place of the one that lets alarms of this account publish.
    this.alarms.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [this.alarms.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": this.account } },
      }),
    );
    new CfnOutput(this, "AlarmTopicArn", { value: this.alarms.topicArn });
    this.deadLetters = new Queue(this, "DeadLetters", {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    new AlarmWithImpact(this, "DeadLetterAlarm", {
      what: "An asynchronous call failed for good.",
      impact:
        "Something that should have happened in the background did not; the message tells what.",
      runbook: "dead-letters",
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod }),
      topic: this.alarms,
    });

    this.imports = new WorkQueue(this, "Imports", {
      consumerTimeout: timeouts.import,
      impact: "An uploaded file is not being read: its job stands still.",
      alarms: this.alarms,
    });
    this.intake = new WorkQueue(this, "Intake", {
      consumerTimeout: timeouts.intake,
      impact: "Rows of a job are not being started; the sweep tries again every minute.",
      alarms: this.alarms,
    });
    this.exports = new WorkQueue(this, "Exports", {
      consumerTimeout: timeouts.export,
      impact: "A job has ended but its enriched CSV is missing.",
      alarms: this.alarms,
    });
    this.outreach = new WorkQueue(this, "Outreach", {
      consumerTimeout: timeouts.outreach,
      impact: "Allocated leads get no message planned.",
      alarms: this.alarms,
    });
    this.replies = new WorkQueue(this, "Replies", {
      consumerTimeout: timeouts.conversation,
      impact: "Replies of prospects are not read: nobody is answered.",
      alarms: this.alarms,
    });
    this.meetings = new WorkQueue(this, "Meetings", {
      consumerTimeout: timeouts.meetings,
      impact: "Wishes for a meeting are not taken up and nobody is reminded of one.",
      alarms: this.alarms,
    });
    this.decisions = new WorkQueue(this, "Decisions", {
      consumerTimeout: timeouts.decisions,
      impact: "What people approved is not carried out; the sweep tries again every few minutes.",
      alarms: this.alarms,
    });
    this.lines = new WorkQueue(this, "Lines", {
      consumerTimeout: timeouts.lines,
      impact: "The red lines are not watched: nothing is paused by itself.",
      alarms: this.alarms,
    });
  }
}
