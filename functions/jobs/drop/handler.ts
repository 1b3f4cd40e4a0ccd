import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { emfMetrics } from "#shared/runtime/metrics.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { countedJobs } from "../../counted-jobs.ts";
import { queueAt } from "../../signed-aws.ts";
import { copiesWithin } from "../../signed-files.ts";
import { createDrop } from "./drop.ts";
import { DropEnv } from "./env.ts";

const env = readEnv(DropEnv);
const log = jsonLog("drop");

const drop = createDrop({
  jobs: countedJobs(dynamoJobStore(documentClient(), env.OPERATIONS_TABLE), emfMetrics(env.STAGE)),
  copies: copiesWithin(env.FILES_BUCKET),
  imports: queueAt(env.IMPORT_QUEUE_URL),
  log,
  now: () => new Date(),
});

export const handler = lambdaHandler(drop, log);
