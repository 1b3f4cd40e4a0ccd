import { eachMessage } from "#shared/runtime/each-message.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoConversationLists } from "#shared/store/conversation-lists.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoLimiter } from "#shared/store/limiter-store.ts";
import { dynamoMailServiceNotes } from "#shared/store/mail-service-notes.ts";
import { dynamoOutboxClaims } from "#shared/store/outbox-claim.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { askMayContact } from "../ask-may-contact.ts";
import { linkKey } from "../link-key.ts";
import { linkedInFor } from "../linkedin-for.ts";
import { mailRoom } from "../mail-room.ts";
import { mailTransports } from "../mail-transports.ts";
import { mirroredSuppressions } from "../mirrored-suppressions.ts";
import { wireSes } from "../ses-wiring.ts";
import { busNamed, departmentSecret, queueAt } from "../signed-aws.ts";
import { SendingEnv } from "./env.ts";
import { createSending, SendingMessage } from "./sending.ts";

const env = readEnv(SendingEnv);
const log = jsonLog("sending");
const now = () => new Date();
const dynamo = documentClient();
const secret = departmentSecret(env.DEPARTMENT_SECRET, now);
const signer = hmacSigner(linkKey(secret));
const stores = {
  conversations: {
    ...dynamoConversationStore(dynamo, env.CONVERSATIONS_TABLE),
    ...dynamoConversationLists(dynamo, env.CONVERSATIONS_TABLE),
  },
  outbox: {
    ...dynamoOutboxStore(dynamo, env.CONVERSATIONS_TABLE),
    ...dynamoOutboxClaims(dynamo, {
      conversations: env.CONVERSATIONS_TABLE,
      directory: env.DIRECTORY_TABLE,
    }),
  },
  accounts: dynamoSenderAccounts(dynamo, env.DIRECTORY_TABLE, now),
  suppressions: mirroredSuppressions(
    dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
    queueAt(env.LINES_QUEUE_URL),
  ),
  pauses: dynamoPauses(dynamo, env.DIRECTORY_TABLE),
  directory: dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE),
  settings: dynamoSettingsStore(dynamo, env.DIRECTORY_TABLE),
};

const tasks = dynamoTaskStore(dynamo, env.OPERATIONS_TABLE);

const send = createSending({
  ...stores,
  leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
  outcomes: dynamoOutcomeLog(dynamo, env.OPERATIONS_TABLE),
  mayContact: askMayContact({ ...stores, now }),
  mailTransport: mailTransports({
    ses: wireSes({
      configurationSet: env.CONFIGURATION_SET,
      region: env.AWS_REGION,
      tenant: env.SES_TENANT,
      room: mailRoom({
        limiter: dynamoLimiter(dynamo, env.GUARD_TABLE, now),
        notes: dynamoMailServiceNotes(dynamo, env.DIRECTORY_TABLE),
        isForNotices: false,
        now,
      }),
      now,
    }),
    secret,
    signer,
    inboundDomain: env.INBOUND_DOMAIN,
    now,
  }),
  ...linkedInFor({ secret, accounts: stores.accounts, tasks, http: createJsonHttp(), now }),
  tasks,
  signer,
  bus: busNamed(env.EVENT_BUS),
  outreach: queueAt(env.OUTREACH_QUEUE_URL),
  replies: queueAt(env.REPLIES_QUEUE_URL),
  inboundDomain: env.INBOUND_DOMAIN,
  publicUrl: env.PUBLIC_URL,
  log,
  now,
});

export const handler = lambdaHandler(eachMessage(SendingMessage, send, log), log);
