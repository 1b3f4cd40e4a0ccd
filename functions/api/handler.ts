import { SFNClient } from "@aws-sdk/client-sfn";
import { handle } from "hono/aws-lambda";
import { stepFunctionsFlows } from "#shared/adapters/step-functions/flows.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTestRunStore } from "#shared/store/test-run-store.ts";
import { functionCaller } from "../function-caller.ts";
import { createApp } from "../http/app.ts";
import { queueAt } from "../signed-aws.ts";
import { ApiEnv } from "./env.ts";
import { leadApi } from "./lead-api.ts";
import { problemPage } from "./pages/problem-page.ts";
import { PATIENCE_MILLISECONDS } from "./within.ts";

const env = readEnv(ApiEnv);
const log = jsonLog("api");
const dynamo = documentClient();
const jobs = dynamoJobStore(dynamo, env.OPERATIONS_TABLE);

const routes = leadApi({
  stage: env.STAGE,
  ping: async () => void (await jobs.find("health-check")),
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  suppressions: dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
  directory: dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE),
  runs: dynamoRunStore(dynamo, env.OPERATIONS_TABLE),
  testRuns: dynamoTestRunStore(dynamo, env.OPERATIONS_TABLE),
  outreach: queueAt(env.OUTREACH_QUEUE_URL),
  flows: stepFunctionsFlows(new SFNClient(), {
    "lead-pipeline": env.LEAD_PIPELINE,
    "growth-loop": env.GROWTH_LOOP,
    marketing: env.MARKETING_FLOW,
  }),
  functions: functionCaller(),
  functionNames: {
    qualification: env.QUALIFICATION_FUNCTION,
    enrichment: env.ENRICHMENT_FUNCTION,
    outreach: env.OUTREACH_FUNCTION,
    conversation: env.CONVERSATION_FUNCTION,
    bdr: env.BDR_FUNCTION,
    "sales-manager": env.SALES_MANAGER_FUNCTION,
    "lead-finder": env.LEAD_FINDER_FUNCTION,
  },
  patienceMilliseconds: PATIENCE_MILLISECONDS,
  now: () => new Date(),
});

export const handler = lambdaHandler(handle(createApp(routes, log, problemPage)), log);
