import { SQSClient } from "@aws-sdk/client-sqs";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { eachMessage } from "#shared/runtime/each-message.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { DeliveryEvent } from "./delivery-event.ts";
import { createDeliveryEvents } from "./delivery-events.ts";
import { DeliveryEventsEnv } from "./env.ts";

const env = readEnv(DeliveryEventsEnv);
const log = jsonLog("delivery-events");
const dynamo = documentClient();

const take = createDeliveryEvents({
  conversations: dynamoConversationStore(dynamo, env.CONVERSATIONS_TABLE),
  outbox: dynamoOutboxStore(dynamo, env.CONVERSATIONS_TABLE),
  suppressions: dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
  outcomes: dynamoOutcomeLog(dynamo, env.OPERATIONS_TABLE),
  approvals: dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE),
  tasks: dynamoTaskStore(dynamo, env.OPERATIONS_TABLE),
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  lines: sqsQueue(new SQSClient(), env.LINES_QUEUE_URL),
  log,
  now: () => new Date(),
});

export const handler = lambdaHandler(eachMessage(DeliveryEvent, take, log), log);
