import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { eventBridgeBus } from "#shared/adapters/eventbridge/event-bus.ts";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { stepFunctionsTokens } from "#shared/adapters/step-functions/flow-tokens.ts";
import { eachMessage } from "#shared/runtime/each-message.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { linkKey } from "../link-key.ts";
import { departmentSecret } from "../signed-aws.ts";
import { createDecisions, DecisionsMessage } from "./decisions.ts";
import { DecisionsEnv } from "./env.ts";

const env = readEnv(DecisionsEnv);
const log = jsonLog("decisions");
const dynamo = documentClient();
const now = () => new Date();
const secret = departmentSecret(env.DEPARTMENT_SECRET, now);

const decisions = createDecisions({
  approvals: dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE),
  conversations: dynamoConversationStore(dynamo, env.CONVERSATIONS_TABLE),
  outbox: dynamoOutboxStore(dynamo, env.CONVERSATIONS_TABLE),
  accounts: dynamoSenderAccounts(dynamo, env.DIRECTORY_TABLE),
  signer: hmacSigner(linkKey(secret)),
  tokens: stepFunctionsTokens(new SFNClient()),
  outreach: sqsQueue(new SQSClient(), env.OUTREACH_QUEUE_URL),
  bus: eventBridgeBus(new EventBridgeClient(), env.EVENT_BUS),
  log,
  now,
});

export const handler = lambdaHandler(eachMessage(DecisionsMessage, decisions, log), log);
