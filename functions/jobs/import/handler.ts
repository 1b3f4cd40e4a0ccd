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
import { queueAt } from "../../signed-aws.ts";
import { filesIn } from "../../signed-files.ts";
import { ImportEnv } from "./env.ts";
import { createImport, ImportMessage } from "./import.ts";

const env = readEnv(ImportEnv);
const log = jsonLog("import");
const dynamo = documentClient();

const importFile = createImport({
  jobs: countedJobs(dynamoJobStore(dynamo, env.OPERATIONS_TABLE), emfMetrics(env.STAGE)),
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  files: filesIn(env.FILES_BUCKET),
  imports: queueAt(env.IMPORT_QUEUE_URL),
  intake: queueAt(env.INTAKE_QUEUE_URL),
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
