import type { Lead } from "#shared/domain/leads/lead.ts";
import type { OutcomeEvent } from "#shared/domain/outreach/outcome.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { defaultCompanyDay } from "#shared/domain/settings/company-day.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { Ask } from "#shared/models/question.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import { dynamoAllocationStore } from "#shared/store/allocation-store.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoArmBoard } from "#shared/store/arm-board.ts";
import { dynamoConversationLists } from "#shared/store/conversation-lists.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoReportStore } from "#shared/store/report-store.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import type { BeginOutreach } from "../../../functions/sales-manager/coordinate.ts";
import {
  createSalesManager,
  type SalesManagerDeps,
} from "../../../functions/sales-manager/sales-manager.ts";
import { agentRun } from "../../support/agent-run.ts";
import { aLead } from "../../support/builders.ts";
import { collectedQueue } from "../../support/collected-queue.ts";
import type { EmbeddedDynamo } from "../../support/embedded-dynamo.ts";
import { rulesAsk } from "../../support/fake-ask.ts";

const now = new Date("2026-11-20T09:00:00Z");

/** A sales manager over the real stores, with an account that has its ramp behind it. */
export async function managerWorld(
  { client, table }: EmbeddedDynamo,
  other: { readonly ask?: Ask; readonly campaign?: DepartmentDirectory["campaign"] } = {},
) {
  const operations = await table("operations");
  const conversations = await table("conversations");
  const directory = await table("directory");
  const events: DepartmentEvent[] = [];
  const outreach = collectedQueue<BeginOutreach>();
  const leads = dynamoLeadStore(client, await table("leads"));
  const outcomes = dynamoOutcomeLog(client, operations);
  const accounts = dynamoSenderAccounts(client, directory);
  const runs = dynamoRunStore(client, operations);
  const meetingStore = dynamoMeetingStore(client, operations);
  const taskStore = dynamoTaskStore(client, operations);
  const conversationStore = {
    ...dynamoConversationStore(client, conversations),
    ...dynamoConversationLists(client, conversations),
  };
  await accounts.save(anAccount());
  const deps: SalesManagerDeps = {
    leads,
    jobs: dynamoJobStore(client, operations),
    runs,
    outcomes,
    accounts,
    outreach,
    allocations: dynamoAllocationStore(client, operations),
    conversations: conversationStore,
    outbox: dynamoOutboxStore(client, conversations),
    suppressions: dynamoSuppressionList(client, directory),
    reports: dynamoReportStore(client, operations),
    board: dynamoArmBoard(client, operations),
    approvals: dynamoApprovalStore(client, operations),
    meetings: meetingStore,
    tasks: taskStore,
    pauses: dynamoPauses(client, directory),
    directory: {
      companyDay: async () => ({
        ...defaultCompanyDay,
        allocation: { least: 2, most: 4 },
        poolFloor: 3,
      }),
      campaign: other.campaign ?? (async (id) => settings(id, 0)),
    },
    bus: {
      async say(event) {
        events.push(event);
      },
    },
    now: () => now,
  };
  const run = agentRun(other.ask ?? rulesAsk());
  return {
    ...deps,
    deps,
    meetingStore,
    taskStore,
    conversationStore,
    outreach,
    leads,
    runs,
    outcomes,
    events,
    run,
    manager: createSalesManager(deps),
    addReady: async (count: number, lead: (number: number) => Partial<Lead> = () => ({})) => {
      for (let number = 1; number <= count; number += 1) {
        await leads.add({ ...aReadyLead(number), ...lead(number) });
      }
    },
    tell: async (events: readonly Partial<OutcomeEvent>[]) => {
      for (const [index, event] of events.entries()) await outcomes.tell(anEvent(index, event));
    },
  };
}

export function settings(id: string, holdOutShare: number) {
  return {
    id,
    name: id,
    approval: "none" as const,
    mayAutoReply: false,
    confidenceFloor: 0.8,
    holdOutShare,
  };
}

function aReadyLead(number: number): Lead {
  return aLead({
    id: `lead-${number}`,
    status: "ready",
    company: {
      name: `Firm ${number} Ltd`,
      domain: `firm-${number}.example`,
      country: "US",
      industry: "Machinery",
    },
    email: {
      address: `anna@firm-${number}.example`,
      source: "csv",
      kind: "personal",
      confidence: 0.9,
      reason: "stands in the row",
    },
    qualification: {
      score: 90 - number,
      tier: "A",
      classification: "Speaker",
      reasoning: "",
      confidence: 0.8,
      criteria: [],
      model: "rules",
    },
  });
}

function anAccount(): SenderAccount {
  return {
    id: "ines",
    version: 1,
    channel: "email",
    transport: "smtp",
    address: "ines.moreau@tidewater-planning.example",
    name: "Ines Moreau",
    timeZone: "Europe/London",
    dailyCap: 40,
    startedOn: "2026-01-05",
  };
}

function anEvent(index: number, event: Partial<OutcomeEvent>): OutcomeEvent {
  return {
    id: `event-${index}`,
    kind: "sent",
    at: "2026-11-19T10:00:00.000Z",
    leadId: `lead-${index}`,
    campaignId: "direct",
    accountId: "ines",
    senderDomain: "tidewater-planning.example",
    step: 1,
    variant: "a",
    angleId: "stock-across-sites",
    segment: "machinery",
    sendHour: 9,
    ...event,
  };
}
