import { handle } from "hono/aws-lambda";
import type { FlowState, Flows } from "#shared/ports/flows.ts";
import type { FunctionCaller } from "#shared/ports/function-caller.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTestRunStore } from "#shared/store/test-run-store.ts";
import { leadApi } from "../../../functions/api/lead-api.ts";
import { problemPage } from "../../../functions/api/pages/problem-page.ts";
import { fileApi } from "../../../functions/api-files/file-api.ts";
import { createApp } from "../../../functions/http/app.ts";
import type { Role } from "../../../functions/http/person.ts";
import type { Route } from "../../../functions/http/route.ts";
import { collectedQueue } from "../../support/collected-queue.ts";
import type { EmbeddedDynamo } from "../../support/embedded-dynamo.ts";
import { memoryFiles } from "../../support/memory-files.ts";
import { quietLog } from "../../support/quiet-log.ts";

type ApiDeps = Parameters<typeof leadApi>[0] & Parameters<typeof fileApi>[0];

export type Ask = {
  /** Undefined is nobody. */
  readonly as?: Role | "stranger" | undefined;
  readonly body?: string | Uint8Array | undefined;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Leads, jobs and agents as API Gateway calls them, over the real stores and an outside that the test decides. */
export async function apiWorld({ client, table }: EmbeddedDynamo, other: Partial<ApiDeps> = {}) {
  const operations = await table("operations");
  const directory = await table("directory");
  const leads = dynamoLeadStore(client, await table("leads"));
  const jobs = dynamoJobStore(client, operations);
  const runs = dynamoRunStore(client, operations);
  const files = memoryFiles();
  const imports = collectedQueue<{ readonly jobId: string }>();
  const intake = collectedQueue<{ readonly kind: "job"; readonly jobId: string }>();
  const outreach = collectedQueue<{ readonly kind: "plan-next"; readonly leadId: string }>();
  const flows = decidedFlows();
  const deps: ApiDeps = {
    stage: "test",
    ping: async () => undefined,
    jobs,
    leads,
    runs,
    testRuns: dynamoTestRunStore(client, operations),
    files,
    copies: files,
    imports,
    intake,
    suppressions: dynamoSuppressionList(client, directory),
    directory: dynamoDepartmentDirectory(client, directory),
    outreach,
    flows,
    functions: { call: async () => ({ decision: "continue" }) } satisfies FunctionCaller,
    functionNames: {
      qualification: "qualification",
      enrichment: "enrichment",
      outreach: "outreach",
      conversation: "conversation",
      bdr: "bdr",
      "sales-manager": "sales-manager",
      "lead-finder": "lead-finder",
    },
    patienceMilliseconds: 300,
    now: () => new Date(),
    ...other,
  };
  const routes = [...fileApi(deps), ...leadApi(deps)];

  return {
    leads,
    jobs,
    runs,
    files,
    imports,
    intake,
    outreach,
    flows,
    routes,
    ask: askedOf(routes),
  };
}

/** Asks an API of these routes as API Gateway does. */
export function askedOf(routes: readonly Route[]) {
  const lambda = handle(createApp(routes, quietLog, problemPage));
  return async (method: string, path: string, ask: Ask = {}) => {
    const event = eventOf(method, path, { as: "rep", ...ask });
    const answer = await lambda(event as never, undefined as never);
    const { statusCode, headers = {}, body, isBase64Encoded } = answer as LambdaAnswer;
    const text = Buffer.from(body, isBase64Encoded ? "base64" : "utf8").toString("utf8");
    const type = headers["content-type"] ?? "";
    return { status: statusCode, headers, text, json: type.includes("json") ? parsed(text) : {} };
  };
}

export type ApiWorld = Awaited<ReturnType<typeof apiWorld>>;

type LambdaAnswer = {
  readonly statusCode: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
};

function eventOf(method: string, path: string, { as, body, json, headers = {} }: Ask) {
  const [rawPath = "", rawQueryString = ""] = path.split("?");
  const content = json === undefined ? body : JSON.stringify(json);
  const type = json === undefined ? {} : { "content-type": "application/json" };
  const isText = typeof content === "string";
  const claims = as && {
    sub: `sub-${as}`,
    email: `${as}@seller.example`,
    ...(as !== "stranger" && { "cognito:groups": `[${as}]` }),
  };
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers: { host: "api.example", ...type, ...headers },
    requestContext: {
      accountId: "1",
      apiId: "api",
      ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
      domainName: "api.example",
      domainPrefix: "api",
      http: {
        method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: "192.0.2.1",
        userAgent: "test",
      },
      requestId: "request-1",
      routeKey: "$default",
      stage: "$default",
      time: "",
      timeEpoch: 0,
    },
    ...(content !== undefined && {
      body: isText ? content : Buffer.from(content).toString("base64"),
    }),
    isBase64Encoded: content !== undefined && !isText,
  };
}

function parsed(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}

/** Flows that end as the test says, at once. */
function decidedFlows() {
  const started: { readonly flow: string; readonly execution: string; readonly input: unknown }[] =
    [];
  let state: FlowState = { kind: "succeeded", output: { outcome: "ready", reason: "Done." } };
  const flows: Flows<string> = {
    async start(flow, execution, input) {
      started.push({ flow, execution, input });
      return "started";
    },
    look: async () => state,
  };
  return {
    ...flows,
    started,
    endWith(next: FlowState) {
      state = next;
    },
  };
}
