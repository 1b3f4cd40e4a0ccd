import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { stepFunctionsFlows } from "#shared/adapters/step-functions/flows.ts";
import { eachMessage } from "#shared/runtime/each-message.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { emfMetrics } from "#shared/runtime/metrics.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { countedJobs } from "../../counted-jobs.ts";
import { IntakeEnv } from "./env.ts";
import { createIntake, IntakeMessage } from "./intake.ts";

const env = readEnv(IntakeEnv);
const log = jsonLog("intake");
const sqs = new SQSClient();

const intake = createIntake({
  jobs: countedJobs(dynamoJobStore(documentClient(), env.OPERATIONS_TABLE), emfMetrics(env.STAGE)),
  flows: stepFunctionsFlows(new SFNClient(), { "lead-pipeline": env.LEAD_PIPELINE }),
  imports: sqsQueue(sqs, env.IMPORT_QUEUE_URL),
  exports: sqsQueue(sqs, env.EXPORT_QUEUE_URL),
  concurrency: env.PIPELINE_CONCURRENCY,
  log,
  now: () => new Date(),
});

export const handler = lambdaHandler(eachMessage(IntakeMessage, intake, log), log);
