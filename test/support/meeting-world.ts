import { icalInvitation } from "#shared/adapters/ical/ical-invitation.ts";
import { workingHoursCalendar } from "#shared/adapters/working-hours/working-hours-calendar.ts";
import type { AgentInput, AgentOutput } from "#shared/domain/agents/agents.ts";
import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import type { KnowledgeEntry } from "#shared/domain/knowledge/knowledge-entry.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Approval, Slot } from "#shared/domain/meetings/approval.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { defaultCompanyDay } from "#shared/domain/settings/company-day.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { CalendarEvent } from "#shared/ports/calendar.ts";
import type { Log } from "#shared/ports/log.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationLists } from "#shared/store/conversation-lists.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoOutboxClaims } from "#shared/store/outbox-claim.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { createBdr } from "../../functions/bdr/bdr.ts";
import { createDecideApproval } from "../../functions/decide-approval.ts";
import { agentRun } from "./agent-run.ts";
import { aLead } from "./builders.ts";
import { collectedQueue } from "./collected-queue.ts";
import type { EmbeddedDynamo } from "./embedded-dynamo.ts";
import { rulesAsk } from "./fake-ask.ts";
import { aReply, aWaitingConversation } from "./meetings-builders.ts";
import { aSenderAccount } from "./outreach-builders.ts";
import { quietLog } from "./quiet-log.ts";

export type MeetingWorldOptions = {
  readonly lead?: Partial<Lead>;
  readonly conversation?: Partial<Conversation>;
  readonly message?: Partial<ConversationMessage>;
  readonly knowledge?: readonly KnowledgeEntry[];
  /** Busy times of the company's calendar besides our own meetings. */
  readonly busy?: readonly Slot[];
};

/** The stores of a department in which Gareth Oduya has answered a mail, and everything that meetings need. */
export async function meetingWorld(dynamo: EmbeddedDynamo, options: MeetingWorldOptions = {}) {
  const { client } = dynamo;
  const [operations, conversationsTable, directoryTable] = await Promise.all([
    dynamo.table("Operations"),
    dynamo.table("Conversations"),
    dynamo.table("Directory"),
  ]);
  let time = new Date("2026-11-20T10:00:00Z");
  const now = () => time;
  const lead = aLead({
    id: "lead-1",
    company: { name: "Kestrel Bearings Ltd.", domain: "kestrel-bearings.example", country: "GB" },
    ...options.lead,
  });
  const meetings = dynamoMeetingStore(client, operations);
  const conversations = {
    ...dynamoConversationStore(client, conversationsTable),
    ...dynamoConversationLists(client, conversationsTable),
  };
  const approvals = dynamoApprovalStore(client, operations);
  const suppressions = dynamoSuppressionList(client, directoryTable);
  const outbox = dynamoOutboxStore(client, conversationsTable);
  const accounts = dynamoSenderAccounts(client, directoryTable);
  const said: DepartmentEvent[] = [];
  const bookedEvents: CalendarEvent[] = [];
  const cancelledEvents: string[] = [];
  const wishes = collectedQueue<{
    kind: "arrange";
    leadId: string;
    messageId: string;
    round: number;
  }>();
  const decisions = collectedQueue<{ kind: "decided"; approvalId: string }>();
  const hours = workingHoursCalendar(meetings);

  await accounts.save(aSenderAccount());
  await conversations.begin(aWaitingConversation(options.conversation));
  await conversations.addMessage(aReply(options.message));

  const bus = { say: async (event: DepartmentEvent) => void said.push(event) };
  const calendar = {
    ...hours,
    name: "google" as const,
    busy: async (range: Slot) => [...(await hours.busy(range)), ...(options.busy ?? [])],
    async book(event: CalendarEvent) {
      if (!bookedEvents.some(({ id }) => id === event.id)) bookedEvents.push(event);
      return { eventId: `event-${event.id}` };
    },
    async move(_id: string, event: CalendarEvent) {
      bookedEvents.push(event);
    },
    async cancel(id: string) {
      cancelledEvents.push(id);
    },
  };
  const deps = {
    leads: { find: async (id: string) => (id === lead.id ? lead : undefined) },
    conversations,
    meetings,
    outbox,
    accounts,
    calendar: async () => calendar,
    settings: { sellerProfile: async () => defaultSeller },
    outcomes: dynamoOutcomeLog(client, operations),
    signer: hmacSigner(async () => "key-of-the-test"),
    invitation: icalInvitation,
    now,
    approvals,
    claims: dynamoOutboxClaims(client, {
      conversations: conversationsTable,
      directory: directoryTable,
    }),
    directory: {
      companyDay: async () => ({ ...defaultCompanyDay, managerEmail: "boss@seller.example" }),
    },
    knowledge: { list: async () => options.knowledge ?? [] },
    suppressions,
    meetingWishes: wishes,
    bus,
    approvalHours: 24,
    log: quietLog satisfies Log,
  };
  const bdr = createBdr(deps);
  const decide = createDecideApproval({ approvals, decisions, busy: calendar.busy, now });

  return {
    ...deps,
    decide,
    said,
    wishes: wishes.sent,
    decisions: decisions.sent,
    bookedEvents,
    cancelledEvents,
    step(
      step: AgentInput<"bdr">["step"],
      more: Partial<AgentInput<"bdr">> = {},
    ): Promise<AgentOutput<"bdr">> {
      const input = { leadId: lead.id, messageId: "message-1", step, ...more };
      return bdr.run(input, agentRun(rulesAsk()));
    },
    /** The only approval of the lead that waits. */
    async waiting(): Promise<Approval> {
      const [approval] = await approvals.list({ status: "waiting", limit: 10 });
      if (!approval) throw new Error("Nothing waits");
      return approval;
    },
    planned: (): Promise<readonly OutboxEntry[]> => outbox.ofLead(lead.id),
    at(iso: string) {
      time = new Date(iso);
    },
  };
}
