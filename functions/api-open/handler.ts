import { SQSClient } from "@aws-sdk/client-sqs";
import { handle } from "hono/aws-lambda";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { problemPage } from "../api/pages/problem-page.ts";
import { busyTimes } from "../calendar-wiring.ts";
import { createDecideApproval } from "../decide-approval.ts";
import { createApp } from "../http/app.ts";
import { linkKey } from "../link-key.ts";
import { departmentSecret } from "../signed-aws.ts";
import { slackButtons } from "../slack-wiring.ts";
import { ApiOpenEnv } from "./env.ts";
import { openRoutes } from "./routes.ts";

const env = readEnv(ApiOpenEnv);
const log = jsonLog("api-open");
const dynamo = documentClient();
const now = () => new Date();
const secret = departmentSecret(env.DEPARTMENT_SECRET, now);
const approvals = dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE);
const meetings = dynamoMeetingStore(dynamo, env.OPERATIONS_TABLE);
const busy = busyTimes({ meetings, secret, now });
const decisions = sqsQueue(new SQSClient(), env.DECISIONS_QUEUE_URL);

const routes = openRoutes({
  suppressions: dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
  conversations: dynamoConversationStore(dynamo, env.CONVERSATIONS_TABLE),
  outbox: dynamoOutboxStore(dynamo, env.CONVERSATIONS_TABLE),
  outcomes: dynamoOutcomeLog(dynamo, env.OPERATIONS_TABLE),
  tasks: dynamoTaskStore(dynamo, env.OPERATIONS_TABLE),
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  signer: hmacSigner(linkKey(secret)),
  approvals,
  directory: dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE),
  decide: createDecideApproval({ approvals, decisions, busy, now }),
  ...slackButtons(secret, now),
  log,
  now,
});

export const handler = lambdaHandler(handle(createApp(routes, log, problemPage)), log);
