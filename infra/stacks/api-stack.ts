import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { AccountRecovery, CfnUserPoolGroup, Mfa, UserPool } from "aws-cdk-lib/aws-cognito";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import {
  DepartmentFunction,
  type FunctionSurroundings,
} from "../constructs/department-function.ts";
import type { StageSettings } from "../stages.ts";
import type { AgentsStack } from "./agents-stack.ts";
import type { DataStack } from "./data-stack.ts";
import type { FlowsStack } from "./flows-stack.ts";
import type { ManagementStack } from "./management-stack.ts";
import type { MessagingStack } from "./messaging-stack.ts";

export type ApiStackProps = StackProps & {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly agents: AgentsStack;
  readonly management: ManagementStack;
  readonly flows: FlowsStack;
  readonly surroundings: FunctionSurroundings;
};

/** Without query strings, which may carry what a person looks for. */
const accessLogFields = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  person: "$context.authorizer.claims.sub",
  ip: "$context.identity.sourceIp",
  method: "$context.httpMethod",
  route: "$context.routeKey",
  path: "$context.path",
  status: "$context.status",
  milliseconds: "$context.responseLatency",
  bytes: "$context.responseLength",
  error: "$context.error.message",
};

/** What functions/api-files answers. */
const filePaths = ["/api/v1/jobs", "/api/v1/jobs/{proxy+}", "/api/v1/leads/import/csv"];

/** What functions/api-desk answers. */
const deskPaths = [
  ...listed("conversations", "approvals", "reports", "tasks"),
  "/api/v1/replies/corrections",
];

/** What functions/api-sending answers. */
const sendingPaths = [
  ...listed("pauses", "suppressions", "campaigns", "sender-accounts"),
  "/api/v1/leads/{id}/may-contact",
  "/api/v1/compliance",
  "/api/v1/company-day",
  "/api/v1/audit",
];

/** A list that grows with ids below it is named twice. */
function listed(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [`/api/v1/${name}`, `/api/v1/${name}/{proxy+}`]);
}

/** Each proves itself: by a signed token in the path, or by Slack's signature. */
const openRoutes: readonly (readonly [string, ...HttpMethod[]])[] = [
  ["/u/{token}", HttpMethod.GET, HttpMethod.POST],
  ["/a/{token}", HttpMethod.GET, HttpMethod.POST],
  ["/slack/actions", HttpMethod.POST],
];

const roles = ["admin", "manager", "rep", "viewer"];

/** The HTTP API: closed by default, every route but the health check and the open ones above wants a person's token. */
export class ApiStack extends Stack {
  readonly http: HttpApi;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { stage, data, messaging, agents, management, flows, surroundings } = props;
    const invoked = {
      QUALIFICATION_FUNCTION: agents.qualification,
      ENRICHMENT_FUNCTION: agents.enrichment,
      OUTREACH_FUNCTION: agents.outreach,
      CONVERSATION_FUNCTION: agents.conversation,
      BDR_FUNCTION: agents.bdr,
      SALES_MANAGER_FUNCTION: management.salesManager,
      LEAD_FINDER_FUNCTION: management.leadFinder,
    };

    const api = new DepartmentFunction(this, "api", {
      surroundings,
      handler: "api",
      impact: "People cannot read leads or start agents.",
      // API Gateway gives up after 30 s.
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      environment: {
        LEADS_TABLE: data.leads.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
        DIRECTORY_TABLE: data.directory.tableName,
        OUTREACH_QUEUE_URL: messaging.outreach.queue.queueUrl,
        LEAD_PIPELINE: flows.leadPipeline.machine.stateMachineArn,
        GROWTH_LOOP: flows.growthLoop.machine.stateMachineArn,
        MARKETING_FLOW: flows.marketing.machine.stateMachineArn,
        ...Object.fromEntries(
          Object.entries(invoked).map(([name, { lambda }]) => [name, lambda.functionName]),
        ),
      },
    });
    data.leads.grantReadWriteData(api.lambda);
    data.operations.grantReadWriteData(api.lambda);
    data.directory.grantReadData(api.lambda);
    // What a person's note held back goes on once they let it go.
    messaging.outreach.queue.grantSendMessages(api.lambda);
    for (const agent of Object.values(invoked)) agent.lambda.grantInvoke(api.lambda);
    for (const flow of [flows.leadPipeline, flows.growthLoop, flows.marketing]) {
      flow.machine.grantStartExecution(api.lambda);
      flow.machine.grantExecution(api.lambda, "states:DescribeExecution");
    }

