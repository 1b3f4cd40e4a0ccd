import { handle } from "hono/aws-lambda";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoAuditLog } from "#shared/store/audit-log.ts";
import { dynamoCorrectionLog } from "#shared/store/correction-log.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoMailServiceNotes } from "#shared/store/mail-service-notes.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoReportStore } from "#shared/store/report-store.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { askMayContact } from "../ask-may-contact.ts";
import { createDecideApproval } from "../decide-approval.ts";
import { createApp } from "../http/app.ts";
import { wireMeetingDesk } from "../meeting-desk-wiring.ts";
import { mirroredSuppressions } from "../mirrored-suppressions.ts";
import { busNamed, departmentSecret, queueAt } from "../signed-aws.ts";
import { deskApi } from "./desk-api.ts";
import { ApiDeskEnv } from "./env.ts";

const env = readEnv(ApiDeskEnv);
const log = jsonLog("api-desk");
const dynamo = documentClient();
const now = () => new Date();
const secret = departmentSecret(env.DEPARTMENT_SECRET, now);
const desk = wireMeetingDesk(dynamo, env, secret, now);
const approvals = dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE);
const directory = dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE);
const pauses = dynamoPauses(dynamo, env.DIRECTORY_TABLE);
const suppressions = mirroredSuppressions(
  dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
  queueAt(env.LINES_QUEUE_URL),
);
const accounts = dynamoSenderAccounts(dynamo, env.DIRECTORY_TABLE, now);

const routes = deskApi({
  ...desk,
  desk,
  meetingStore: desk.meetings,
  accounts,
  approvals,
  directory,
  pauses,
  suppressions,
  decide: createDecideApproval({
    approvals,
    decisions: queueAt(env.DECISIONS_QUEUE_URL),
    now,
  }),
  mayContact: askMayContact({ ...desk, accounts, suppressions, pauses, directory }),
  audit: dynamoAuditLog(dynamo, env.DIRECTORY_TABLE),
  corrections: dynamoCorrectionLog(dynamo, env.OPERATIONS_TABLE),
  reports: dynamoReportStore(dynamo, env.OPERATIONS_TABLE),
  tasks: dynamoTaskStore(dynamo, env.OPERATIONS_TABLE),
  mailServiceNotes: dynamoMailServiceNotes(dynamo, env.DIRECTORY_TABLE),
  lines: queueAt(env.LINES_QUEUE_URL),
  replies: queueAt(env.REPLIES_QUEUE_URL),
  bus: busNamed(env.EVENT_BUS),
  jobs: dynamoJobStore(dynamo, env.OPERATIONS_TABLE),
});

export const handler = lambdaHandler(handle(createApp(routes, log)), log);
