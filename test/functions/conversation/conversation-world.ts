import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { defaultKnowledge } from "#shared/domain/knowledge/default-knowledge.ts";
import type { KnowledgeEntry } from "#shared/domain/knowledge/knowledge-entry.ts";
import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { readByRules } from "#shared/domain/replies/read-by-rules.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { Ask } from "#shared/models/question.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { askedReading } from "../../../functions/conversation/asked-reading.ts";
import { createConversation } from "../../../functions/conversation/conversation.ts";
import type { ArrangeMeeting, ConversationDeps } from "../../../functions/conversation/turn.ts";
import { agentRun } from "../../support/agent-run.ts";
import { aLead } from "../../support/builders.ts";
import { collectedQueue } from "../../support/collected-queue.ts";
import { aReply, aTalk } from "../../support/conversation-builders.ts";
import type { EmbeddedDynamo } from "../../support/embedded-dynamo.ts";
import { rulesAsk } from "../../support/fake-ask.ts";
import { memoryLeads } from "../../support/memory-leads.ts";
import { aSenderAccount } from "../../support/outreach-builders.ts";

export type WorldOptions = {
  readonly conversation?: Partial<Conversation>;
  readonly campaign?: Partial<CampaignSettings>;
  readonly knowledge?: readonly KnowledgeEntry[];
  readonly ask?: Ask;
  readonly other?: Partial<ConversationDeps>;
};

/** The agent over the real stores, with one lead and its conversation. */
export async function conversationWorld(
  { client, table }: EmbeddedDynamo,
  options: WorldOptions = {},
) {
  const directoryTable = await table("directory");
  const conversationsTable = await table("conversations");
  const operations = await table("operations");
  const now = () => new Date("2026-11-20T10:05:00Z");
  const conversations = dynamoConversationStore(client, conversationsTable);
  const outbox = dynamoOutboxStore(client, conversationsTable);
  const suppressions = dynamoSuppressionList(client, directoryTable);
  const approvals = dynamoApprovalStore(client, operations);
  const accounts = dynamoSenderAccounts(client, directoryTable, now);
  const directory = dynamoDepartmentDirectory(client, directoryTable);
  const outcomes = dynamoOutcomeLog(client, operations);
  const meetings = collectedQueue<ArrangeMeeting>();
  const said: DepartmentEvent[] = [];
  await conversations.begin(aTalk(options.conversation));
  await accounts.save(aSenderAccount());
  await directory.saveCampaign({
    ...(await directory.campaign("direct")),
    mayAutoReply: true,
    ...options.campaign,
  });

  const deps: ConversationDeps = {
    conversations,
    outbox,
    suppressions,
    tasks: dynamoTaskStore(client, operations),
    approvals,
    accounts,
    leads: memoryLeads({
      lead: aLead({
        company: { name: "Kestrel Bearings Ltd.", country: "GB", industry: "bearings" },
      }),
    }),
    knowledge: { list: async () => options.knowledge ?? defaultKnowledge },
    settings: { sellerProfile: async () => defaultSeller },
    directory,
    meetings,
    outcomes,
    signer: hmacSigner(async () => "a key for tests"),
    bus: { say: async (event) => void said.push(event) },
    readReply: askedReading({ read: async (reply) => readByRules(reply) }),
    now,
    ...options.other,
  };
  const agent = createConversation(deps);
  const run = agentRun(options.ask ?? rulesAsk());

  return {
    conversations,
    outbox,
    suppressions,
    approvals,
    accounts,
    meetings,
    outcomes,
    said,
    deps,
    run,
    conversation: async () => {
      const found = await conversations.find("lead-1");
      if (!found) throw new Error("the conversation is gone");
      return found;
    },
    /** Has the prospect write, and the agent handle it. */
    async hears(message: Partial<ConversationMessage> = {}) {
      const reply = aReply(message);
      await conversations.addMessage(reply);
      return agent.run({ leadId: reply.leadId, messageId: reply.id }, run);
    },
    handles: (messageId: string) => agent.run({ leadId: "lead-1", messageId }, run),
  };
}
