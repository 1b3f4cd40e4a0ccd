import { SQSClient } from "@aws-sdk/client-sqs";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { emfMetrics } from "#shared/runtime/metrics.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { countedJobs } from "../../counted-jobs.ts";
import { createDuplicateCheck } from "./check-duplicate.ts";
import { LeadPipelineEnv } from "./env.ts";
import { createFinish } from "./finish.ts";
import { createSteps } from "./steps.ts";

const env = readEnv(LeadPipelineEnv);
const dynamo = documentClient();
const leads = dynamoLeadStore(dynamo, env.LEADS_TABLE);

export const handler = lambdaHandler(
  createSteps({
    checkDuplicate: createDuplicateCheck({ leads }),
    finish: createFinish({
      leads,
      jobs: countedJobs(dynamoJobStore(dynamo, env.OPERATIONS_TABLE), emfMetrics(env.STAGE)),
      runs: dynamoRunStore(dynamo, env.OPERATIONS_TABLE),
      intake: sqsQueue(new SQSClient(), env.INTAKE_QUEUE_URL),
      now: () => new Date(),
    }),
  }),
  jsonLog("lead-pipeline"),
);
