import { SQSClient } from "@aws-sdk/client-sqs";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { emfMetrics } from "#shared/runtime/metrics.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { countedJobs } from "../../counted-jobs.ts";
import { createDrop } from "./drop.ts";
import { DropEnv } from "./env.ts";

const env = readEnv(DropEnv);
const log = jsonLog("drop");

const drop = createDrop({
  jobs: countedJobs(dynamoJobStore(documentClient(), env.OPERATIONS_TABLE), emfMetrics(env.STAGE)),
  imports: sqsQueue(new SQSClient(), env.IMPORT_QUEUE_URL),
  log,
  now: () => new Date(),
});

export const handler = lambdaHandler(drop, log);
