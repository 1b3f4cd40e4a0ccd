import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { parseMail } from "#shared/adapters/mime/parse-mail.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { InboundMail } from "#shared/domain/mail/inbound-mail.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { dynamoUnreadMailLog } from "#shared/store/unread-mail-log.ts";
import { createDeliveryEvents } from "../../functions/mail/delivery-events/delivery-events.ts";
import { createInbound } from "../../functions/mail/inbound/inbound.ts";
import { aLead } from "./builders.ts";
import { collectedQueue } from "./collected-queue.ts";
import type { EmbeddedDynamo } from "./embedded-dynamo.ts";
import { memoryFiles } from "./memory-files.ts";
import { aConversation, anOutboxEntry, aSenderAccount } from "./outreach-builders.ts";
import { quietLog } from "./quiet-log.ts";

export const gareth = "gareth.oduya@kestrel-bearings.example";

/** A mail as it stands in the bucket; headers given replace those it would have, an empty one leaves it out. */
export function rawMail(headers: Record<string, string>, body = "Sounds good."): string {
  const all = {
    From: `Gareth Oduya <${gareth}>`,
    To: "Ines Moreau <reply+tokenlead1@inbound.seller.example>",
    Subject: "Re: Two sites, one stock",
    "Message-ID": "<answer-1@kestrel-bearings.example>",
    Date: "Fri, 20 Nov 2026 09:30:00 +0000",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value ? [`${name}: ${value}`] : [],
  );
  return [...lines, "", body].join("\r\n").replace(/\r?\n/g, "\r\n");
}

/** A delivery status about a mail of ours. */
export function rawBounce(of: {
  messageId: string;
  status: string;
  diagnostic: string;
  headers?: Record<string, string>;
  returned?: string;
}): string {
  return rawMail(
    {
      From: "Mail Delivery System <MAILER-DAEMON@mx.kestrel-bearings.example>",
      To: "ines.moreau@tidewater-planning.example",
      Subject: "Undelivered Mail Returned to Sender",
      "Message-ID": `<bounce-${of.messageId}>`,
      "Content-Type": 'multipart/report; report-type=delivery-status; boundary="b"',
      ...of.headers,
    },
    `--b\nContent-Type: text/plain\n\nI could not deliver it.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.kestrel-bearings.example\n\nFinal-Recipient: rfc822; ${gareth}\nAction: failed\nStatus: ${of.status}\nDiagnostic-Code: smtp; ${of.diagnostic}\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${of.messageId}>\nTo: ${gareth}\n${of.returned ?? ""}\n--b--\n`,
  );
}

export async function parsed(raw: string): Promise<InboundMail> {
  const result = await parseMail(Buffer.from(raw));
  if (result.kind === "unreadable") throw new Error(result.reason);
  return result.mail;
}

/** The two functions over real stores, with one lead that was written to once. */
export async function mailDesk(
  dynamo: EmbeddedDynamo,
  given: {
    conversation?: Partial<Conversation>;
    entries?: readonly Partial<OutboxEntry>[];
    lead?: Partial<Lead>;
  } = {},
) {
  const tables = await tablesIn(dynamo);
  const clock = { at: new Date("2026-11-20T10:00:00Z") };
  const stores = storesOf(dynamo.client, tables);
  await stores.accounts.save(aSenderAccount());
  const conversation = aConversation(given.conversation);
  await stores.leads.add(
    aLead({ company: { name: "Kestrel", industry: "Bearings" }, ...given.lead }),
    [`email:${gareth}`],
  );
  await stores.conversations.begin(conversation);
  for (const entry of given.entries ?? [{ status: "sent" as const }]) {
    await stores.outbox.plan(anOutboxEntry(entry));
  }
  const signer = hmacSigner(async () => "the-key");
  const said: DepartmentEvent[] = [];
  const files = memoryFiles();
  const replies = collectedQueue<{ leadId: string; messageId: string }>();
  const meetings = collectedQueue<{ kind: "answered"; leadId: string; messageId: string }>();
  const lines = collectedQueue<{ kind: "check" }>();
  const deps = {
    ...stores,
    files,
    replies,
    meetings,
    lines,
    signer,
    directory: dynamoDepartmentDirectory(dynamo.client, tables.directory),
    unread: dynamoUnreadMailLog(dynamo.client, tables.operations, () => clock.at),
    parse: parseMail,
    bus: { say: async (event: DepartmentEvent) => void said.push(event) },
    inboundDomain: "inbound.seller.example",
    receivingHost: "amazonses.com",
    log: quietLog,
    now: () => clock.at,
  };
  const inbound = createInbound(deps);
  return {
    ...stores,
    ...{ clock, signer, replies, meetings, lines, said, deps },
    deliver: createDeliveryEvents(deps),
    async receive(raw: string | Buffer, key = "inbound/1") {
      files.put(key, raw);
      await inbound({ detail: { object: { key } } });
    },
    conversation: () => stores.conversations.find(conversation.leadId),
    messages: () => stores.conversations.messages(conversation.leadId),
    entry: (id = "lead-1.step-1.v1") => stores.outbox.find(conversation.leadId, id),
    async outcomes() {
      const events = await stores.outcomes.ofDay("2026-11-20");
      return events.map(({ kind }) => kind);
    },
    suppression: (email: string) => stores.suppressions.find({ email }),
  };
}

async function tablesIn(dynamo: EmbeddedDynamo) {
  const [leads, operations, directory, conversations] = await Promise.all(
    ["Leads", "Operations", "Directory", "Conversations"].map((name) => dynamo.table(name)),
  );
  if (!leads || !operations || !directory || !conversations) throw new Error("No tables");
  return { leads, operations, directory, conversations };
}

function storesOf(client: DynamoDBDocumentClient, tables: Awaited<ReturnType<typeof tablesIn>>) {
  return {
    leads: dynamoLeadStore(client, tables.leads),
    conversations: dynamoConversationStore(client, tables.conversations),
    outbox: dynamoOutboxStore(client, tables.conversations),
    outcomes: dynamoOutcomeLog(client, tables.operations),
    suppressions: dynamoSuppressionList(client, tables.directory),
    approvals: dynamoApprovalStore(client, tables.operations),
    tasks: dynamoTaskStore(client, tables.operations),
    meetingStore: dynamoMeetingStore(client, tables.operations),
    accounts: dynamoSenderAccounts(client, tables.directory),
  };
}
