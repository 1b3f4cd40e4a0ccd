import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { handle } from "hono/aws-lambda";
import { s3FileStore } from "#shared/adapters/s3/file-store.ts";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoAuditLog } from "#shared/store/audit-log.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { createApp } from "../api/app.ts";
import { ApiFilesEnv } from "./env.ts";
import { fileApi } from "./file-api.ts";

const env = readEnv(ApiFilesEnv);
const log = jsonLog("api-files");
const sqs = new SQSClient();

// A presigned PUT must not carry the checksum of an empty body.
const s3 = new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" });

const dynamo = documentClient();

const routes = fileApi({
  jobs: dynamoJobStore(dynamo, env.OPERATIONS_TABLE),
  files: s3FileStore(s3, env.FILES_BUCKET),
  imports: sqsQueue(sqs, env.IMPORT_QUEUE_URL),
  intake: sqsQueue(sqs, env.INTAKE_QUEUE_URL),
  suppressions: dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
  audit: dynamoAuditLog(dynamo, env.DIRECTORY_TABLE),
  now: () => new Date(),
});

export const handler = lambdaHandler(handle(createApp(routes, log)), log);
