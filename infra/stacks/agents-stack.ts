import { Duration, Size, Stack, type StackProps } from "aws-cdk-lib";
import type { EventBus } from "aws-cdk-lib/aws-events";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, LayerVersion, Runtime } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import {
  DepartmentFunction,
  type FunctionSurroundings,
} from "../constructs/department-function.ts";
import type { StageSettings } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";

export type AgentsStackProps = StackProps & {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly bus: EventBus;
  readonly surroundings: FunctionSurroundings;
  readonly chromium: { readonly folder: string; readonly version: string };
};

/** The agents that have a function of their own, and the function that reads web pages for them. */
export class AgentsStack extends Stack {
  readonly qualification: DepartmentFunction;
  readonly enrichment: DepartmentFunction;
  readonly growthAnalysis: DepartmentFunction;
  readonly marketing: DepartmentFunction;

  private readonly props: AgentsStackProps;

  constructor(scope: Construct, id: string, props: AgentsStackProps) {
    super(scope, id, props);
    this.props = props;
    const pageReader = this.pageReader(this.browser());
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
    for (const reader of [this.qualification, this.enrichment, this.growthAnalysis]) {
      pageReader.lambda.grantInvoke(reader.lambda);
    }
  }

  private agent(
    handler: string,
    own: { impact: string; environment: Record<string, string>; timeout: Duration },
  ): DepartmentFunction {
    const { data, bus, stage, surroundings } = this.props;
    const agent = new DepartmentFunction(this, handler, {
      surroundings,
      handler,
      impact: own.impact,
      timeout: own.timeout,
      memoryMegabytes: 1024,
      environment: {
        LEADS_TABLE: data.leads.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
        DIRECTORY_TABLE: data.directory.tableName,
        GUARD_TABLE: data.guard.tableName,
        DEPARTMENT_SECRET: data.secret.secretArn,
        EVENT_BUS: bus.eventBusName,
        MODELS: JSON.stringify(stage.models),
        ...own.environment,
      },
    });
    data.leads.grantReadWriteData(agent.lambda);
    data.operations.grantReadWriteData(agent.lambda);
    data.directory.grantReadData(agent.lambda);
    data.guard.grantReadWriteData(agent.lambda);
    data.secret.grantRead(agent.lambda);
    bus.grantPutEventsTo(agent.lambda);
    agent.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
        resources: [
          `arn:${this.partition}:bedrock:*::foundation-model/*`,
          `arn:${this.partition}:bedrock:*:${this.account}:inference-profile/*`,
        ],
      }),
    );
    return agent;
  }

  /** Strangers' pages are parsed where there is nothing to take: no table, no key, no queue. */
  private pageReader(browser: DepartmentFunction): DepartmentFunction {
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
