import { Duration, Size, Stack, type StackProps } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, LayerVersion, Runtime } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { departmentAgent } from "../constructs/department-agent.ts";
import {
  DepartmentFunction,
  type FunctionSurroundings,
} from "../constructs/department-function.ts";
import { reads } from "../constructs/work-queue.ts";
import type { StageSettings } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";
import { type MessagingStack, timeouts } from "./messaging-stack.ts";

export type AgentsStackProps = StackProps & {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly surroundings: FunctionSurroundings;
  readonly chromium: { readonly folder: string; readonly version: string };
};

/** The agents that have a function of their own, and the function that reads web pages for them. */
export class AgentsStack extends Stack {
  readonly qualification: DepartmentFunction;
  readonly enrichment: DepartmentFunction;
  readonly growthAnalysis: DepartmentFunction;
  readonly marketing: DepartmentFunction;
  readonly outreach: DepartmentFunction;
  readonly conversation: DepartmentFunction;
  readonly bdr: DepartmentFunction;
  readonly voice: DepartmentFunction;
  readonly pageReader: DepartmentFunction;

  private readonly props: AgentsStackProps;

  constructor(scope: Construct, id: string, props: AgentsStackProps) {
    super(scope, id, props);
    this.props = props;
    const { data, messaging } = props;
    const pageReader = this.readerOfPages(this.browser());
    this.pageReader = pageReader;
    const reading = { PAGE_READER_FUNCTION: pageReader.lambda.functionName };

    this.qualification = this.agent("qualification", {
      impact: "New leads are not scored and wait.",
      environment: reading,
      timeout: Duration.seconds(120),
    });
    this.enrichment = this.agent("enrichment", {
      impact: "Leads get no facts or contacts, so campaigns say less.",
      environment: reading,
      timeout: Duration.seconds(180),
    });
    this.growthAnalysis = this.agent("growth-analysis", {
      impact: "Campaigns are written without growth signals.",
      environment: reading,
      timeout: Duration.seconds(120),
    });
    this.marketing = this.agent("marketing", {
      impact: "No campaigns are written.",
      environment: {},
      timeout: Duration.seconds(120),
    });
    const replyReader = new DepartmentFunction(this, "reply-reader", {
      surroundings: props.surroundings,
      handler: "reply-reader",
      impact: "Replies of prospects are not read: nobody is answered.",
      environment: {},
      memoryMegabytes: 1024,
    });
    const conversing = { CONVERSATIONS_TABLE: data.conversations.tableName };
    const answering = {
      MEETINGS_QUEUE_URL: messaging.meetings.queue.queueUrl,
      REPLY_READER_FUNCTION: replyReader.lambda.functionName,
    };
    this.outreach = this.agent("outreach", {
      impact: "Allocated leads get no message planned.",
      environment: conversing,
      timeout: timeouts.outreach,
      asksModels: false,
    });
    reads(this.outreach, messaging.outreach, { batchSize: 10, maxConcurrency: 5 });
    this.conversation = this.agent("conversation", {
      impact: "Replies of prospects are not read: nobody is answered.",
      environment: { ...conversing, ...answering },
      timeout: timeouts.conversation,
    });
    messaging.meetings.queue.grantSendMessages(this.conversation.lambda);
    replyReader.lambda.grantInvoke(this.conversation.lambda);
    reads(this.conversation, messaging.replies, { batchSize: 5, maxConcurrency: 5 });
    this.bdr = this.agent("bdr", {
      impact: "Meetings are neither proposed nor booked.",
      environment: {
        ...conversing,
        MEETINGS_QUEUE_URL: messaging.meetings.queue.queueUrl,
        DECISIONS_QUEUE_URL: messaging.decisions.queue.queueUrl,
        APPROVAL_HOURS: String(props.stage.approvalHours),
      },
      timeout: timeouts.meetings,
      asksModels: false,
    });
    messaging.meetings.queue.grantSendMessages(this.bdr.lambda);
    messaging.decisions.queue.grantSendMessages(this.bdr.lambda);
    this.voice = new DepartmentFunction(this, "voice", {
      surroundings: props.surroundings,
      handler: "voice",
      impact: "Nobody can speak with the conversation agent; writing works.",
      environment: {
        ...conversing,
        DEPARTMENT_SECRET: data.secret.secretArn,
        CONVERSATION_FUNCTION: this.conversation.lambda.functionName,
        SPEECH: "aws",
      },
      // API Gateway gives up after 30 s.
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
    });
    data.conversations.grantReadData(this.voice.lambda);
    data.secret.grantRead(this.voice.lambda);
    this.conversation.lambda.grantInvoke(this.voice.lambda);
    this.voice.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ["polly:SynthesizeSpeech", "transcribe:StartStreamTranscription"],
        resources: ["*"],
      }),
    );
    for (const talker of [this.outreach, this.conversation, this.bdr]) {
      data.conversations.grantReadWriteData(talker.lambda);
    }
    // Who says "stop" is put on the list of those who get nothing.
    data.directory.grantWriteData(this.conversation.lambda);
    for (const worker of [
      this.qualification,
      this.enrichment,
      this.growthAnalysis,
      this.marketing,
    ]) {
      data.leads.grantWriteData(worker.lambda);
    }
    for (const reader of [this.qualification, this.enrichment, this.growthAnalysis]) {
      pageReader.lambda.grantInvoke(reader.lambda);
    }
  }

  private agent(
    handler: string,
    own: {
      impact: string;
      environment: Record<string, string>;
      timeout: Duration;
      asksModels?: boolean;
    },
  ): DepartmentFunction {
    return departmentAgent(this, handler, { ...this.props, ...own });
  }

  /** Strangers' pages are parsed where there is nothing to take: no table, no key, no queue. */
  private readerOfPages(browser: DepartmentFunction): DepartmentFunction {
    const pageReader = new DepartmentFunction(this, "page-reader", {
      surroundings: this.props.surroundings,
      handler: "page-reader",
      impact: "No web page is read: no addresses, facts or contacts are found.",
      environment: { BROWSER_FUNCTION: browser.lambda.functionName },
      timeout: Duration.seconds(100),
      memoryMegabytes: 1024,
    });
    browser.lambda.grantInvoke(pageReader.lambda);
    return pageReader;
  }

  private browser(): DepartmentFunction {
    const { surroundings, chromium } = this.props;
    return new DepartmentFunction(this, "browser", {
      surroundings,
      handler: "browser",
      impact:
        "Pages that need JavaScript are read without it: fewer addresses and facts are found.",
      environment: {},
      timeout: Duration.seconds(60),
      // The maker of the package advises 1,600 MB; the unpacked browser needs 200 MB of /tmp.
      memoryMegabytes: 2048,
      temporaryStorage: Size.mebibytes(1024),
      architecture: Architecture.X86_64,
      layers: [
        new LayerVersion(this, "Chromium", {
          code: Code.fromAsset(chromium.folder, { assetHash: `chromium-${chromium.version}` }),
          compatibleRuntimes: [Runtime.NODEJS_24_X],
          compatibleArchitectures: [Architecture.X86_64],
          description: `@sparticuz/chromium ${chromium.version}`,
        }),
      ],
    });
  }
}
