import { remoteReplyReader } from "#shared/adapters/reply-reader/reply-reader.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoKnowledgeStore } from "#shared/store/knowledge-store.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSuppressing } from "#shared/store/suppressing.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import type { AgentWiring } from "./agent-wiring.ts";
import type { AnswerCallDeps } from "./conversation/answer-call.ts";
import { askedReading } from "./conversation/asked-reading.ts";
import type { ConversationEnv } from "./conversation/env.ts";
import { functionCaller } from "./function-caller.ts";
import { linkKey } from "./link-key.ts";
import { queueAt } from "./signed-aws.ts";

/** What a conversation is held with, in writing and on a call. */
export function conversationWiring(
  env: ConversationEnv,
  { dynamo, leads, settings, secret, bus, now }: AgentWiring,
): Omit<AnswerCallDeps, "run"> {
  const { CONVERSATIONS_TABLE: conversations, DIRECTORY_TABLE: directory } = env;
  return {
    conversations: dynamoConversationStore(dynamo, conversations),
    outbox: dynamoOutboxStore(dynamo, conversations),
    suppressions: dynamoSuppressing(dynamo, directory),
    tasks: dynamoTaskStore(dynamo, env.OPERATIONS_TABLE),
    approvals: dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE),
    accounts: dynamoSenderAccounts(dynamo, directory),
    leads,
    knowledge: dynamoKnowledgeStore(dynamo, directory),
    settings,
    directory: dynamoDepartmentDirectory(dynamo, directory),
    meetings: queueAt(env.MEETINGS_QUEUE_URL),
    outcomes: dynamoOutcomeLog(dynamo, env.OPERATIONS_TABLE),
    signer: hmacSigner(linkKey(secret)),
    bus,
    readReply: askedReading(remoteReplyReader(functionCaller(), env.REPLY_READER_FUNCTION)),
    now,
  };
}
