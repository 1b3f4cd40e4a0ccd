import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { s3FileReader } from "#shared/adapters/s3/file-reader.ts";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { eachMessage } from "#shared/runtime/each-message.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { emfMetrics } from "#shared/runtime/metrics.ts";
import { timeLeft } from "#shared/runtime/time-left.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { countedJobs } from "../../counted-jobs.ts";
import { ImportEnv } from "./env.ts";
import { createImport, ImportMessage } from "./import.ts";

const env = readEnv(ImportEnv);
const log = jsonLog("import");
const dynamo = documentClient();
const sqs = new SQSClient();

const importFile = createImport({
  jobs: countedJobs(dynamoJobStore(dynamo, env.OPERATIONS_TABLE), emfMetrics(env.STAGE)),
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  files: s3FileReader(new S3Client(), env.FILES_BUCKET),
  imports: sqsQueue(sqs, env.IMPORT_QUEUE_URL),
  intake: sqsQueue(sqs, env.INTAKE_QUEUE_URL),
  batchSize: 1_000,
  log,
  now: () => new Date(),
});

export const handler = lambdaHandler(
  timeLeft(60_000, (mayGoOn) =>
    eachMessage(ImportMessage, (message) => importFile(message, mayGoOn), log),
  ),
  log,
);
