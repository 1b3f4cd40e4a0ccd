import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import type { ClaimConditions } from "#shared/ports/outbox-store.ts";

const at = "2026-11-20T09:00:00.000Z";

export function aConversation(conversation: Partial<Conversation> = {}): Conversation {
  const leadId = conversation.leadId ?? "lead-1";
  return {
    leadId,
    version: 1,
    state: "initial_outreach",
    reason: "allocated",
    campaignId: "job-1",
    companyKey: "kestrel-bearings.example",
    email: "gareth.oduya@kestrel-bearings.example",
    language: "en",
    replyToken: `token${leadId.replace(/[^a-z0-9]/g, "")}`,
    accounts: { email: "mailbox-1" },
    sequence: { nextStep: 2, variant: "a" },
    info: {},
    softBounces: 0,
    createdAt: at,
    updatedAt: at,
    ...conversation,
  };
}

export function anOutboxEntry(entry: Partial<OutboxEntry> = {}): OutboxEntry {
  const leadId = entry.leadId ?? "lead-1";
  const id = entry.id ?? `${leadId}.step-1.v1`;
  return {
    id,
    leadId,
    kind: "step",
    step: 1,
    variant: "a",
    status: "planned",
    version: 1,
    channel: "email",
    transport: "smtp",
    accountId: "mailbox-1",
    campaignId: "job-1",
    to: "gareth.oduya@kestrel-bearings.example",
    companyKey: "kestrel-bearings.example",
    subject: "Two sites, one stock",
    text: "Hello Gareth,\n\nHow do you decide which site holds what?\n\nInes Moreau",
    messageId: `${id.replaceAll(".", "-")}@tidewater-planning.example`,
    references: [],
    basis: "corporate subscriber (PECR reg. 22)",
    approvedBy: "campaign",
    dueAt: at,
    ...entry,
  };
}

export function aMessage(message: Partial<ConversationMessage> = {}): ConversationMessage {
  return {
    id: "in-1",
    leadId: "lead-1",
    direction: "in",
    channel: "email",
    at,
    from: "gareth.oduya@kestrel-bearings.example",
    to: "reply@inbound.example",
    text: "Sounds good.",
    messageId: "abc@kestrel-bearings.example",
    ...message,
  };
}

export function aSenderAccount(account: Partial<SenderAccount> = {}): SenderAccount {
  return {
    id: "mailbox-1",
    version: 1,
    channel: "email",
    transport: "smtp",
    address: "ines.moreau@tidewater-planning.example",
    name: "Ines Moreau",
    timeZone: "Europe/London",
    dailyCap: 40,
    startedOn: "2026-01-05",
    dns: { isReady: true, problems: [], checkedAt: "2026-11-20T06:00:00.000Z" },
    ...account,
  };
}

export function claimConditions(conditions: Partial<ClaimConditions> = {}): ClaimConditions {
  return {
    now: new Date("2026-11-20T09:00:30Z"),
    day: "2026-11-20",
    dailyCap: 40,
    restMilliseconds: 300_000,
    senderDomain: "tidewater-planning.example",
    person: {},
    ...conditions,
  };
}

export function aRenderedMail(mail: Partial<RenderedMail> = {}): RenderedMail {
  return {
    outboxId: "lead-1.step-1.v1",
    from: { name: "Ines Moreau", address: "ines.moreau@tidewater-planning.example" },
    to: "gareth.oduya@kestrel-bearings.example",
    replyTo: "reply+abc@inbound.example",
    subject: "Two sites, one stock",
    text: "Hello Gareth,\n\nHow do you decide? Größe, 6 400 €.\n",
    messageId: "tag@tidewater-planning.example",
    references: [],
    unsubscribeUrl: "https://department.example/u/token",
    unsubscribeMail: "unsub+abc@inbound.example",
    ...mail,
  };
}
