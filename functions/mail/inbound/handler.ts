import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SQSClient } from "@aws-sdk/client-sqs";
import { eventBridgeBus } from "#shared/adapters/eventbridge/event-bus.ts";
import { parseMail } from "#shared/adapters/mime/parse-mail.ts";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { eachMessage } from "#shared/runtime/each-message.ts";
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
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { dynamoUnreadMailLog } from "#shared/store/unread-mail-log.ts";
import { linkKey } from "../../link-key.ts";
import { mirroredSuppressions } from "../../mirrored-suppressions.ts";
import { departmentSecret } from "../../signed-aws.ts";
import { filesIn } from "../../signed-files.ts";
import { InboundMailEnv } from "./env.ts";
import { createInbound, MailArrived } from "./inbound.ts";

const env = readEnv(InboundMailEnv);
const log = jsonLog("inbound-mail");
const now = () => new Date();
const dynamo = documentClient();
const sqs = new SQSClient();

const take = createInbound({
  files: filesIn(env.MAIL_BUCKET),
  parse: parseMail,
  conversations: dynamoConversationStore(dynamo, env.CONVERSATIONS_TABLE),
  outbox: dynamoOutboxStore(dynamo, env.CONVERSATIONS_TABLE),
  suppressions: mirroredSuppressions(
    dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
    sqsQueue(sqs, env.LINES_QUEUE_URL),
  ),
  outcomes: dynamoOutcomeLog(dynamo, env.OPERATIONS_TABLE),
  approvals: dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE),
  tasks: dynamoTaskStore(dynamo, env.OPERATIONS_TABLE),
  meetingStore: dynamoMeetingStore(dynamo, env.OPERATIONS_TABLE),
  accounts: dynamoSenderAccounts(dynamo, env.DIRECTORY_TABLE, now),
  directory: dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE),
  unread: dynamoUnreadMailLog(dynamo, env.OPERATIONS_TABLE, now),
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  replies: sqsQueue(sqs, env.REPLIES_QUEUE_URL),
  meetings: sqsQueue(sqs, env.MEETINGS_QUEUE_URL),
  lines: sqsQueue(sqs, env.LINES_QUEUE_URL),
  bus: eventBridgeBus(new EventBridgeClient(), env.EVENT_BUS),
  signer: hmacSigner(linkKey(departmentSecret(env.DEPARTMENT_SECRET, now))),
  inboundDomain: env.INBOUND_DOMAIN,
  receivingHost: env.RECEIVING_HOST,
  log,
  now,
});

export const handler = lambdaHandler(eachMessage(MailArrived, take, log), log);