    const files = new DepartmentFunction(this, "api-files", {
      surroundings,
      handler: "api-files",
      impact: "People cannot upload files or fetch results.",
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      environment: {
        OPERATIONS_TABLE: data.operations.tableName,
        FILES_BUCKET: data.files.bucketName,
        IMPORT_QUEUE_URL: messaging.imports.queue.queueUrl,
        INTAKE_QUEUE_URL: messaging.intake.queue.queueUrl,
      },
    });
    data.operations.grantReadWriteData(files.lambda);
    data.files.grantReadWrite(files.lambda);
    messaging.imports.queue.grantSendMessages(files.lambda);
    messaging.intake.queue.grantSendMessages(files.lambda);

    const tables = {
      LEADS_TABLE: data.leads.tableName,
      OPERATIONS_TABLE: data.operations.tableName,
      CONVERSATIONS_TABLE: data.conversations.tableName,
      DIRECTORY_TABLE: data.directory.tableName,
    };
    const desk = new DepartmentFunction(this, "api-desk", {
      surroundings,
      handler: "api-desk",
      impact: "People cannot read conversations, or decide.",
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      environment: {
        ...tables,
        DEPARTMENT_SECRET: data.secret.secretArn,
        DECISIONS_QUEUE_URL: messaging.decisions.queue.queueUrl,
        REPLIES_QUEUE_URL: messaging.replies.queue.queueUrl,
        LEAD_PIPELINE: flows.leadPipeline.machine.stateMachineArn,
        EVENT_BUS: messaging.bus.eventBusName,
      },
    });
    // What somebody has sent by hand is told like what a machine sends.
    messaging.bus.grantPutEventsTo(desk.lambda);
    // A colleague whom a reply names becomes a lead, and is worked as one.
    data.leads.grantReadWriteData(desk.lambda);
    flows.leadPipeline.machine.grantStartExecution(desk.lambda);
    data.operations.grantReadWriteData(desk.lambda);
    data.conversations.grantReadWriteData(desk.lambda);
    data.directory.grantReadData(desk.lambda);
    data.secret.grantRead(desk.lambda);
    for (const { queue } of [messaging.decisions, messaging.replies]) {
      queue.grantSendMessages(desk.lambda);
    }

    const sending = new DepartmentFunction(this, "api-sending", {
      surroundings,
      handler: "api-sending",
      impact: "People cannot stop the sending, or somebody from being written to, by hand.",
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      environment: {
        ...tables,
        LINES_QUEUE_URL: messaging.lines.queue.queueUrl,
        EVENT_BUS: messaging.bus.eventBusName,
      },
    });
    // Who holds or resumes the sending is told to the colleagues.
    messaging.bus.grantPutEventsTo(sending.lambda);
    data.leads.grantReadData(sending.lambda);
    data.operations.grantReadWriteData(sending.lambda);
    data.conversations.grantReadWriteData(sending.lambda);
    data.directory.grantReadWriteData(sending.lambda);
    messaging.lines.queue.grantSendMessages(sending.lambda);

    const meetings = new DepartmentFunction(this, "api-meetings", {
      surroundings,
      handler: "api-meetings",
      impact: "People cannot read, move or cancel meetings.",
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      environment: {
        ...tables,
        DEPARTMENT_SECRET: data.secret.secretArn,
      },
    });
    data.leads.grantReadData(meetings.lambda);
    data.operations.grantReadWriteData(meetings.lambda);
    data.conversations.grantReadWriteData(meetings.lambda);
    data.directory.grantReadData(meetings.lambda);
    data.secret.grantRead(meetings.lambda);

    const docs = new DepartmentFunction(this, "api-docs", {
      surroundings,
      handler: "api-docs",
      impact: "People cannot read what the API offers.",
      timeout: Duration.seconds(10),
      environment: {},
    });

