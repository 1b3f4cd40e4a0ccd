import { S3Client } from "@aws-sdk/client-s3";
import { s3FileWriter } from "#shared/adapters/s3/file-writer.ts";
import { eachMessage } from "#shared/runtime/each-message.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { ExportEnv } from "./env.ts";
import { createExport, ExportMessage } from "./export.ts";

const env = readEnv(ExportEnv);
const log = jsonLog("export");
const dynamo = documentClient();

const exportJob = createExport({
  jobs: dynamoJobStore(dynamo, env.OPERATIONS_TABLE),
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  files: s3FileWriter(new S3Client(), env.FILES_BUCKET),
  log,
});

export const handler = lambdaHandler(eachMessage(ExportMessage, exportJob, log), log);
