import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { icalInvitation } from "#shared/adapters/ical/ical-invitation.ts";
import { parseMail } from "#shared/adapters/mime/parse-mail.ts";
import { workingHoursCalendar } from "#shared/adapters/working-hours/working-hours-calendar.ts";
import { agents } from "#shared/domain/agents/agents.ts";
import { defaultKnowledge } from "#shared/domain/knowledge/default-knowledge.ts";
import type { Slot } from "#shared/domain/meetings/approval.ts";
import { readByRules } from "#shared/domain/replies/read-by-rules.ts";
import { recordedAgent } from "#shared/models/recorded-agent.ts";
import type { CalendarEvent } from "#shared/ports/calendar.ts";
import type { Log } from "#shared/ports/log.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";

import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationLists } from "#shared/store/conversation-lists.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoMailServiceNotes } from "#shared/store/mail-service-notes.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoOutboxClaims } from "#shared/store/outbox-claim.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { suppressedKey } from "#shared/store/outreach-keys.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { dynamoUnreadMailLog } from "#shared/store/unread-mail-log.ts";
import { unsubscribeRoutes } from "../../../functions/api-open/unsubscribe.ts";
import { askMayContact } from "../../../functions/ask-may-contact.ts";
import { createBdr } from "../../../functions/bdr/bdr.ts";
import { eventOfStep } from "../../../functions/bdr/event-of-step.ts";
import { keepToken } from "../../../functions/bdr/keep-token.ts";
import { askedReading } from "../../../functions/conversation/asked-reading.ts";
import { createConversation } from "../../../functions/conversation/conversation.ts";
import { createDecideApproval } from "../../../functions/decide-approval.ts";
import { createDecisions } from "../../../functions/decisions/decisions.ts";
import { createDeliveryEvents } from "../../../functions/mail/delivery-events/delivery-events.ts";
import { createInbound } from "../../../functions/mail/inbound/inbound.ts";
import { cancelMeeting } from "../../../functions/meeting-desk/end-meeting.ts";
import { moveMeeting } from "../../../functions/meeting-desk/move-meeting.ts";
import { createMeetings } from "../../../functions/meetings/meetings.ts";
import { createOutreach } from "../../../functions/outreach/outreach.ts";
import { sendOne } from "../../../functions/sending/send-one.ts";
import { createSending, type SendingDeps } from "../../../functions/sending/sending.ts";
import { createWatchLines } from "../../../functions/watch-lines/watch-lines.ts";
import { rulesAsk } from "../../support/fake-ask.ts";
import { quietLog } from "../../support/quiet-log.ts";
import { unaskedMailService } from "../../support/unasked-mail-service.ts";
import { faultOfStorm, isFaultOfStorm } from "./faults.ts";
import { APPROVAL_HOURS } from "./flows.ts";
import type { Adversary } from "./functions.ts";
import { linkedInOf } from "./linkedin.ts";
import { sendThrough } from "./post-office.ts";
import { signer } from "./signer.ts";
import type { Life } from "./turns.ts";
import { watchedClient } from "./watched-client.ts";
import { inboundDomain, tables, type World } from "./world.ts";

export type Stores = ReturnType<typeof storesOn>;

const ask = rulesAsk();
const UNTOLD = 0.5;

export function storesOn(client: DynamoDBDocumentClient, now: () => Date) {
  const { conversations, directory, operations } = tables;
  return {
    leads: dynamoLeadStore(client, tables.leads),
    unread: dynamoUnreadMailLog(client, tables.operations, now),
    conversations: {
      ...dynamoConversationStore(client, conversations),
      ...dynamoConversationLists(client, conversations),
    },
    outbox: {
      ...dynamoOutboxStore(client, conversations),
      ...dynamoOutboxClaims(client, { conversations, directory }),
    },
    accounts: dynamoSenderAccounts(client, directory, now),
    suppressions: dynamoSuppressionList(client, directory),
    pauses: dynamoPauses(client, directory),
    directory: dynamoDepartmentDirectory(client, directory),
    settings: dynamoSettingsStore(client, directory),
    approvals: dynamoApprovalStore(client, operations),
    meetings: dynamoMeetingStore(client, operations),
    outcomes: dynamoOutcomeLog(client, operations),
    tasks: dynamoTaskStore(client, operations),
    runs: dynamoRunStore(client, operations),
  };
}

