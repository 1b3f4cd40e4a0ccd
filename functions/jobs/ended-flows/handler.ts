import { SQSClient } from "@aws-sdk/client-sqs";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { eachMessage } from "#shared/runtime/each-message.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { emfMetrics } from "#shared/runtime/metrics.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { countedJobs } from "../../counted-jobs.ts";
import { BrokenFlow, createEndedFlows } from "./ended-flows.ts";
import { EndedFlowsEnv } from "./env.ts";

const env = readEnv(EndedFlowsEnv);
const log = jsonLog("ended-flows");
const dynamo = documentClient();

const report = createEndedFlows({
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  jobs: countedJobs(dynamoJobStore(dynamo, env.OPERATIONS_TABLE), emfMetrics(env.STAGE)),
  runs: dynamoRunStore(dynamo, env.OPERATIONS_TABLE),
  intake: sqsQueue(new SQSClient(), env.INTAKE_QUEUE_URL),
  log,
  now: () => new Date(),
});

export const handler = lambdaHandler(eachMessage(BrokenFlow, report, log), log);
