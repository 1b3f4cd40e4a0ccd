import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { EventBus, EventField, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Schedule, ScheduleExpression, ScheduleTargetInput } from "aws-cdk-lib/aws-scheduler";
import { SqsSendMessage } from "aws-cdk-lib/aws-scheduler-targets";
import {
  CfnReceiptRule,
  CfnReceiptRuleSet,
  CfnTenant,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import type { Construct } from "constructs";
import { AlarmWithImpact } from "../constructs/alarm-with-impact.ts";
import {
  DepartmentFunction,
  type FunctionSurroundings,
} from "../constructs/department-function.ts";
import { reads, WorkQueue } from "../constructs/work-queue.ts";
import type { StageSettings } from "../stages.ts";
import type { ApiStack } from "./api-stack.ts";
import type { DataStack } from "./data-stack.ts";
import type { FlowsStack } from "./flows-stack.ts";
import { type MessagingStack, timeouts } from "./messaging-stack.ts";

export type OutreachStackProps = StackProps & {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly flows: FlowsStack;
  readonly api: ApiStack;
  readonly surroundings: FunctionSurroundings;
};

/** Those of our own red lines, under the lines of SES, which reviews at 5% and 0.1% and stops at 10% and 0.5%. */
const reputationLines = [
  {
    id: "BounceRate",
    metricName: "Reputation.BounceRate",
    share: 0.04,
    what: "SES counts bounces of 4% or more.",
  },
  {
    id: "ComplaintRate",
    metricName: "Reputation.ComplaintRate",
    share: 0.0008,
    what: "SES counts complaints of 0.08% or more.",
  },
];

const inboundPrefix = "inbound/";

/**
 * Four days at one in six minutes. A mail service that is shut, or whose day is full, takes mail again after hours or days,
 * and where no chat is connected a notice has no other way; the alarm on what waits comes after two hours.
 */
const attemptsOfNotices = 960;

/** What goes out to people and what comes back: sending, incoming mail, decisions, meetings, notices, red lines. */
export class OutreachStack extends Stack {
  /** Those only this stack knows, by what waits in them. */
  readonly queues: Readonly<Record<string, WorkQueue>>;

  private readonly props: OutreachStackProps;
  private readonly tables: Record<
    "LEADS_TABLE" | "CONVERSATIONS_TABLE" | "DIRECTORY_TABLE" | "OPERATIONS_TABLE" | "GUARD_TABLE",
    TableV2
  >;
  private readonly configurationSet: ConfigurationSet;
  private readonly tenant: CfnTenant | undefined;

  constructor(scope: Construct, id: string, props: OutreachStackProps) {
    super(scope, id, props);
    this.props = props;
    const { leads, conversations, directory, operations, guard } = props.data;
    this.tables = {
      LEADS_TABLE: leads,
      CONVERSATIONS_TABLE: conversations,
      DIRECTORY_TABLE: directory,
      OPERATIONS_TABLE: operations,
      GUARD_TABLE: guard,
    };
    this.configurationSet = this.mailSet();
    this.tenant = this.mailTenant(this.mailIdentity());
    const reputation = this.reputation(this.watchLines());
    this.queues = {
      reputation,
      sending: this.sending(),
      "inbound mail": this.inboundMail(),
      "delivery events": this.deliveryEvents(),
      notices: this.notices(),
    };
    this.decisions();
    this.meetings();
  }

  /** Every mail by SES names this set, so what becomes of it is told on the account's default bus. */
  private mailSet(): ConfigurationSet {
    const set = new ConfigurationSet(this, "ConfigurationSet", {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // Whatever the account's own setting is: who bounced or complained gets nothing by SES again (SES-5).
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    set.addEventDestination("Events", {
      // SES tells events on no other bus.
      destination: EventDestination.eventBus(
        EventBus.fromEventBusName(this, "DefaultBus", "default"),
      ),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
    return set;
  }

  private mailIdentity(): EmailIdentity {
    const { noticesFrom } = this.props.stage.mail;
    return new EmailIdentity(this, "Identity", {
      identity: Identity.domain(noticesFrom.split("@").at(-1) ?? ""),
      configurationSet: this.configurationSet,
    });
  }

  /** SES-6: counts and judges the department's mail apart from all else that the AWS account sends. Billed by the month. */
  private mailTenant(identity: EmailIdentity): CfnTenant | undefined {
    const { tenant: tenantName } = this.props.stage.mail;
    if (tenantName === undefined) return undefined;
    return new CfnTenant(this, "Tenant", {
      tenantName,
      // A tenant sends with what it was given only; further domains are given to it by hand (docs/deploy.md).
      resourceAssociations: [
        { resourceArn: this.configurationSetArn() },
        { resourceArn: identity.emailIdentityArn },
      ],
    });
  }

  private configurationSetArn(): string {
    const { configurationSetName } = this.configurationSet;
    return `arn:${this.partition}:ses:${this.region}:${this.account}:configuration-set/${configurationSetName}`;
  }

  private sending(): WorkQueue {
    const { messaging, api, stage } = this.props;
    const queue = this.workQueue("Sending", 120, "Messages that are due are not sent.");
    const sending = this.department("sending", {
      impact: "Messages that are due are not sent.",
      seconds: 120,
      writes: ["CONVERSATIONS_TABLE", "DIRECTORY_TABLE", "OPERATIONS_TABLE", "GUARD_TABLE"],
      reads: ["LEADS_TABLE"],
      environment: {
        DEPARTMENT_SECRET: this.props.data.secret.secretArn,
        EVENT_BUS: messaging.bus.eventBusName,
        LINES_QUEUE_URL: messaging.lines.queue.queueUrl,
        OUTREACH_QUEUE_URL: messaging.outreach.queue.queueUrl,
        REPLIES_QUEUE_URL: messaging.replies.queue.queueUrl,
        ...this.mailNames(),
        PUBLIC_URL: api.http.apiEndpoint,
        INBOUND_DOMAIN: stage.mail.inboundDomain,
      },
    });
    this.props.data.secret.grantRead(sending.lambda);
    messaging.bus.grantPutEventsTo(sending.lambda);
    messaging.lines.queue.grantSendMessages(sending.lambda);
    messaging.outreach.queue.grantSendMessages(sending.lambda);
    messaging.replies.queue.grantSendMessages(sending.lambda);
    this.maySendMail(sending);
    reads(sending, queue, { batchSize: 1, maxConcurrency: 2 });
    this.every("SendDue", queue, Duration.minutes(1), { kind: "send-due" });
    this.every("Reconcile", queue, Duration.minutes(10), { kind: "reconcile" });
    this.every("PollChannels", queue, Duration.hours(2), { kind: "poll-channels" });
    this.every("CloseStoppedTasks", queue, Duration.hours(2), { kind: "close-stopped-tasks" });
    return queue;
  }

  /** SES receipt rule -> bucket -> the bucket's own event -> queue -> function. */
  private inboundMail(): WorkQueue {
    const { data, messaging, stage } = this.props;
    const { lines } = messaging;
    const ruleSet = new CfnReceiptRuleSet(this, "ReceiptRules");
    new CfnReceiptRule(this, "ReceiptRule", {
      ruleSetName: ruleSet.ref,
      rule: {
        enabled: true,
        recipients: [stage.mail.inboundDomain],
        scanEnabled: true,
        actions: [
          { s3Action: { bucketName: data.mail.bucketName, objectKeyPrefix: inboundPrefix } },
        ],
      },
    });
    new CfnOutput(this, "ReceiptRuleSet", { value: ruleSet.ref });
    const queue = this.workQueue("InboundMail", 60, "Replies wait unread; opt-outs with them.");
    const inbound = this.department("mail/inbound", {
      impact: "Replies, bounces and opt-outs by mail are not read.",
      seconds: 60,
      writes: ["CONVERSATIONS_TABLE", "DIRECTORY_TABLE", "OPERATIONS_TABLE"],
      reads: ["LEADS_TABLE"],
      environment: {
        DEPARTMENT_SECRET: data.secret.secretArn,
        EVENT_BUS: messaging.bus.eventBusName,
        LINES_QUEUE_URL: lines.queue.queueUrl,
        MAIL_BUCKET: data.mail.bucketName,
        REPLIES_QUEUE_URL: messaging.replies.queue.queueUrl,
        MEETINGS_QUEUE_URL: messaging.meetings.queue.queueUrl,
        INBOUND_DOMAIN: stage.mail.inboundDomain,
      },
    });
    data.mail.grantRead(inbound.lambda);
    data.secret.grantRead(inbound.lambda);
    messaging.bus.grantPutEventsTo(inbound.lambda);
    messaging.replies.queue.grantSendMessages(inbound.lambda);
    messaging.meetings.queue.grantSendMessages(inbound.lambda);
    lines.queue.grantSendMessages(inbound.lambda);
    reads(inbound, queue, { batchSize: 5, maxConcurrency: 5 });
    new Rule(this, "MailArrived", {
      description: "A mail was put into the bucket",
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Created"],
        detail: {
          bucket: { name: [data.mail.bucketName] },
          object: { key: [{ prefix: inboundPrefix }] },
        },
      },
      targets: [new SqsQueue(queue.queue, { deadLetterQueue: queue.deadLetters })],
    });
    return queue;
  }

  private deliveryEvents(): WorkQueue {
    const { lines } = this.props.messaging;
    const queue = this.workQueue(
      "DeliveryEvents",
      30,
      "Bounces and complaints are not counted: the red lines see too little.",
    );
    const delivered = this.department("mail/delivery-events", {
      impact: "Bounces and complaints by SES are not noted.",
      seconds: 30,
      writes: ["CONVERSATIONS_TABLE", "DIRECTORY_TABLE", "OPERATIONS_TABLE"],
      reads: ["LEADS_TABLE"],
      environment: { LINES_QUEUE_URL: lines.queue.queueUrl },
    });
    lines.queue.grantSendMessages(delivered.lambda);
    reads(delivered, queue, { batchSize: 10, maxConcurrency: 5 });
    new Rule(this, "MailEvents", {
      description: "What SES says of mails it was given",
      eventPattern: { source: ["aws.ses"] },
      targets: [new SqsQueue(queue.queue, { deadLetterQueue: queue.deadLetters })],
    });
    return queue;
  }

  private notices(): WorkQueue {
    const { data, messaging, api, stage } = this.props;
    const impact = "People are not told what waits for them.";
    const queue = this.workQueue("Notices", 60, impact, attemptsOfNotices);
    const notices = this.department("notices", {
      impact: "People are not told what waits for them; the pages still show it.",
      seconds: 60,
      writes: ["GUARD_TABLE"],
      reads: ["OPERATIONS_TABLE", "DIRECTORY_TABLE", "LEADS_TABLE"],
      environment: {
        DEPARTMENT_SECRET: data.secret.secretArn,
        ...this.mailNames(),
        PUBLIC_URL: api.http.apiEndpoint,
        NOTICES_FROM: stage.mail.noticesFrom,
      },
    });
    data.secret.grantRead(notices.lambda);
    this.maySendMail(notices);
    reads(notices, queue, { batchSize: 5, maxConcurrency: 2 });
    new Rule(this, "WorthTelling", {
      description: "What people of the company are told at once",
      eventBus: messaging.bus,
      eventPattern: {
        detailType: [
          "approval_requested",
          "approval_decided",
          "handoff_requested",
          "sending_paused",
          "sending_resumed",
          "report_ready",
          "meeting_booked",
        ],
      },
      targets: [new SqsQueue(queue.queue, { deadLetterQueue: queue.deadLetters })],
    });
    return queue;
  }

  /** SES-9: SES's own figures of our set, for the day on which ours lack something. */
  private reputation(watch: DepartmentFunction): WorkQueue {
    const queue = this.workQueue(
      "Reputation",
      timeouts.lines.toSeconds(),
      "Sending goes on although SES sees too many bounces or complaints.",
    );
    const alarms = reputationLines.map(({ id, metricName, share, what }) => {
      const metric = new Metric({
        namespace: "AWS/SES",
        metricName,
        dimensionsMap: { "ses:configuration-set": this.configurationSet.configurationSetName },
        statistic: "Maximum",
        period: Duration.hours(1),
      });
      return new AlarmWithImpact(this, id, {
        what,
        impact: "Sending by SES is paused, before SES stops the whole account.",
        runbook: "sending-paused",
        metric,
        threshold: share,
        topic: this.props.messaging.alarms,
      }).alarm;
    });
    new Rule(this, "ReputationFell", {
      description: "SES's own figures crossed a line",
      eventPattern: {
        source: ["aws.cloudwatch"],
        detailType: ["CloudWatch Alarm State Change"],
        detail: {
          alarmName: alarms.map(({ alarmName }) => alarmName),
          state: { value: ["ALARM"] },
        },
      },
      targets: [
        new SqsQueue(queue.queue, {
          deadLetterQueue: queue.deadLetters,
          message: RuleTargetInput.fromObject({
            kind: "reputation-fell",
            reason: EventField.fromPath("$.detail.state.reason"),
          }),
        }),
      ],
    });
    reads(watch, queue, { batchSize: 1, maxConcurrency: 2 });
    return queue;
  }

  private watchLines(): DepartmentFunction {
    const { messaging } = this.props;
    const watch = this.department("watch-lines", {
      impact: "The red lines are not watched: nothing is paused by itself.",
      seconds: timeouts.lines.toSeconds(),
      writes: ["DIRECTORY_TABLE"],
      reads: ["OPERATIONS_TABLE"],
      environment: { EVENT_BUS: messaging.bus.eventBusName },
    });
    messaging.bus.grantPutEventsTo(watch.lambda);
    watch.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: [
          "ses:GetAccount",
          "ses:ListSuppressedDestinations",
          "ses:PutSuppressedDestination",
          "ses:DeleteSuppressedDestination",
        ],
        // They are about the account, which has no name of its own.
        resources: ["*"],
      }),
    );
    reads(watch, messaging.lines, { batchSize: 1, maxConcurrency: 2 });
    const quarter = Duration.minutes(15);
    this.every("CheckLines", messaging.lines, quarter, { kind: "check" });
    this.every("CheckDomains", messaging.lines, Duration.days(1), { kind: "check-domains" });
    this.every("ReadMailService", messaging.lines, quarter, { kind: "read-mail-service" });
    this.every("MirrorSuppressions", messaging.lines, quarter, { kind: "mirror-suppressions" });
    return watch;
  }

  private decisions(): void {
    const { data, messaging, flows } = this.props;
    const decisions = this.department("decisions", {
      impact: "What people approved is not carried out; the sweep tries again.",
      seconds: timeouts.decisions.toSeconds(),
      writes: ["CONVERSATIONS_TABLE", "OPERATIONS_TABLE"],
      reads: ["DIRECTORY_TABLE"],
      environment: {
        DEPARTMENT_SECRET: data.secret.secretArn,
        EVENT_BUS: messaging.bus.eventBusName,
        OUTREACH_QUEUE_URL: messaging.outreach.queue.queueUrl,
      },
    });
    data.secret.grantRead(decisions.lambda);
    messaging.bus.grantPutEventsTo(decisions.lambda);
    messaging.outreach.queue.grantSendMessages(decisions.lambda);
    flows.bdr.machine.grantTaskResponse(decisions.lambda);
    reads(decisions, messaging.decisions, { batchSize: 5, maxConcurrency: 3 });
    this.every("SweepDecisions", messaging.decisions, Duration.minutes(5), { kind: "sweep" });
  }

  private meetings(): void {
    const { data, messaging, flows } = this.props;
    const meetings = this.department("meetings", {
      impact: "Wishes for a meeting are not taken up and nobody is reminded of one.",
      seconds: timeouts.meetings.toSeconds(),
      writes: ["CONVERSATIONS_TABLE", "OPERATIONS_TABLE"],
      reads: ["LEADS_TABLE", "DIRECTORY_TABLE"],
      environment: {
        DEPARTMENT_SECRET: data.secret.secretArn,
        EVENT_BUS: messaging.bus.eventBusName,
        BDR_FLOW: flows.bdr.machine.stateMachineArn,
      },
    });
    messaging.bus.grantPutEventsTo(meetings.lambda);
    data.secret.grantRead(meetings.lambda);
    flows.bdr.machine.grantStartExecution(meetings.lambda);
    reads(meetings, messaging.meetings, { batchSize: 5, maxConcurrency: 3 });
    this.every("SweepMeetings", messaging.meetings, Duration.minutes(15), { kind: "sweep" });
  }

  private workQueue(
    id: string,
    consumerSeconds: number,
    impact: string,
    attempts?: number,
  ): WorkQueue {
    return new WorkQueue(this, id, {
      ...(attempts && { attempts }),
      consumerTimeout: Duration.seconds(consumerSeconds),
      impact,
      alarms: this.props.messaging.alarms,
    });
  }

  private department(
    handler: string,
    own: {
      readonly impact: string;
      readonly seconds: number;
      readonly writes: readonly (keyof OutreachStack["tables"])[];
      readonly reads: readonly (keyof OutreachStack["tables"])[];
      readonly environment: Record<string, string>;
    },
  ): DepartmentFunction {
    const tables = [...own.writes, ...own.reads].map((name) => [name, this.tables[name].tableName]);
    const made = new DepartmentFunction(this, handler.replaceAll("/", "-"), {
      surroundings: this.props.surroundings,
      handler,
      impact: own.impact,
      timeout: Duration.seconds(own.seconds),
      environment: { ...Object.fromEntries(tables), ...own.environment },
    });
    for (const name of own.writes) this.tables[name].grantReadWriteData(made.lambda);
    for (const name of own.reads) this.tables[name].grantReadData(made.lambda);
    return made;
  }

  private maySendMail({ lambda }: DepartmentFunction): void {
    const tenant = this.tenant && [this.tenant.attrArn];
    lambda.addToRolePolicy(
      new PolicyStatement({
        // Which tenant a mail is of can only be said to the second API, which asks for both.
        actions: ["ses:SendRawEmail", ...(tenant ? ["ses:SendEmail"] : [])],
        resources: [
          `arn:${this.partition}:ses:${this.region}:${this.account}:identity/*`,
          this.configurationSetArn(),
          ...(tenant ?? []),
        ],
      }),
    );
  }

  /** What who sends by SES names with each mail. */
  private mailNames(): Record<string, string> {
    return {
      CONFIGURATION_SET: this.configurationSet.configurationSetName,
      ...(this.tenant && { SES_TENANT: this.tenant.tenantName }),
    };
  }

  private every(id: string, { queue }: WorkQueue, rate: Duration, message: object): void {
    new Schedule(this, id, {
      description: `Tells ${JSON.stringify(message)}`,
      schedule: ScheduleExpression.rate(rate),
      target: new SqsSendMessage(queue, {
        input: ScheduleTargetInput.fromObject(message),
        deadLetterQueue: this.props.messaging.deadLetters,
      }),
    });
  }
}
