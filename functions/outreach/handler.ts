import { segmentOfLead } from "#shared/domain/leads/segment-of-lead.ts";
import { chooseArm } from "#shared/domain/reporting/choose-arm.ts";
import { seededDraw } from "#shared/domain/reporting/random-draws.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoArmBoard } from "#shared/store/arm-board.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { askMayContact } from "../ask-may-contact.ts";
import { linkKey } from "../link-key.ts";
import { queuedAgent } from "../queued-agent.ts";
import { recordedRuleAgent, wireRuleAgent } from "../rule-agent.ts";
import { OutreachEnv } from "./env.ts";
import { createOutreach } from "./outreach.ts";
import { OutreachMessage, outreachInvocation } from "./outreach-message.ts";

const env = readEnv(OutreachEnv);
const wiring = wireRuleAgent(env, "outreach");
const { dynamo, secret, bus, log, now } = wiring;
const settings = dynamoSettingsStore(dynamo, env.DIRECTORY_TABLE);
const conversations = dynamoConversationStore(dynamo, env.CONVERSATIONS_TABLE);
const directory = dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE);
const outbox = dynamoOutboxStore(dynamo, env.CONVERSATIONS_TABLE);
const board = dynamoArmBoard(dynamo, env.OPERATIONS_TABLE);

const agent = createOutreach({
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  conversations,
  outbox,
  directory,
  settings,
  approvals: dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE),
  signer: hmacSigner(linkKey(secret)),
  bus,
  mayContact: askMayContact({
    conversations,
    outbox,
    directory,
    settings,
    accounts: dynamoSenderAccounts(dynamo, env.DIRECTORY_TABLE, now),
    suppressions: dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
    pauses: dynamoPauses(dynamo, env.DIRECTORY_TABLE),
    now,
  }),
  chooseVariant: async (campaign, lead) =>
    chooseArm(campaign, seededDraw(lead.id), {
      segment: segmentOfLead(lead),
      board: await board.read(),
    }),
  now,
});

export const handler = queuedAgent(
  lambdaHandler(
    recordedRuleAgent(wiring, agent, () => undefined),
    log,
  ),
  OutreachMessage,
  (message) => outreachInvocation(message, now()),
  log,
);
