import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Campaign, CampaignStep } from "#shared/domain/campaigns/campaign.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { MailOutcome, MailTransport } from "#shared/ports/transport.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationLists } from "#shared/store/conversation-lists.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoOutboxClaims } from "#shared/store/outbox-claim.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { askMayContact } from "../../functions/ask-may-contact.ts";
import { createOutreach } from "../../functions/outreach/outreach.ts";
import {
  createSending,
  type SendingDeps,
  type SendingMessage,
} from "../../functions/sending/sending.ts";
import { agentRun } from "./agent-run.ts";
import { aCampaign } from "./builders.ts";
import { aCampaignLead } from "./campaign-builders.ts";
import { collectedQueue } from "./collected-queue.ts";
import type { EmbeddedDynamo } from "./embedded-dynamo.ts";
import { rulesAsk } from "./fake-ask.ts";
import { aSenderAccount } from "./outreach-builders.ts";
import { quietLog } from "./quiet-log.ts";

/** Friday, 20 November 2026, ten o'clock in Sheffield. */
const start = "2026-11-20T10:00:00.000Z";

/** Outreach and sending over the real stores, a clock that the test moves, and a mail server that says what the test wants. */
export async function outreachWorld({ client, table }: EmbeddedDynamo) {
  let time = new Date(start);
  const now = () => time;
  const [leadsTable, conversationsTable, directoryTable, operationsTable] = await Promise.all(
    ["Leads", "Conversations", "Directory", "Operations"].map(table),
  );
  if (!leadsTable || !conversationsTable || !directoryTable || !operationsTable) {
    throw new Error("The tables were not made");
  }
  const stored = dynamoSenderAccounts(client, directoryTable, now);
  const hidden = new Set<string>();
  const stores = {
    leads: dynamoLeadStore(client, leadsTable),
    conversations: {
      ...dynamoConversationStore(client, conversationsTable),
      ...dynamoConversationLists(client, conversationsTable),
    },
    outbox: {
      ...dynamoOutboxStore(client, conversationsTable),
      ...dynamoOutboxClaims(client, {
        conversations: conversationsTable,
        directory: directoryTable,
      }),
    },
    accounts: {
      ...stored,
      list: async () => (await stored.list()).filter(({ id }) => !hidden.has(id)),
    },
    suppressions: dynamoSuppressionList(client, directoryTable),
    pauses: dynamoPauses(client, directoryTable),
    directory: dynamoDepartmentDirectory(client, directoryTable),
    settings: dynamoSettingsStore(client, directoryTable),
    approvals: dynamoApprovalStore(client, operationsTable),
    outcomes: dynamoOutcomeLog(client, operationsTable),
    tasks: dynamoTaskStore(client, operationsTable),
  };
  const signer = hmacSigner(async () => "a key for tests");
  const said: DepartmentEvent[] = [];
  const bus = { say: async (event: DepartmentEvent) => void said.push(event) };
  const outreachQueue = collectedQueue<{
    readonly kind: "plan-next";
    readonly leadId: string;
    readonly after?: string;
  }>();
  const replies = collectedQueue<{ readonly leadId: string; readonly messageId: string }>();
  const mails: RenderedMail[] = [];
  let answer: (mail: RenderedMail) => Promise<MailOutcome> = accept;
  const transport: MailTransport = {
    name: "smtp",
    async send(mail) {
      mails.push(mail);
      return answer(mail);
    },
  };
  const mayContact = askMayContact({ ...stores, now });
  const outreach = createOutreach({
    ...stores,
    signer,
    bus,
    mayContact,
    chooseVariant: async () => undefined,
    now,
  });
  // A test may replace a part to let it fail.
  const sendingDeps: { -readonly [Part in keyof SendingDeps]: SendingDeps[Part] } = {
    ...stores,
    signer,
    bus,
    mayContact,
    mailTransport: async () => transport,
    linkedIn: async () => undefined,
    polledChannels: async () => [],
    outreach: outreachQueue,
    replies,
    inboundDomain: "replies.tidewater-planning.example",
    publicUrl: "https://department.tidewater-planning.example",
    log: quietLog,
    now,
  };
  const send = createSending(sendingDeps);
  const run = agentRun(rulesAsk());

  return {
    ...stores,
    /** Accounts that are gone: nothing of the department disconnects one. */
    hidden,
    sendingDeps,
    signer,
    said,
    mails,
    outreachQueue,
    replies,
    now,
    mailServerAnswers: (next: typeof answer) => {
      answer = next;
    },
    setTime: (next: string) => {
      time = new Date(next);
    },
    async addLead(lead: Partial<Lead> = {}, campaign: Partial<Campaign> = {}) {
      const base = aCampaignLead();
      const id = lead.id ?? base.id;
      const company = { ...base.company, country: "GB", ...lead.company };
      await stores.leads.add({ ...base, status: "ready", ...lead, company });
      await stores.leads.saveCampaign(aCampaign({ ...aSequence, ...campaign, leadId: id }));
    },
    async saveSeller(change: Partial<SellerProfile>) {
      const value = { ...(await stores.settings.sellerProfile()), ...change };
      const Item = { pk: "SETTINGS", sk: "seller-profile", value };
      await client.send(new PutCommand({ TableName: directoryTable, Item }));
    },
    addMailbox: () => stores.accounts.save(aSenderAccount()),
    begin: (leadId = "lead-1", campaignId = "job-1") =>
      outreach.run({ task: "begin", leadId, campaignId, reason: "tier A" }, run),
    planNext: (leadId = "lead-1") => outreach.run({ task: "plan-next", leadId }, run),
    planApproved: (approvalId: string, leadId = "lead-1") =>
      outreach.run({ task: "plan-approved", leadId, approvalId }, run),
    send: (kind: SendingMessage["kind"] = "send-due") => send({ kind }),
  };
}

/** The same with a lead whose first message is planned and not yet due. */
export async function plannedWorld(dynamo: EmbeddedDynamo, lead: Partial<Lead> = {}) {
  const world = await outreachWorld(dynamo);
  await world.addLead(lead);
  await world.addMailbox();
  const { outcome, reason } = await world.begin();
  if (outcome !== "planned") throw new Error(`The first message was not planned: ${reason}`);
  return world;
}

async function accept(mail: RenderedMail): Promise<MailOutcome> {
  return { kind: "accepted", providerId: `250 ${mail.outboxId}` };
}

function mailStep(number: number, delayDays: number, subject: string): CampaignStep {
  const variant = (name: string) => ({
    name,
    angleId: `angle-${name}`,
    subject: `${subject} (${name})`,
    paragraphs: [
      [{ text: `Hello Gareth, ${subject}, ${name}.`, factIds: [], isPersonalised: false }],
    ],
    checks: { words: 5, readingGrade: 4, spamWords: [], links: [], problems: [] },
    dropped: [],
  });
  return {
    number,
    channel: "email",
    delayDays,
    purpose: `say ${subject}`,
    variants: [variant("a"), variant("b")],
  };
}

const aSequence = {
  steps: [mailStep(1, 0, "first"), mailStep(2, 3, "second"), mailStep(3, 4, "third")],
};