    // What strangers and signed links reach without a token: it has little, and may change no lead.
    const open = new DepartmentFunction(this, "api-open", {
      surroundings,
      handler: "api-open",
      impact: "Unsubscribe links and signed approvals do not work: the law wants the first.",
      timeout: Duration.seconds(29),
      environment: {
        ...tables,
        DECISIONS_QUEUE_URL: messaging.decisions.queue.queueUrl,
        DEPARTMENT_SECRET: data.secret.secretArn,
      },
    });
    data.leads.grantReadData(open.lambda);
    data.conversations.grantReadWriteData(open.lambda);
    data.directory.grantReadWriteData(open.lambda);
    data.operations.grantReadWriteData(open.lambda);
    data.secret.grantRead(open.lambda);
    messaging.decisions.queue.grantSendMessages(open.lambda);

    const people = this.people(stage);
    const client = people.addClient("Dashboard", {
      // The administrator's way needs AWS credentials: it is how an engineer gets a token (docs/deploy.md).
      authFlows: { userSrp: true, userPassword: false, adminUserPassword: true },
      // There is no hosted sign-in page; without this CDK allows one to send tokens to https://example.com.
      disableOAuth: true,
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
    });
    const authorizer = new HttpJwtAuthorizer(
      "People",
      `https://cognito-idp.${this.region}.${this.urlSuffix}/${people.userPoolId}`,
      { jwtAudience: [client.userPoolClientId] },
    );
    const http = new HttpApi(this, "Http", {
      description: "AI sales department",
      createDefaultStage: false,
      defaultAuthorizer: authorizer,
    });
    this.http = http;
    const integration = new HttpLambdaIntegration("Api", api.lambda);
    http.addRoutes({ path: "/api/{proxy+}", methods: [HttpMethod.ANY], integration });
    const fileIntegration = new HttpLambdaIntegration("ApiFiles", files.lambda);
    for (const path of filePaths) {
      http.addRoutes({ path, methods: [HttpMethod.ANY], integration: fileIntegration });
    }
    const deskIntegration = new HttpLambdaIntegration("ApiDesk", desk.lambda);
    for (const path of deskPaths) {
      http.addRoutes({ path, methods: [HttpMethod.ANY], integration: deskIntegration });
    }
    const sendingIntegration = new HttpLambdaIntegration("ApiSending", sending.lambda);
    for (const path of sendingPaths) {
      http.addRoutes({ path, methods: [HttpMethod.ANY], integration: sendingIntegration });
    }
    const meetingIntegration = new HttpLambdaIntegration("ApiMeetings", meetings.lambda);
    for (const path of ["/api/v1/meetings", "/api/v1/meetings/{proxy+}"]) {
      http.addRoutes({ path, methods: [HttpMethod.ANY], integration: meetingIntegration });
    }
    http.addRoutes({
      path: "/api/v1/conversations/{leadId}/voice",
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration("Voice", agents.voice.lambda),
    });
    const docsIntegration = new HttpLambdaIntegration("ApiDocs", docs.lambda);
    for (const path of ["/api/v1/openapi.json", "/api/v1/docs"]) {
      http.addRoutes({ path, methods: [HttpMethod.GET], integration: docsIntegration });
    }
    http.addRoutes({
      path: "/health",
      methods: [HttpMethod.GET],
      integration,
      authorizer: new HttpNoneAuthorizer(),
    });
    const openIntegration = new HttpLambdaIntegration("ApiOpen", open.lambda);
    for (const [path, ...methods] of openRoutes) {
      http.addRoutes({
        path,
        methods,
        integration: openIntegration,
        authorizer: new HttpNoneAuthorizer(),
      });
    }
    const accessLog = new LogGroup(this, "AccessLog", {
      retention: surroundings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, "Default", {
      httpApi: http,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: stage.throttle.rate, burstLimit: stage.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });

    new CfnOutput(this, "ApiUrl", { value: http.apiEndpoint });
    new CfnOutput(this, "UserPoolId", { value: people.userPoolId });
    new CfnOutput(this, "UserPoolClientId", { value: client.userPoolClientId });
  }

  private people(stage: StageSettings): UserPool {
    const people = new UserPool(this, "People", {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: stage.isRetained,
      removalPolicy: stage.isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const groupName of roles) {
      new CfnUserPoolGroup(this, `Group-${groupName}`, {
        userPoolId: people.userPoolId,
        groupName,
      });
    }
    return people;
  }
}
