import { handle } from "hono/aws-lambda";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoAuditLog } from "#shared/store/audit-log.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoMailServiceNotes } from "#shared/store/mail-service-notes.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { problemPage } from "../api/pages/problem-page.ts";
import { askMayContact } from "../ask-may-contact.ts";
import { createApp } from "../http/app.ts";
import { mirroredSuppressions } from "../mirrored-suppressions.ts";
import { busNamed, queueAt } from "../signed-aws.ts";
import { ApiSendingEnv } from "./env.ts";
import { sendingApi } from "./sending-api.ts";

const env = readEnv(ApiSendingEnv);
const log = jsonLog("api-sending");
const dynamo = documentClient();
const now = () => new Date();
const conversations = dynamoConversationStore(dynamo, env.CONVERSATIONS_TABLE);
const outbox = dynamoOutboxStore(dynamo, env.CONVERSATIONS_TABLE);
const settings = dynamoSettingsStore(dynamo, env.DIRECTORY_TABLE);
const directory = dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE);
const pauses = dynamoPauses(dynamo, env.DIRECTORY_TABLE);
const accounts = dynamoSenderAccounts(dynamo, env.DIRECTORY_TABLE, now);
const suppressions = mirroredSuppressions(
  dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
  queueAt(env.LINES_QUEUE_URL),
);

const stores = { conversations, outbox, accounts, suppressions, pauses, directory };

const routes = sendingApi({
  ...stores,
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  approvals: dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE),
  mayContact: askMayContact({ ...stores, settings, now }),
  audit: dynamoAuditLog(dynamo, env.DIRECTORY_TABLE),
  outcomes: dynamoOutcomeLog(dynamo, env.OPERATIONS_TABLE),
  tasks: dynamoTaskStore(dynamo, env.OPERATIONS_TABLE),
  mailServiceNotes: dynamoMailServiceNotes(dynamo, env.DIRECTORY_TABLE),
  lines: queueAt(env.LINES_QUEUE_URL),
  bus: busNamed(env.EVENT_BUS),
  jobs: dynamoJobStore(dynamo, env.OPERATIONS_TABLE),
  now,
});

export const handler = lambdaHandler(handle(createApp(routes, log, problemPage)), log);
