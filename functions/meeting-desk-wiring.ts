import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { icalInvitation } from "#shared/adapters/ical/ical-invitation.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import { connectedCalendar } from "./calendar-wiring.ts";
import { linkKey } from "./link-key.ts";

export type DeskTables = {
  readonly LEADS_TABLE: string;
  readonly CONVERSATIONS_TABLE: string;
  readonly OPERATIONS_TABLE: string;
  readonly DIRECTORY_TABLE: string;
};

/** What books, moves and ends meetings needs, in whichever function it is done. */
export function wireMeetingDesk(
  dynamo: DynamoDBDocumentClient,
  env: DeskTables,
  secret: () => Promise<DepartmentSecret>,
  now: () => Date,
) {
  const meetings = dynamoMeetingStore(dynamo, env.OPERATIONS_TABLE);
  return {
    leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
    conversations: dynamoConversationStore(dynamo, env.CONVERSATIONS_TABLE),
    meetings,
    outbox: dynamoOutboxStore(dynamo, env.CONVERSATIONS_TABLE),
    accounts: dynamoSenderAccounts(dynamo, env.DIRECTORY_TABLE),
    calendar: connectedCalendar({ meetings, secret, now }),
    settings: dynamoSettingsStore(dynamo, env.DIRECTORY_TABLE),
    outcomes: dynamoOutcomeLog(dynamo, env.OPERATIONS_TABLE),
    signer: hmacSigner(linkKey(secret)),
    invitation: icalInvitation,
    now,
  };
}
