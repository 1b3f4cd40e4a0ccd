import { handle } from "hono/aws-lambda";
import { readEnv } from "#shared/runtime/env.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationLists } from "#shared/store/conversation-lists.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoCorrectionLog } from "#shared/store/correction-log.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoReportStore } from "#shared/store/report-store.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { problemPage } from "../api/pages/problem-page.ts";
import { askMayContact } from "../ask-may-contact.ts";
import { busyTimes } from "../calendar-wiring.ts";
import { createDecideApproval } from "../decide-approval.ts";
import { createApp } from "../http/app.ts";
import { linkKey } from "../link-key.ts";
import { busNamed, departmentSecret, flowStarts, queueAt } from "../signed-aws.ts";
import { deskApi } from "./desk-api.ts";
import { ApiDeskEnv } from "./env.ts";

const env = readEnv(ApiDeskEnv);
const log = jsonLog("api-desk");
const dynamo = documentClient();
const now = () => new Date();
const secret = departmentSecret(env.DEPARTMENT_SECRET, now);
const leads = dynamoLeadStore(dynamo, env.LEADS_TABLE);
const conversations = {
  ...dynamoConversationStore(dynamo, env.CONVERSATIONS_TABLE),
  ...dynamoConversationLists(dynamo, env.CONVERSATIONS_TABLE),
};
const meetingStore = dynamoMeetingStore(dynamo, env.OPERATIONS_TABLE);
const outbox = dynamoOutboxStore(dynamo, env.CONVERSATIONS_TABLE);
const settings = dynamoSettingsStore(dynamo, env.DIRECTORY_TABLE);
const approvals = dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE);
const directory = dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE);
const pauses = dynamoPauses(dynamo, env.DIRECTORY_TABLE);
const suppressions = dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE);
const accounts = dynamoSenderAccounts(dynamo, env.DIRECTORY_TABLE, now);

const stores = { conversations, outbox, accounts, suppressions, pauses, directory };

const routes = deskApi({
  ...stores,
  leads,
  meetingStore,
  signer: hmacSigner(linkKey(secret)),
  approvals,
  decide: createDecideApproval({
    approvals,
    decisions: queueAt(env.DECISIONS_QUEUE_URL),
    busy: busyTimes({ meetings: meetingStore, secret, now }),
    now,
  }),
  mayContact: askMayContact({ ...stores, settings, now }),
  corrections: dynamoCorrectionLog(dynamo, env.OPERATIONS_TABLE),
  outcomes: dynamoOutcomeLog(dynamo, env.OPERATIONS_TABLE),
  reports: dynamoReportStore(dynamo, env.OPERATIONS_TABLE),
  tasks: dynamoTaskStore(dynamo, env.OPERATIONS_TABLE),
  replies: queueAt(env.REPLIES_QUEUE_URL),
  flows: flowStarts({ "lead-pipeline": env.LEAD_PIPELINE }),
  bus: busNamed(env.EVENT_BUS),
  now,
});

export const handler = lambdaHandler(handle(createApp(routes, log, problemPage)), log);
