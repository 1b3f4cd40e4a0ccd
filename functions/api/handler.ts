import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { handle } from "hono/aws-lambda";
import { lambdaCaller } from "#shared/adapters/lambda/function-caller.ts";
import { s3FileStore } from "#shared/adapters/s3/file-store.ts";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { stepFunctionsFlows } from "#shared/adapters/step-functions/flows.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { dynamoTestRunStore } from "#shared/store/test-run-store.ts";
import { createApp } from "./app.ts";
import { ApiEnv } from "./env.ts";
import { agentRoutes } from "./routes/agents.ts";
import { withDocs } from "./routes/docs.ts";
import { healthRoutes } from "./routes/health.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { leadRoutes } from "./routes/leads.ts";
import { testPipelineRoutes } from "./routes/test-pipeline.ts";

const env = readEnv(ApiEnv);
const log = jsonLog("api");
const now = () => new Date();
const dynamo = documentClient();
const sqs = new SQSClient();

const leads = dynamoLeadStore(dynamo, env.LEADS_TABLE);
const jobs = dynamoJobStore(dynamo, env.OPERATIONS_TABLE);
const runs = dynamoRunStore(dynamo, env.OPERATIONS_TABLE);
const flows = stepFunctionsFlows(new SFNClient(), {
  "lead-pipeline": env.LEAD_PIPELINE,
  "growth-loop": env.GROWTH_LOOP,
  marketing: env.MARKETING_FLOW,
});

const app = createApp(
  withDocs([
    ...healthRoutes({ stage: env.STAGE, ping: async () => void (await jobs.find("health-check")) }),
    ...jobRoutes({
      jobs,
      // A presigned PUT must not carry the checksum of an empty body.
      files: s3FileStore(
        new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" }),
        env.FILES_BUCKET,
      ),
      imports: sqsQueue(sqs, env.IMPORT_QUEUE_URL),
      intake: sqsQueue(sqs, env.INTAKE_QUEUE_URL),
      now,
    }),
    // Before leads/{id}, which would take "test-pipeline" for an id.
    ...testPipelineRoutes({
      leads,
      runs,
      testRuns: dynamoTestRunStore(dynamo, env.OPERATIONS_TABLE),
      flows,
      now,
    }),
    ...leadRoutes({ leads, now }),
    ...agentRoutes({
      leads,
      runs,
      flows,
      functions: lambdaCaller(new LambdaClient()),
      functionNames: {
        qualification: env.QUALIFICATION_FUNCTION,
        enrichment: env.ENRICHMENT_FUNCTION,
      },
    }),
  ]),
  log,
);

export const handler = lambdaHandler(handle(app), log);