/** The functions as their handlers wire them, for one invocation: all that is outside waits for its turn, and may fail. */
export function departmentFor(world: World, life: Life, adversary: Adversary) {
  const { turns, clock, queues, ledger, files, flows, dice, calm } = world;
  const now = () => new Date(clock.milliseconds() + life.skew);
  const client = watchedClient({ ...world, real: world.client, adversary }, life);
  const plain = storesOn(client, now);
  const suppressions: SuppressionList = {
    ...plain.suppressions,
    add(scope, value, suppression) {
      ledger.names(suppressedKey(scope, value).pk, scope, value);
      return plain.suppressions.add(scope, value, suppression);
    },
  };
  const stores = { ...plain, suppressions };
  const outside = <Result>(label: string, effect: () => Promise<Result>) =>
    turns.call(life, { kind: "write", label }, effect);
  const queue = <Message>(name: string) => ({
    send: (message: Message) => outside(`queue ${name}`, async () => queues.send(name, message)),
  });
  const bus = {
    say: (event: { readonly type: string; readonly data: Record<string, unknown> }) =>
      outside("bus", async () => {
        const { outboxId } = event.data;
        // Few messages are of unknown outcome: luck alone would hardly ever leave a person untold of one.
        if (outboxId && event.type === "handoff_requested" && !calm.isCalm && dice.chance(UNTOLD)) {
          throw faultOfStorm("the bus did not take what a person is to be told");
        }
        ledger.count(`said ${event.type}`);
        if (event.type === "handoff_requested") {
          ledger.forPeople.add(String(event.data["outboxId"] ?? event.data["messageId"]));
        }
      }),
  };
  const hours = workingHoursCalendar(stores.meetings);
  function write(id: string, event: CalendarEvent | undefined): void {
    const what = event ? `stands in the calendar at ${event.slot.startsAt}` : "is in no calendar";
    ledger.note(ledger.meetings.get(id)?.leadId ?? "", `${id} ${what}, by ${life.name}`);
    if (event) ledger.calendar.set(id, event);
    else ledger.calendar.delete(id);
  }
  const calendar = {
    ...hours,
    book: (event: CalendarEvent) =>
      outside("calendar", async () => {
        if (!ledger.calendar.has(event.id)) write(event.id, event);
        return { eventId: event.id };
      }),
    move: (eventId: string, event: CalendarEvent) =>
      outside("calendar", async () => write(eventId, event)),
    cancel: (eventId: string) => outside("calendar", async () => write(eventId, undefined)),
  };
  const log = { ...quietLog, error: swallowed(ledger, life) };
  const shared = { ...stores, signer, bus, log, now };
  const desk = { ...shared, calendar: async () => calendar, invitation: icalInvitation };
  const mail = {
    ...shared,
    files: {
      size: files.size,
      read: (key: string) =>
        turns.call(life, { kind: "read", label: "bucket" }, () => files.read(key)),
    },
    parse: parseMail,
    unread: stores.unread,
    replies: queue<{ leadId: string; messageId: string }>("replies"),
    meetings: queue<{ kind: "answered"; leadId: string; messageId: string }>("meetings"),
    meetingStore: stores.meetings,
    lines: queue<{ kind: "check" }>("lines"),
    inboundDomain,
    receivingHost: "amazonses.com",
  };
  const decisions = queue<{ kind: "decided"; approvalId: string }>("decisions");
  const mayContact = askMayContact({ ...stores, now });
  const recorded = { ask, runs: stores.runs, bus, now, passed: async () => undefined };

  const sending: SendingDeps = {
    ...shared,
    mayContact,
    mailTransport: async ({ transport, address }) => sendThrough(world, life, transport, address),
    ...linkedInOf(world, life, { tasks: stores.tasks, now }),
    outreach: queue("outreach"),
    replies: mail.replies,
    inboundDomain,
    publicUrl: "https://department.tidewater-planning.example",
  };

  return {
    stores,
    now,
    sending: createSending(sending),
    sendOne: (leadId: string, outboxId: string) => sendOne(sending, leadId, outboxId),
    outreach: recordedAgent({
      ...recorded,
      ...agents.outreach,
      agent: createOutreach({ ...shared, mayContact, chooseVariant: async () => undefined }),
      event: () => undefined,
    }),
    inbound: createInbound(mail),
    deliveries: createDeliveryEvents(mail),
    conversation: recordedAgent({
      ...recorded,
      ...agents.conversation,
      agent: createConversation({
        ...shared,
        knowledge: { list: async () => defaultKnowledge },
        meetings: queue("meetings"),
        readReply: askedReading({ read: async (reply) => readByRules(reply) }),
      }),
      event: () => undefined,
    }),
    meetings: createMeetings({
      ...desk,
      flows: {
        ...flows.port,
        start: (...args) => outside("start of a flow", () => flows.port.start(...args)),
      },
    }),
    bdr: keepToken(
      { approvals: stores.approvals, decisions },
      recordedAgent({
        ...recorded,
        ...agents.bdr,
        agent: createBdr({
          ...desk,
          meetingWishes: queue("meetings"),
          knowledge: { list: async () => [] },
          approvalHours: APPROVAL_HOURS,
        }),
        event: eventOfStep,
      }),
    ),
    decisions: createDecisions({
      ...shared,
      tokens: { tell: (token, output) => outside("token", async () => flows.tell(token, output)) },
      outreach: queue("outreach"),
    }),
    decide: createDecideApproval({
      approvals: stores.approvals,
      decisions,
      busy: async () => [],
      now,
    }),
    lines: createWatchLines({
      ...shared,
      mailService: unaskedMailService,
      mailServiceNotes: dynamoMailServiceNotes(client, tables.directory),
      pause: async () => undefined,
      dns: {
        txt: async () => ({ kind: "unanswered", reason: "no network in a storm" }),
        mx: async () => ({ kind: "unanswered", reason: "no network in a storm" }),
      },
    }),
    cancelMeeting: (id: string) => cancelMeeting(desk, id, "boss"),
    moveMeeting: (id: string, slot: Slot) => moveMeeting(desk, id, slot, { approvedBy: "boss" }),
    async clickUnsubscribe(token: string): Promise<void> {
      const post = unsubscribeRoutes(shared).find(({ method }) => method === "post");
      if (!post) throw new Error("There is no page to unsubscribe at");
      const request = { params: { token }, query: {}, body: undefined };
      // The router checks the request against the route before it calls; here it is of our making.
      await post.handle(request as never);
    },
  };
}

/** What a function catches so that the rest goes on would break it unseen. */
function swallowed(ledger: World["ledger"], { name }: Life): Log["error"] {
  return (what, { error } = {}) => {
    if (error instanceof Error && !isFaultOfStorm(error))
      ledger.surprise(`${name}: ${what}`, error);
  };
}

export type Department = ReturnType<typeof departmentFor>;
