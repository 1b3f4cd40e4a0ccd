import { slackChat } from "#shared/adapters/slack/slack-chat.ts";
import { eachMessage } from "#shared/runtime/each-message.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoLimiter } from "#shared/store/limiter-store.ts";
import { dynamoMailServiceNotes } from "#shared/store/mail-service-notes.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoNoticeLog } from "#shared/store/notice-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoReportStore } from "#shared/store/report-store.ts";
import { linkKey } from "../link-key.ts";
import { mailRoom, patientRoom } from "../mail-room.ts";
import { wireSes } from "../ses-wiring.ts";
import { departmentSecret } from "../signed-aws.ts";
import { slackConnection } from "../slack-wiring.ts";
import { NoticesEnv } from "./env.ts";
import { BusEvent, createNotices } from "./notices.ts";

const env = readEnv(NoticesEnv);
const log = jsonLog("notices");
const dynamo = documentClient();
const now = () => new Date();
const secret = departmentSecret(env.DEPARTMENT_SECRET, now);

const room = mailRoom({
  limiter: dynamoLimiter(dynamo, env.GUARD_TABLE, now),
  notes: dynamoMailServiceNotes(dynamo, env.DIRECTORY_TABLE),
  isForNotices: true,
  now,
});

const notices = createNotices({
  approvals: dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE),
  meetings: dynamoMeetingStore(dynamo, env.OPERATIONS_TABLE),
  reports: dynamoReportStore(dynamo, env.OPERATIONS_TABLE),
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  pauses: dynamoPauses(dynamo, env.DIRECTORY_TABLE),
  jobs: dynamoJobStore(dynamo, env.OPERATIONS_TABLE),
  directory: dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE),
  signer: hmacSigner(linkKey(secret)),
  mail: wireSes({
    configurationSet: env.CONFIGURATION_SET,
    region: env.AWS_REGION,
    tenant: env.SES_TENANT,
    room: patientRoom(room, now),
    now,
  }),
  chat: slackChat({ http: createJsonHttp(), connection: slackConnection(secret) }),
  notices: dynamoNoticeLog(dynamo, env.GUARD_TABLE, now),
  publicUrl: env.PUBLIC_URL,
  from: { name: "Sales department", address: env.NOTICES_FROM },
  log,
});

export const handler = lambdaHandler(eachMessage(BusEvent, notices, log), log);
