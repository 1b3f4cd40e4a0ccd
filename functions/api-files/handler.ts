import { S3Client } from "@aws-sdk/client-s3";
import { handle } from "hono/aws-lambda";
import { s3FileStore } from "#shared/adapters/s3/file-store.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { problemPage } from "../api/pages/problem-page.ts";
import { createApp } from "../http/app.ts";
import { queueAt } from "../signed-aws.ts";
import { copiesWithin } from "../signed-files.ts";
import { ApiFilesEnv } from "./env.ts";
import { fileApi } from "./file-api.ts";

const env = readEnv(ApiFilesEnv);
const log = jsonLog("api-files");

// A presigned PUT must not carry the checksum of an empty body.
const s3 = new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" });

const routes = fileApi({
  jobs: dynamoJobStore(documentClient(), env.OPERATIONS_TABLE),
  files: s3FileStore(s3, env.FILES_BUCKET),
  copies: copiesWithin(env.FILES_BUCKET),
  imports: queueAt(env.IMPORT_QUEUE_URL),
  intake: queueAt(env.INTAKE_QUEUE_URL),
  now: () => new Date(),
});

export const handler = lambdaHandler(handle(createApp(routes, log, problemPage)), log);
