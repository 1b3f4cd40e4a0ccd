import { load } from "cheerio";
import { handle } from "hono/aws-lambda";
import { expect, test } from "vitest";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationLists } from "#shared/store/conversation-lists.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoCorrectionLog } from "#shared/store/correction-log.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import type { ConversationRoutesDeps } from "../../../functions/api/conversations/deps.ts";
import { conversationRoutes } from "../../../functions/api/routes/conversations.ts";
import { askMayContact } from "../../../functions/ask-may-contact.ts";
import { createApp } from "../../../functions/http/app.ts";
import { aLead } from "../../support/builders.ts";
import { collectedQueue } from "../../support/collected-queue.ts";
import { aReading, aReply, aTalk } from "../../support/conversation-builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { anApproval } from "../../support/meetings-builders.ts";
import { anOutboxEntry, aSenderAccount } from "../../support/outreach-builders.ts";
import { quietLog } from "../../support/quiet-log.ts";

const dynamo = embeddedDynamo();
const ownReplies = "/api/v1/conversations/lead-1/replies";

type Given = {
  readonly statusCode: number;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

async function api() {
  const { client, table } = dynamo();
  const conversationsTable = await table("conversations");
  const directory = await table("directory");
  const operations = await table("operations");
  const conversations = {
    ...dynamoConversationStore(client, conversationsTable),
    ...dynamoConversationLists(client, conversationsTable),
  };
  const outbox = dynamoOutboxStore(client, conversationsTable);
  const approvals = dynamoApprovalStore(client, operations);
  const accounts = dynamoSenderAccounts(client, directory);
  const suppressions = dynamoSuppressionList(client, directory);
  const now = () => new Date("2026-11-20T11:00:00Z");
  const replies = collectedQueue<{
    readonly leadId: string;
    readonly messageId: string;
    readonly correctedAt?: string;
  }>();
  const started: { readonly execution: string; readonly input: unknown }[] = [];
  const dynamoLeads = dynamoLeadStore(client, await table("leads"));
  await dynamoLeads.add(aLead());
  await accounts.save(aSenderAccount());
  await conversations.begin(aTalk({ state: "qualifying", reason: "asked a question" }));
  await conversations.addMessage(
    aReply({ reading: aReading(["question"]), outcome: "answered: is understood" }),
  );
  const deps: ConversationRoutesDeps = {
    leads: dynamoLeads,
    conversations,
    outbox,
    approvals,
    meetingStore: dynamoMeetingStore(client, operations),
    accounts,
    directory: dynamoDepartmentDirectory(client, directory),
    corrections: dynamoCorrectionLog(client, conversationsTable),
    signer: hmacSigner(async () => "a key for tests"),
    tasks: dynamoTaskStore(client, operations),
    suppressions,
    mayContact: askMayContact({
      conversations,
      outbox,
      accounts,
      suppressions,
      pauses: dynamoPauses(client, directory),
      directory: dynamoDepartmentDirectory(client, directory),
      settings: dynamoSettingsStore(client, directory),
      now,
    }),
    replies,
    flows: {
      async start(_flow, execution, input) {
        const isKnown = started.some((one) => one.execution === execution);
        if (!isKnown) started.push({ execution, input });
        return isKnown ? "known" : "started";
      },
    },
    now,
  };
  const lambda = handle(createApp(conversationRoutes(deps), quietLog));
  return {
    conversations,
    outbox,
    approvals,
    accounts,
    suppressions,
    tasks: deps.tasks,
    leads: dynamoLeads,
    started,
    replies,
    async ask(method: string, path: string, json?: unknown, role = "rep", form?: string) {
      const [rawPath = "", rawQueryString = ""] = path.split("?");
      const event = {
        version: "2.0",
        rawPath,
        rawQueryString,
        headers: {
          host: "api.example",
          ...(json !== undefined && { "content-type": "application/json" }),
          ...(form !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
        },
        requestContext: {
          authorizer: {
            jwt: {
              claims: { sub: "1", email: "rep@seller.example", "cognito:groups": `[${role}]` },
            },
          },
          domainName: "api.example",
          http: { method, path: rawPath },
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        ...(form !== undefined && { body: form }),
        isBase64Encoded: false,
      };
      const answer = await lambda(event as never, undefined as never);
      const given = answer as Given;
      const body = Buffer.from(
        given.body ?? "",
        given.isBase64Encoded ? "base64" : "utf8",
      ).toString();
      return {
        status: given.statusCode,
        text: body,
        json: () => JSON.parse(body) as Record<string, unknown>,
      };
    },
  };
}

test("a conversation is shown with everything that was said and is planned", async () => {
  const { ask, outbox } = await api();
  await outbox.plan(anOutboxEntry());
  const { status, json } = await ask("GET", "/api/v1/conversations/lead-1");
  expect(status).toBe(200);
  expect(json()).toMatchObject({
    conversation: { state: "qualifying" },
    messages: [{ id: "reply-1" }],
    outbox: [{ status: "planned" }],
    approvals: [],
  });
  expect((await ask("GET", "/api/v1/conversations/nobody")).status).toBe(404);
  expect((await ask("GET", "/api/v1/conversations?state=qualifying")).json()).toMatchObject({
    conversations: [{ leadId: "lead-1" }],
  });
});

test("the page marks the words that decided, and nothing of a mail becomes markup", async () => {
  const { ask, conversations, outbox } = await api();
  await outbox.plan(anOutboxEntry());
  await conversations.addMessage(
    aReply({
      id: "reply-2",
      at: "2026-11-20T10:30:00.000Z",
      messageId: "2@kestrel-bearings.example",
      text: "<script>alert(1)</script> Please unsubscribe me.",
      reading: {
        ...aReading([]),
        labels: [{ label: "unsubscribe", confidence: 0.97, span: "unsubscribe me" }],
        needsPerson: "it may be irony",
      },
    }),
  );
  const { status, text } = await ask(
    "GET",
    "/api/v1/conversations/lead-1/page",
    undefined,
    "viewer",
  );
  expect(status).toBe(200);
  expect(text).toContain("<mark>unsubscribe me</mark>");
  expect(text).toContain("&lt;script&gt;");
  expect(text).not.toContain("<script>");
  expect(text).toContain("A person decides, because it may be irony");
  expect(text).toContain("Message 1 of the campaign");
  const overview = await ask("GET", "/api/v1/conversations/overview");
  expect(overview.text).toContain("/api/v1/conversations/lead-1/page");
});

test("whoever takes over stops all that was planned without a person, and may hand it back", async () => {
  const { ask, outbox, conversations, tasks } = await api();
  await outbox.plan(anOutboxEntry());
  await outbox.plan(
    anOutboxEntry({ id: "lead-1.step-2.v1", channel: "linkedin", status: "claimed" }),
  );
  await outbox.plan(
    anOutboxEntry({
      id: "lead-1.reply-0.v1",
      kind: "reply",
      step: 0,
      approvedBy: "boss@seller.example",
    }),
  );
  expect((await ask("POST", "/api/v1/conversations/lead-1/hand-back")).status).toBe(409);
  expect((await ask("POST", "/api/v1/conversations/lead-1/take-over")).json()).toMatchObject({
    state: "handed_off",
    reason: "a person took the conversation over (rep@seller.example)",
  });
  const planned = (await outbox.ofLead("lead-1")).map(({ kind, status }) => `${kind} ${status}`);
  expect(planned.toSorted()).toEqual(["reply planned", "step cancelled", "step claimed"]);
  expect((await conversations.find("lead-1"))?.sequence.stopped).toBeDefined();
  const end = { status: "done", by: "rep@seller.example", at: new Date() } as const;
  expect(await tasks.close("task-lead-1.step-2.v1", end)).toMatchObject({
    status: "stopped",
    reason: "taken over by rep@seller.example",
  });
  expect((await ask("POST", "/api/v1/conversations/lead-1/hand-back")).json()).toMatchObject({
    state: "qualifying",
  });
  expect(
    (await ask("POST", "/api/v1/conversations/lead-1/take-over", undefined, "viewer")).status,
  ).toBe(403);
});

test("a person's own reply goes into the thread once, let go by that person, and withdraws the draft", async () => {
  const { ask, outbox, approvals } = await api();
  await approvals.add({
    id: "approval-1",
    version: 1,
    leadId: "lead-1",
    proposal: {
      kind: "reply",
      messageId: "reply-1",
      subject: "Re:",
      text: "A draft.",
      citations: [],
    },
    reason: "a test",
    status: "waiting",
    createdAt: "2026-11-20T10:00:00.000Z",
    expiresAt: "2026-11-23T10:00:00.000Z",
  });
  const written = { text: "Hello Gareth, let us talk on Monday.", key: "k1" };
  expect((await ask("POST", ownReplies, written)).status).toBe(201);
  expect((await ask("POST", ownReplies, written)).status).toBe(200);
  const entries = await outbox.ofLead("lead-1");
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({
    kind: "reply",
    text: written.text,
    subject: "Re: Two sites, one stock",
    approvedBy: "rep@seller.example",
    writtenBy: "rep@seller.example",
    inReplyTo: "abc@kestrel-bearings.example",
    to: "gareth.oduya@kestrel-bearings.example",
  });
  expect(await approvals.find("approval-1")).toMatchObject({
    status: "rejected",
    decidedBy: "rep@seller.example",
  });
});

test("a person's answer goes to what they wrote, whatever reports, machines and colleagues sent since", async () => {
  const { ask, conversations } = await api();
  const since = [
    { mailKind: "unproven report", from: "postmaster@evil.example" },
    { mailKind: "complaint", from: "fbl@provider.example" },
    { mailKind: "bounce: full-or-slow", from: "mailer-daemon@kestrel-bearings.example" },
    { mailKind: "out-of-office", subject: "Away until Monday" },
    { mailKind: "own", from: "tom@tidewater-planning.example", subject: "Fwd: a note" },
  ];
  for (const [index, one] of since.entries()) {
    const at = `2026-11-20T10:3${index}:00.000Z`;
    const messageId = `later-${index}@elsewhere.example`;
    await conversations.addMessage(aReply({ ...one, id: `later-${index}`, at, messageId }));
  }
  const { json } = await ask("POST", ownReplies, { text: "Gladly.", key: "k1" });
  expect(json()).toMatchObject({
    subject: "Re: Two sites, one stock",
    inReplyTo: "abc@kestrel-bearings.example",
    references: ["abc@kestrel-bearings.example"],
  });
});

test("other words under a key that is taken are told so; under another, or where it was taken back, they go", async () => {
  const { ask, outbox } = await api();
  await ask("POST", ownReplies, { text: "On Monday?", key: "k1" });
  const other = await ask("POST", ownReplies, { text: "On Tuesday?", key: "k1" });
  expect(other.status).toBe(409);
  expect(other.json()["detail"]).toContain("lead-1.person-k1.v1, which is planned");
  expect((await ask("POST", ownReplies, { text: "On Tuesday?", key: "k2" })).status).toBe(201);

  const first = await outbox.find("lead-1", "lead-1.person-k1.v1");
  if (!first) throw new Error("nothing was planned");
  await outbox.cancel(first, "a slip");
  expect((await ask("POST", ownReplies, { text: "On Tuesday?", key: "k1" })).json()).toMatchObject({
    id: "lead-1.person-k1.v2",
    text: "On Tuesday?",
  });
});

test("who may not be written to is not written to by hand either, and the rep is told why", async () => {
  const { ask, outbox, suppressions } = await api();
  await outbox.plan(anOutboxEntry());
  const at = "2026-11-20T10:00:00Z";
  const stop = { scope: "address", reason: "opted-out", source: "reply", at } as const;
  await suppressions.add("address", "gareth.oduya@kestrel-bearings.example", stop);
  const { status, json } = await ask("POST", ownReplies, { text: "One more word." });
  expect(status).toBe(409);
  expect(json()["detail"]).toContain("asked for no more messages");
  expect((await outbox.ofLead("lead-1")).map(({ id, status }) => `${id} ${status}`)).toEqual([
    "lead-1.step-1.v1 planned",
  ]);
});

test("LI-1: who wrote on LinkedIn last is answered there, and by mail once no account is left for it", async () => {
  const { ask, conversations, accounts } = await api();
  const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
  await conversations.change("lead-1", (talk) => ({ ...talk, linkedinUrl }));
  const { subject: _, messageId: __, ...said } = aReply({ id: "linkedin-1", channel: "linkedin" });
  await conversations.addMessage({ ...said, from: linkedinUrl, at: "2026-11-20T10:30:00.000Z" });
  const byMail = await ask("POST", ownReplies, { text: "Gladly.", key: "k1" });
  expect(byMail.json()).toMatchObject({
    channel: "email",
    basis: expect.stringContaining("no account for LinkedIn is set up any more"),
  });
  await accounts.save(
    aSenderAccount({ id: "profile-1", channel: "linkedin", transport: "manual" }),
  );
  const there = await ask("POST", ownReplies, { text: "Gladly.", key: "k2" });
  expect(there.json()).toMatchObject({ channel: "linkedin", to: linkedinUrl, references: [] });
  expect(there.json()).not.toHaveProperty("subject");
});

test("a correction is kept with the reply, handled again, and exported as a case for the evals", async () => {
  const { ask, replies, conversations } = await api();
  const path = "/api/v1/conversations/lead-1/messages/reply-1/correction";
  expect((await ask("POST", path, { labels: ["no_such_label"] })).status).toBe(400);
  expect((await ask("POST", path, { labels: ["unsubscribe"] })).status).toBe(200);
  expect(replies.sent).toEqual([
    { leadId: "lead-1", messageId: "reply-1", correctedAt: "2026-11-20T11:00:00.000Z" },
  ]);
  expect((await conversations.message("lead-1", "reply-1"))?.outcome).toBeUndefined();
  const { text } = await ask("GET", "/api/v1/replies/corrections", undefined, "manager");
  const [line, rest] = text.trim().split("\n");
  expect(rest).toBeUndefined();
  expect(JSON.parse(line ?? "")).toMatchObject({
    text: "How much does it cost?",
    correction: { labels: ["unsubscribe"], by: "rep@seller.example" },
  });
});

test("a pause moves the planned steps to its end", async () => {
  const { ask, outbox } = await api();
  await outbox.plan(anOutboxEntry());
  const { json } = await ask("POST", "/api/v1/conversations/lead-1/pause", { until: "2026-12-07" });
  expect(json()).toMatchObject({ sequence: { notBefore: "2026-12-07" } });
  expect((await outbox.ofLead("lead-1"))[0]).toMatchObject({
    status: "planned",
    dueAt: "2026-12-07T09:00:00.000Z",
  });
});

test("of a referral a person makes a lead with its source; nobody is written to by that", async () => {
  const { ask, conversations, outbox } = await api();
  const referral = { name: "Ada Reyes", email: "ada.reyes@kestrel-bearings.example" };
  await conversations.addMessage(
    aReply({
      id: "reply-2",
      messageId: "2@kestrel-bearings.example",
      text: "Please talk to Ada Reyes.",
      reading: aReading(["referral"], { referral }),
    }),
  );
  const path = (id: string) => `/api/v1/conversations/lead-1/messages/${id}/referral`;
  const made = await ask("POST", path("reply-2"));
  expect(made.status).toBe(201);
  expect(made.json()).toMatchObject({
    status: "new",
    company: { domain: "kestrel-bearings.example" },
    person: { fullName: "Ada Reyes", email: referral.email },
    notes: "Named by gareth.oduya@kestrel-bearings.example in a reply of 2026-11-20.",
  });
  expect((await ask("POST", path("reply-2"))).status).toBe(409);
  expect((await ask("POST", path("reply-1"))).status).toBe(422);
  expect(await outbox.ofLead("lead-1")).toEqual([]);
});

async function aReferral() {
  const world = await api();
  const referral = { name: "Ada Reyes", email: "ada.reyes@kestrel-bearings.example" };
  await world.conversations.addMessage(
    aReply({
      id: "reply-2",
      messageId: "2@kestrel-bearings.example",
      text: "Please talk to Ada Reyes.",
      reading: aReading(["referral"], { referral }),
    }),
  );
  const referred = "/api/v1/conversations/lead-1/messages/reply-2/referral";
  return { ...world, makeLead: () => world.ask("POST", referred) };
}

test("who is referred goes through the pipeline as any lead does, once however often it is asked", async () => {
  const { makeLead, started } = await aReferral();
  const { id } = (await makeLead()).json();
  await makeLead();
  expect(started).toEqual([
    {
      execution: `referral-${id}`,
      input: {
        leadId: id,
        jobRow: null,
        isQuick: false,
        skipEnrichment: false,
        stopOnDuplicate: true,
      },
    },
  ]);
});

test("a referral whose pipeline was not started before a crash is started by the next click", async () => {
  const { makeLead, started, conversations } = await aReferral();
  const { id } = (await makeLead()).json();
  // The click broke off after the lead was stored.
  started.length = 0;
  await conversations.changeMessage("lead-1", "reply-2", ({ referred: _, ...reply }) => reply);
  expect((await makeLead()).status).toBe(201);
  expect(started).toMatchObject([{ execution: `referral-${id}` }]);
  expect(await conversations.message("lead-1", "reply-2")).toMatchObject({
    referred: { leadId: id, wasKnown: false },
  });
});

test("somebody who is named and a lead already is neither made nor worked again", async () => {
  const { makeLead, started, leads } = await aReferral();
  const email = "ada.reyes@kestrel-bearings.example";
  const ada = aLead({ id: "lead-ada", person: { fullName: "Ada Reyes", email } });
  await leads.add(ada, [`email:${email}`]);
  expect((await makeLead()).status).toBe(409);
  expect(started).toEqual([]);
});

test("the page says what stands between a referred person and their first message", async () => {
  const { makeLead, ask, conversations, leads } = await aReferral();
  const company = "kestrel-bearings.example";
  await conversations.stopCompany(company, "Gareth replied", new Date("2026-11-20T09:00:00Z"));
  const { id } = (await makeLead()).json();
  const page = "/api/v1/conversations/lead-1/page";
  expect((await ask("GET", page)).text).toContain("is being worked");
  const address = "ada.reyes@kestrel-bearings.example";
  const email = {
    address,
    source: "referral",
    kind: "personal",
    confidence: 0.9,
    reason: "",
  } as const;
  await leads.change(String(id), (lead) => ({ ...lead, status: "ready", email }));
  expect((await ask("GET", page)).text).not.toContain("Gareth replied");
  await conversations.stopCompany(company, "Mia replied", new Date("2026-11-20T10:00:00Z"));
  expect((await ask("GET", page)).text).toContain("Gareth replied");
});

async function anUnclearReply() {
  const world = await api();
  await world.conversations.change("lead-1", (talk) => ({
    ...talk,
    personNeeded: {
      why: "it is not clear what is meant",
      messageId: "reply-1",
      since: "2026-11-20T10:00:00.000Z",
    },
  }));
  const send = (fields: Readonly<Record<string, string>>) =>
    world.ask("POST", page, undefined, "rep", String(new URLSearchParams(fields)));
  const waiting = async () =>
    (await world.ask("GET", "/api/v1/conversations/waiting")).json()["conversations"];
  return { ...world, send, waiting };
}

const page = "/api/v1/conversations/lead-1/page";

test("what is still to be done by hand is shown as that, and the planned message is the one that comes next", async () => {
  const { ask, outbox, tasks, conversations } = await anUnclearReply();
  const byHand = { step: 2, channel: "linkedin", transport: "manual", status: "sent" } as const;
  const sentAt = "2026-11-20T10:00:00.000Z";
  const id = "lead-1.step-2.v1";
  await outbox.plan(anOutboxEntry({ id, ...byHand, sentAt }));
  await outbox.plan(anOutboxEntry({ id: "lead-1.step-3.v1", step: 3, messageId: "third@x" }));
  await conversations.change("lead-1", (talk) => ({
    ...talk,
    sequence: { ...talk.sequence, nextStep: 4 },
  }));
  await tasks.add({
    id: `task-${id}`,
    leadId: "lead-1",
    kind: "linkedin-invite",
    to: "https://www.linkedin.com/in/gareth-oduya",
    text: "Hello",
    status: "open",
    createdAt: sentAt,
  });

  const open = (await ask("GET", page)).text;
  expect(open).toContain("To be done by hand</span>");
  expect(open).not.toContain(">Sent</span>");
  expect(open).toContain("message 3 comes next");

  await tasks.close(`task-${id}`, { status: "done", by: "ines", at: new Date(sentAt) });
  expect((await ask("GET", page)).text).toContain("Done by hand</span>");
});

test.each([
  [{ action: "answer", key: "key-1", text: "It costs 900 a month." }],
  [{ action: "read-as", messageId: "reply-1", label: "not_interested" }],
  [{ action: "take-over" }],
  [{ action: "close" }],
  [{ action: "rest" }],
  [{ action: "nothing" }],
])("a conversation waits for a person until one decides on its page: %o", async (fields) => {
  const { send, waiting, ask } = await anUnclearReply();
  expect(await waiting()).toHaveLength(1);
  expect((await ask("GET", page)).text).toContain("Your answer is awaited");
  expect((await send(fields)).status).toBe(303);
  expect(await waiting()).toEqual([]);
  expect((await ask("GET", page)).text).not.toContain("Your answer is awaited");
});

test("an answer typed on the page goes out once, however often the form is sent", async () => {
  const { send, outbox } = await anUnclearReply();
  const form = { action: "answer", key: "key-1", text: "It costs 900 a month." };
  await send(form);
  expect((await send(form)).status).toBe(303);
  expect(await outbox.ofLead("lead-1")).toMatchObject([
    { kind: "reply", text: form.text, approvedBy: "rep@seller.example" },
  ]);
});

test("an answer that may not go keeps what was typed, and the conversation goes on waiting", async () => {
  const { send, suppressions, waiting } = await anUnclearReply();
  await suppressions.add("address", "gareth.oduya@kestrel-bearings.example", {
    scope: "address",
    reason: "opted-out",
    source: "reply",
    at: "2026-11-20T10:30:00.000Z",
  });
  const answer = await send({ action: "answer", key: "key-1", text: "It costs 900 a month." });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("Nothing was planned");
  expect(answer.text).toContain("It costs 900 a month.</textarea>");
  expect(await waiting()).toHaveLength(1);
});

test("each click says what it did, and the next click may follow at once", async () => {
  const { ask } = await anUnclearReply();
  const form = (path: string, action: string) =>
    ask("POST", path, undefined, "rep", `action=${action}`);
  const done = async (action: string) => (await ask("GET", `${page}?done=${action}`)).text;
  expect((await form(page, "take-over")).status).toBe(303);
  expect(await done("take-over")).toContain("It is yours");
  expect((await form(`${page}?done=take-over`, "hand-back")).status).toBe(303);
  expect(await done("hand-back")).toContain("The department has it again");
});

test("an approved draft stands as it was changed, with what it was made from behind it", async () => {
  const { ask, approvals } = await anUnclearReply();
  const asked = anApproval({
    reason: "a person decides until 2026-11-24T10:00:00.000Z",
    proposal: {
      kind: "reply",
      messageId: "reply-1",
      subject: "Re: two sites",
      text: "The draft.",
      citations: [],
    },
  });
  await approvals.add(asked);
  await approvals.decide(asked.id, (approval) => ({
    ...approval,
    status: "approved",
    decision: { text: "The text as it went." },
    decidedBy: "ines@seller.example",
    decidedThrough: "link",
    decidedAt: "2026-11-20T10:30:00.000Z",
  }));
  const shown = load((await ask("GET", page)).text);
  const card = shown("section").filter((_, one) =>
    shown(one).text().includes("a person was asked"),
  );
  expect(card.text()).toContain("a person decides until Tuesday 24 November, 10:00");
  expect(card.find(".message").first().text()).toBe("The text as it went.");
  expect(card.find("details .message").text()).toBe("The draft.");
  expect(card.find(".hint").text()).toContain(
    "Approved by ines@seller.example, by their own link, Friday 20 November, 10:30",
  );
});

test("a viewer sees what waits, and no button", async () => {
  const { ask } = await anUnclearReply();
  const { text } = await ask("GET", page, undefined, "viewer");
  expect(text).toContain("It is not clear what is meant");
  expect(text).not.toContain("<form");
  const posted = await ask("POST", page, undefined, "viewer", "action=close");
  expect(posted.status).toBe(403);
});

test("the button beside a referral makes the lead, and the page says what became of it", async () => {
  const { send, ask, conversations } = await anUnclearReply();
  const referral = { name: "Ada Reyes", email: "ada.reyes@kestrel-bearings.example" };
  const reading = aReading(["referral"], { referral });
  await conversations.changeMessage("lead-1", "reply-1", (reply) => ({ ...reply, reading }));
  expect((await ask("GET", page)).text).toContain("Make Ada Reyes a lead");
  expect((await send({ action: "referral", messageId: "reply-1" })).status).toBe(303);
  const { text } = await ask("GET", page);
  expect(text).toContain("made a lead of");
  expect(text).not.toContain("Make Ada Reyes a lead");
  const { referred } = (await conversations.message("lead-1", "reply-1")) ?? {};
  expect(referred).toMatchObject({ wasKnown: false, by: "rep@seller.example" });
});
