import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { load } from "cheerio";
import { handle } from "hono/aws-lambda";
import { expect, test } from "vitest";
import { identityKeys } from "#shared/domain/leads/identity.ts";
import type { PersonTask } from "#shared/domain/outreach/person-task.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoAuditLog } from "#shared/store/audit-log.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoMailServiceNotes } from "#shared/store/mail-service-notes.ts";
import { dynamoOutboxClaims } from "#shared/store/outbox-claim.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { accountsPartition } from "#shared/store/outreach-keys.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { complianceRoutes } from "../../../functions/api/routes/compliance.ts";
import { suppressionImportRoutes } from "../../../functions/api/routes/suppression-import.ts";
import { askMayContact } from "../../../functions/ask-may-contact.ts";
import { createApp } from "../../../functions/http/app.ts";
import type { Role } from "../../../functions/http/person.ts";
import { asIdentities, stopPerson } from "../../../functions/stop-person.ts";
import { aJob, aLead } from "../../support/builders.ts";
import { collectedQueue } from "../../support/collected-queue.ts";
import { complianceNow, outcomes, sellersMailbox } from "../../support/compliance-builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import {
  aConversation,
  anOutboxEntry,
  aSenderAccount,
  claimConditions,
} from "../../support/outreach-builders.ts";
import { quietLog } from "../../support/quiet-log.ts";

const dynamo = embeddedDynamo();

const aTask = (task: Partial<PersonTask> = {}): PersonTask => ({
  id: "task-lead-1.step-1.v1",
  leadId: "lead-1",
  kind: "linkedin-invite",
  to: "https://www.linkedin.com/in/gareth-oduya",
  text: "Hello",
  status: "open",
  createdAt: "2026-11-20T09:00:00.000Z",
  ...task,
});

type Ask = {
  readonly as?: Role;
  readonly json?: unknown;
  readonly csv?: string;
  readonly form?: Record<string, string>;
};

async function office() {
  const { client, table } = dynamo();
  const [directory, conversationsTable] = [await table("directory"), await table("conversations")];
  const operations = await table("operations");
  const said: DepartmentEvent[] = [];
  const bus = {
    async say(event: DepartmentEvent) {
      said.push(event);
    },
  };
  let milliseconds = 0;
  // Two entries of the audit log at one moment have no order.
  const now = () => new Date(complianceNow.getTime() + milliseconds++);
  const stores = {
    suppressions: dynamoSuppressionList(client, directory),
    pauses: dynamoPauses(client, directory),
    accounts: dynamoSenderAccounts(client, directory),
    audit: dynamoAuditLog(client, directory),
    directory: dynamoDepartmentDirectory(client, directory),
    outcomes: dynamoOutcomeLog(client, operations),
    jobs: dynamoJobStore(client, operations),
    approvals: dynamoApprovalStore(client, operations),
    tasks: dynamoTaskStore(client, operations),
    conversations: dynamoConversationStore(client, conversationsTable),
    outbox: {
      ...dynamoOutboxStore(client, conversationsTable),
      ...dynamoOutboxClaims(client, { conversations: conversationsTable, directory }),
    },
    leads: dynamoLeadStore(client, await table("leads")),
    settings: dynamoSettingsStore(client, directory),
    mailServiceNotes: dynamoMailServiceNotes(client, directory),
  };
  await stores.jobs.add(aJob());
  await stores.accounts.save(
    aSenderAccount({
      ...sellersMailbox,
      dns: { isReady: true, problems: [], checkedAt: "2026-11-20T06:00:00.000Z" },
    }),
  );
  const lines = collectedQueue<{ readonly kind: "check-domains" }>();
  const mayContact = askMayContact({ ...stores, now });
  const lambda = handle(
    createApp(
      [
        ...complianceRoutes({ ...stores, bus, lines, mayContact, now }),
        ...suppressionImportRoutes({ ...stores, now }),
      ],
      quietLog,
    ),
  );

  return {
    ...stores,
    /** As the signed link under a mail does it. */
    stopsByClick: (leadId: string, email: string) =>
      stopPerson(
        { ...stores, now },
        {
          leadId,
          identities: asIdentities([email]),
          why: "opted-out",
          source: "one-click",
          reason: "they opted out with one click",
        },
      ),
    said,
    lines,
    /** As in a company that connected none. */
    clearAccounts: () =>
      client.send(
        new DeleteCommand({ TableName: directory, Key: { pk: accountsPartition, sk: "mailbox" } }),
      ),
    async ask(method: string, path: string, { as = "manager", json, csv, form }: Ask = {}) {
      const event = form
        ? eventOf(method, path, as, String(new URLSearchParams(form)), FORM)
        : eventOf(method, path, as, json === undefined ? csv : JSON.stringify(json), csv && BYTES);
      const answer = await lambda(event as never, undefined as never);
      const { statusCode, body = "", headers, isBase64Encoded } = answer as LambdaAnswer;
      const text = Buffer.from(body, isBase64Encoded ? "base64" : "utf8").toString("utf8");
      return {
        status: statusCode,
        text,
        location: headers?.["location"],
        json: text.startsWith("{") ? JSON.parse(text) : {},
      };
    },
  };
}

const FORM = "application/x-www-form-urlencoded";
const BYTES = "application/octet-stream";

type LambdaAnswer = {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
};

function eventOf(
  method: string,
  path: string,
  as: Role,
  body: string | undefined,
  contentType = "application/json",
) {
  const [rawPath = "", rawQueryString = ""] = path.split("?");
  const claims = { sub: `sub-${as}`, email: `${as}@seller.example`, "cognito:groups": `[${as}]` };
  return {
    version: "2.0",
    rawPath,
    rawQueryString,
    headers: { host: "api.example", "content-type": contentType },
    requestContext: {
      authorizer: { jwt: { claims } },
      http: { method, path: rawPath, sourceIp: "192.0.2.1" },
      requestId: "1",
    },
    ...(body !== undefined && { body: Buffer.from(body).toString("base64") }),
    isBase64Encoded: body !== undefined,
  };
}

test("the kill switch: a rep may stop what is planned already, and only a manager lets it go on", async () => {
  const { ask, pauses, outbox, conversations } = await office();
  await conversations.begin(aConversation());
  const json = { scope: { kind: "all" }, reason: "Wrong price in the campaign" };

  expect((await ask("POST", "/api/v1/pauses", { as: "viewer", json })).status).toBe(403);
  expect((await ask("POST", "/api/v1/pauses", { as: "rep", json })).status).toBe(204);
  expect(await pauses.list()).toMatchObject([{ ...json, by: "rep@seller.example" }]);
  const planned = anOutboxEntry();
  await outbox.plan(planned);
  const claim = () => outbox.claim(planned, claimConditions());
  expect(await claim()).toEqual({ kind: "refused", because: "paused" });

  expect((await ask("DELETE", "/api/v1/pauses/all", { as: "rep" })).status).toBe(403);
  expect((await ask("DELETE", "/api/v1/pauses/all")).status).toBe(204);
  expect((await ask("DELETE", "/api/v1/pauses/all")).status).toBe(404);
  expect(await pauses.list()).toEqual([]);
  expect(await claim()).toMatchObject({ kind: "claimed" });
});

test("a campaign is paused and let go by its name", async () => {
  const { ask, pauses } = await office();
  const scope = { kind: "campaign", id: "job-1" };
  await ask("POST", "/api/v1/pauses", { json: { scope, reason: "new offer" } });

  const listed = await ask("GET", "/api/v1/pauses", { as: "viewer" });

  expect(listed.json).toMatchObject({ pauses: [{ scope, reason: "new offer" }] });
  expect((await ask("DELETE", "/api/v1/pauses/campaign/job-1")).status).toBe(204);
  expect(await pauses.list()).toEqual([]);
});

test("an address is suppressed, found, and taken off again only by a manager with a reason", async () => {
  const { ask, audit } = await office();
  const target = { scope: "address", value: "Ada@Kestrel.example" };

  const added = await ask("POST", "/api/v1/suppressions", {
    as: "rep",
    json: { ...target, note: "asked on the phone" },
  });
  expect(added.status).toBe(204);
  expect((await ask("GET", "/api/v1/suppressions")).json).toEqual({ count: 1 });
  const found = await ask("POST", "/api/v1/suppressions/check", { as: "viewer", json: target });
  expect(found.json).toMatchObject({ isSuppressed: true, suppression: { reason: "by-person" } });

  const removal = { ...target, reason: "It was another Ada, see ticket 12" };
  expect(
    (await ask("POST", "/api/v1/suppressions/remove", { as: "rep", json: removal })).status,
  ).toBe(403);
  const short = { ...target, reason: "oops" };
  expect((await ask("POST", "/api/v1/suppressions/remove", { json: short })).status).toBe(400);
  expect((await ask("POST", "/api/v1/suppressions/remove", { json: removal })).status).toBe(204);
  expect((await ask("POST", "/api/v1/suppressions/remove", { json: removal })).status).toBe(404);

  const told = await audit.ofDay("2026-11-20");
  expect(told.map(({ who, what }) => `${who} ${what}`)).toEqual([
    "rep@seller.example suppression-added",
    "manager@seller.example suppression-removed",
  ]);
  expect(JSON.stringify(told).toLowerCase()).not.toContain("kestrel");
});

test("what is no address or belongs to everybody is not suppressed", async () => {
  const { ask, suppressions } = await office();
  const add = (scope: string, value: string) =>
    ask("POST", "/api/v1/suppressions", { json: { scope, value } });

  expect((await add("address", "nobody")).status).toBe(422);
  expect((await add("domain", "gmail.com")).status).toBe(422);
  expect((await add("domain", "no domain")).status).toBe(422);
  expect(await suppressions.count()).toBe(0);
});

test("two addresses in one value are refused, and so is what is no profile and no number", async () => {
  const { ask, suppressions } = await office();
  const add = (scope: string, value: string) =>
    ask("POST", "/api/v1/suppressions", { json: { scope, value } });

  const two = await add("address", "ada@kestrel.example,grace@kestrel.example");
  expect(two.status).toBe(422);
  expect(two.text).toContain("names 2 e-mail addresses");
  expect((await add("linkedin", "https://www.linkedin.com/company/kestrel")).status).toBe(422);
  expect((await add("phone", "2026")).status).toBe(422);
  expect(await suppressions.count()).toBe(0);
  expect((await add("address", "Ada Byron <ada@kestrel.example>")).status).toBe(204);
  expect(await suppressions.find({ email: "ada@kestrel.example" })).toBeDefined();
});

test("who is suppressed by a profile that a task is for is stopped with all they are known by", async () => {
  const { ask, suppressions, leads, conversations, outbox, tasks } = await office();
  const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
  await leads.add(aLead({ person: { fullName: "Gareth Oduya", linkedinUrl } }));
  await conversations.begin(aConversation({ linkedinUrl }));
  const invitation = { channel: "linkedin", to: linkedinUrl, status: "sent" } as const;
  await outbox.plan(anOutboxEntry(invitation));
  await outbox.plan(anOutboxEntry({ id: "lead-1.step-2.v1", step: 2 }));
  await tasks.add(aTask());
  const json = { scope: "linkedin", value: "linkedin.com/in/Gareth-Oduya" };

  expect((await ask("POST", "/api/v1/suppressions", { as: "rep", json })).status).toBe(204);
  expect((await ask("POST", "/api/v1/suppressions", { as: "rep", json })).status).toBe(204);

  const checked = await ask("POST", "/api/v1/suppressions/check", { as: "viewer", json });
  expect(checked.json).toMatchObject({ isSuppressed: true });
  expect(await suppressions.find({ email: aConversation().email })).toMatchObject({
    scope: "address",
    source: "rep@seller.example",
  });
  expect(await tasks.open(10)).toEqual([]);
  expect((await outbox.find("lead-1", "lead-1.step-2.v1"))?.status).toBe("cancelled");
  expect((await conversations.find("lead-1"))?.state).toBe("closed");
});

test("a person suppressed by mistake is let go by all they were stopped with, and not by what stands for another reason", async () => {
  const { ask, suppressions, leads } = await office();
  const email = "gareth@kestrel.example";
  const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
  const phone = "+44 20 7946 0018";
  await leads.add(aLead({ person: { email, linkedinUrl, phone } }), [`email:${email}`]);
  const at = complianceNow.toISOString();
  const listed = { scope: "phone", reason: "list-import", source: "stop.csv", at } as const;
  await suppressions.add("phone", phone, listed);
  const json = { scope: "address", value: email };
  await ask("POST", "/api/v1/suppressions", { json });
  expect(await suppressions.find({ linkedinUrl })).toMatchObject({ reason: "by-person" });

  const removal = { ...json, reason: "It was another Gareth" };
  expect((await ask("POST", "/api/v1/suppressions/remove", { json: removal })).status).toBe(204);

  expect(await suppressions.find({ email, linkedinUrl })).toBeUndefined();
  expect(await suppressions.find({ phone })).toMatchObject({ reason: "list-import" });
});

test("who is let go by a profile is let go by all they were stopped with, though their tasks are closed", async () => {
  const { ask, suppressions, leads, tasks, conversations } = await office();
  const email = "gareth@kestrel.example";
  const linkedinUrl = "https://www.linkedin.com/in/gareth-442079460018";
  await leads.add(aLead({ person: { email, linkedinUrl } }), [`email:${email}`]);
  await conversations.begin(aConversation({ linkedinUrl, email }));
  await tasks.add(aTask({ to: linkedinUrl }));
  const json = { scope: "linkedin", value: linkedinUrl };
  await ask("POST", "/api/v1/suppressions", { json });
  expect(await suppressions.find({ email })).toMatchObject({ leadId: "lead-1" });

  const removal = { ...json, reason: "It was another Gareth" };
  expect((await ask("POST", "/api/v1/suppressions/remove", { json: removal })).status).toBe(204);

  expect(await suppressions.find({ email, linkedinUrl })).toBeUndefined();
});

test("a number is stopped with the one person whose task it is on, and let go with them", async () => {
  const { ask, suppressions, leads, tasks } = await office();
  const email = "gareth@kestrel.example";
  const phone = "+44 20 7946 0018";
  await leads.add(aLead({ person: { email, phone } }));
  await tasks.add(aTask({ kind: "call", to: phone }));
  const json = { scope: "phone", value: "020 7946 0018" };
  await ask("POST", "/api/v1/suppressions", { json });
  expect(await suppressions.find({ email })).toMatchObject({ reason: "by-person" });

  const removal = { scope: "address", value: email, reason: "It was another Gareth" };
  expect((await ask("POST", "/api/v1/suppressions/remove", { json: removal })).status).toBe(204);

  expect(await suppressions.find({ email, phone })).toBeUndefined();
});

test("a number on the tasks of two is stopped and neither of them; the digits of a profile are no number", async () => {
  const { ask, suppressions, leads, tasks } = await office();
  const emails = ["gareth@kestrel.example", "hannah@kestrel.example"];
  const shared = "+44 114 496 0000";
  const profile = "https://www.linkedin.com/in/gareth-442079460018";
  for (const [index, email] of emails.entries()) {
    const leadId = `lead-${index}`;
    await leads.add(aLead({ id: leadId, person: { email, phone: shared } }));
    await tasks.add(aTask({ id: `call-${index}`, leadId, kind: "call", to: shared }));
  }
  await tasks.add(aTask({ id: "profile", leadId: "lead-0", to: profile }));
  for (const value of [shared, "020 7946 0018"]) {
    await ask("POST", "/api/v1/suppressions", { json: { scope: "phone", value } });
  }

  for (const email of emails) expect(await suppressions.find({ email })).toBeUndefined();
  expect(await suppressions.find({ phone: shared })).toMatchObject({ scope: "phone" });
  expect(await suppressions.count()).toBe(2);
});

test("what is paused under another spelling is held, shown and let go as the account it is", async () => {
  const { ask, pauses, accounts, leads, said } = await office();
  await accounts.save(aSenderAccount({ ...sellersMailbox, id: "second" }));
  await leads.add(aLead());
  const json = { scope: { kind: "account", id: "MAILBOX" }, reason: "new offer" };

  expect((await ask("POST", "/api/v1/pauses", { json })).status).toBe(204);

  const scope = { kind: "account", id: "mailbox" };
  expect(await pauses.list()).toMatchObject([{ scope }]);
  expect((await ask("DELETE", "/api/v1/pauses/account/Mailbox")).status).toBe(204);
  expect(said.map(({ data }) => data)).toMatchObject([{ scope }, { scope }]);
  expect(await pauses.resumed()).toMatchObject([{ scope }]);
});

test("what does not exist is not paused and has no settings", async () => {
  const { ask, pauses, directory } = await office();
  const pause = (scope: object) =>
    ask("POST", "/api/v1/pauses", { json: { scope, reason: "new offer" } });

  for (const kind of ["account", "campaign", "domain"]) {
    const refused = await pause({ kind, id: "nowhere.example" });
    expect(refused.status, kind).toBe(404);
    expect(refused.text).toContain("nowhere.example");
  }
  expect(await pauses.list()).toEqual([]);
  expect((await pause({ kind: "account", id: "mailbox" })).status).toBe(204);
  expect((await pause({ kind: "domain", id: "seller.example" })).status).toBe(204);
  expect((await pause({ kind: "campaign", id: "finder" })).status).toBe(204);

  const campaign = "/api/v1/campaigns/summer";
  expect((await ask("GET", campaign)).status).toBe(404);
  expect((await ask("PATCH", campaign, { json: { mayAutoReply: true } })).status).toBe(404);
  expect(await directory.campaigns()).toEqual([]);
  expect((await ask("GET", "/api/v1/campaigns/job-1")).status).toBe(200);
});

test("a list is imported, its wrong rows are named by their line, and a second import adds nobody", async () => {
  const { ask, suppressions } = await office();
  const csv = [
    "Name,E-mail,Note",
    'Ada,"Ada Byron <ada@kestrel.example>",asked',
    "Whole company,@marlpit.example,",
    "Nobody,,",
    "Everybody,gmail.com,",
    "Ada again,ADA@kestrel.example,",
    "Grace,linkedin.com/in/Grace-Hopper,+44 20 7946 0018",
  ].join("\r\n");

  const first = await ask("POST", "/api/v1/suppressions/import?fileName=stop.csv", { csv });
  const again = await ask("POST", "/api/v1/suppressions/import?fileName=stop.csv", { csv });

  expect(first.json).toEqual({
    added: 4,
    addresses: 1,
    profiles: 1,
    phones: 1,
    domains: 1,
    rows: 6,
    rejected: 2,
    isComplete: true,
    problems: [
      {
        line: 4,
        field: "",
        rule: "nobody-named",
        message:
          "There is no e-mail address, LinkedIn profile, phone number or domain in this row.",
      },
      {
        line: 5,
        field: "",
        rule: "domain-shared",
        message: "gmail.com gives mailboxes to everybody; name the addresses instead.",
      },
    ],
  });
  expect(again.json).toMatchObject({ added: 0, addresses: 1, isComplete: true });
  expect(await suppressions.count()).toBe(4);
  const imported = { reason: "list-import", source: "stop.csv" };
  const linkedinUrl = "https://www.linkedin.com/in/grace-hopper";
  expect(await suppressions.find({ email: "grace@marlpit.example" })).toMatchObject(imported);
  expect(await suppressions.find({ linkedinUrl })).toMatchObject(imported);
  expect(await suppressions.find({ phone: "020 7946 0018" })).toMatchObject(imported);
});

test("a list without a header is read from its first line", async () => {
  const { ask, suppressions } = await office();

  await ask("POST", "/api/v1/suppressions/import", {
    csv: "ada@kestrel.example\ngrace@marlpit.example\n",
  });

  expect(await suppressions.count()).toBe(2);
});

test("a list of domains without a header loses none, of whatever ending", async () => {
  const { ask, suppressions } = await office();

  await ask("POST", "/api/v1/suppressions/import", { csv: "acme.agency\nother.example\n" });
  await ask("POST", "/api/v1/suppressions/import", {
    csv: "<kim@host.example>\n<lee@host.example>",
  });
  await ask("POST", "/api/v1/suppressions/import", { csv: "contact.email\nada@x.example\n" });

  expect(await suppressions.find({ domain: "acme.agency" })).toBeDefined();
  expect(await suppressions.find({ email: "kim@host.example" })).toBeDefined();
  expect(await suppressions.find({ domain: "contact.email" })).toBeUndefined();
  expect(await suppressions.count()).toBe(5);
});

test("a list over the size of one call is refused before anything of it is stored", async () => {
  const { ask, suppressions } = await office();
  const csv = `mail,notes\nkim@host.example,${"x".repeat(4_600_000)}\n`;

  const answer = await ask("POST", "/api/v1/suppressions/import", { csv });

  expect(answer).toMatchObject({
    status: 413,
    json: { detail: expect.stringContaining("4.5 MB") },
  });
  expect((await ask("POST", "/api/v1/suppressions/import?fromLine=0", { csv: "a" })).status).toBe(
    400,
  );
  expect(await suppressions.count()).toBe(0);
});

test("what is suppressed by hand is stopped in every spelling, or refused", async () => {
  const { ask, suppressions } = await office();
  const stop = async (scope: string, value: string) =>
    (await ask("POST", "/api/v1/suppressions", { json: { scope, value } })).status;

  expect(await stop("address", "'Kim\u200b＠Host.example;")).toBe(204);
  expect(await stop("domain", "*@acme.example")).toBe(204);
  expect(await stop("company", "name:Kestrel Bearings Ltd")).toBe(204);
  expect(await stop("company", "Marlpit GmbH")).toBe(204);
  expect(await stop("linkedin", "<linkedin.com/in/Kim>,")).toBe(204);
  expect(await stop("address", "kim @ host.example")).toBe(422);
  expect(await stop("address", "kim@host.example; lee@host")).toBe(422);
  expect(await stop("domain", "kim@host.example")).toBe(422);
  expect(await stop("domain", "https://lnkd.in/x")).toBe(422);
  expect(await stop("company", "gmail.com")).toBe(422);

  for (const who of [
    { email: "kim@host.example" },
    { email: "ada@mail.acme.example" },
    { companyKey: "name:kestrel bearings" },
    { companyKey: "name:marlpit" },
    { linkedinUrl: "https://www.linkedin.com/in/kim" },
  ]) {
    expect(await suppressions.find(who), JSON.stringify(who)).toBeDefined();
  }
});

test("who is stopped by a spelling of their mailbox is found as the lead they are", async () => {
  const { ask, leads, suppressions } = await office();
  const linkedinUrl = "https://www.linkedin.com/in/kim";
  const person = { email: "kim@gmail.com", linkedinUrl };
  await leads.add(aLead({ person }), identityKeys({ company: {}, person }));

  const json = { scope: "address", value: "K.i.m+crm@googlemail.com" };
  expect((await ask("POST", "/api/v1/suppressions", { json })).status).toBe(204);

  expect(await suppressions.find({ linkedinUrl })).toMatchObject({ leadId: "lead-1" });
});

test("why a lead may or may not be written to is answered with the rule and the law", async () => {
  const { ask, leads, suppressions } = await office();
  const email = {
    address: "gareth@kestrel.example",
    source: "csv",
    kind: "personal",
    confidence: 1,
    reason: "",
  } as const;
  const company = { name: "Kestrel Bearings Ltd", domain: "kestrel.example", country: "GB" };
  await leads.add(aLead({ id: "uk", company, email }));
  await leads.add(aLead({ id: "de", company: { ...company, country: "DE" }, email }));
  const may = async (id: string, channel = "email") =>
    (await ask("GET", `/api/v1/leads/${id}/may-contact?channel=${channel}`, { as: "viewer" })).json;

  expect(await may("uk")).toMatchObject({
    decision: "allowed",
    reason: expect.stringContaining("PECR"),
    account: "mailbox",
    transport: "smtp",
  });
  expect(await may("de")).toMatchObject({
    decision: "refused",
    rule: "no-legal-basis",
    reason: expect.stringContaining("UWG"),
  });
  expect(await may("uk", "linkedin")).toMatchObject({ decision: "refused", rule: "no-address" });

  const at = complianceNow.toISOString();
  const wish = { scope: "address", reason: "opted-out", source: "one-click", at } as const;
  await suppressions.add("address", email.address, wish);
  expect(await may("uk")).toMatchObject({
    decision: "refused",
    rule: "suppressed",
    legal: { decision: "allowed" },
  });
  expect((await ask("GET", "/api/v1/leads/nobody/may-contact")).status).toBe(404);
});

test("a new account is looked at before it sends, and its channel and transport must fit", async () => {
  const { ask, accounts, lines } = await office();
  const {
    version: _version,
    startedOn: _startedOn,
    ...settings
  } = aSenderAccount({ ...sellersMailbox, id: "second" });
  const create = (more: object) =>
    ask("POST", "/api/v1/sender-accounts", { json: { ...settings, ...more } });

  expect((await create({})).json).toMatchObject({ version: 1, startedOn: "2026-11-20" });
  expect(lines.sent).toEqual([{ kind: "check-domains" }]);
  expect((await create({})).status).toBe(409);
  expect((await create({ id: "third", transport: "unipile" })).status).toBe(422);
  expect((await create({ id: "third", address: "nobody" })).status).toBe(422);
  expect((await create({ id: "third", dailyCap: 51 })).status).toBe(400);
  expect((await create({ id: "third", timeZone: "Moon/Crater" })).status).toBe(400);
  expect((await accounts.list()).map(({ id }) => id)).toEqual(["mailbox", "second"]);
});

test("an account's ramp begins on the day its own zone has", async () => {
  const { ask } = await office();
  const { version: _version, startedOn: _startedOn, ...settings } = aSenderAccount(sellersMailbox);
  const zones = { "Pacific/Kiritimati": 14, "Pacific/Niue": -11 };
  for (const [timeZone, hours] of Object.entries(zones)) {
    const json = { ...settings, id: timeZone.slice(8).toLowerCase(), timeZone };
    const local = new Date(complianceNow.getTime() + hours * 3_600_000);
    expect((await ask("POST", "/api/v1/sender-accounts", { json })).json).toMatchObject({
      startedOn: local.toISOString().slice(0, 10),
    });
  }
});

test("the first account added leaves the standard ones, for which messages are planned, in place", async () => {
  const { ask, accounts, clearAccounts } = await office();
  await clearAccounts();
  const standard = (await accounts.list()).map(({ id }) => id);
  const { version: _version, ...second } = aSenderAccount({ ...sellersMailbox, id: "second" });
  expect((await ask("POST", "/api/v1/sender-accounts", { json: second })).status).toBe(201);

  expect(standard.length).toBeGreaterThan(0);
  const now = (await accounts.list()).map(({ id }) => id);
  expect(now.toSorted()).toEqual([...standard, "second"].toSorted());
});

test("an account changes on the version read, and another domain is looked at anew", async () => {
  const { ask, accounts } = await office();
  const dns = { isReady: true, problems: [], checkedAt: "2026-11-19T00:00:00.000Z" };
  await accounts.save(aSenderAccount({ ...sellersMailbox, version: 2, dns }));
  const change = (json: object) => ask("PATCH", "/api/v1/sender-accounts/mailbox", { json });

  expect((await change({ version: 1, dailyCap: 30 })).status).toBe(409);
  expect((await change({ version: 2, dailyCap: 30 })).json).toMatchObject({ dailyCap: 30, dns });
  const moved = await change({ version: 3, address: "ines@other.example" });
  expect(moved.json).not.toHaveProperty("dns");
});

test("campaigns and the company's day are changed in parts, and who did it is told", async () => {
  const { ask } = await office();

  const campaign = await ask("PATCH", "/api/v1/campaigns/job-1", { json: { mayAutoReply: true } });
  const day = await ask("PATCH", "/api/v1/company-day", { json: { timeZone: "Europe/Paris" } });
  const wrong = await ask("PATCH", "/api/v1/company-day", {
    json: { allocation: { least: 60, most: 50 } },
  });

  expect(campaign.json).toMatchObject({ id: "job-1", mayAutoReply: true, confidenceFloor: 0.8 });
  expect(day.json).toMatchObject({ timeZone: "Europe/Paris", poolFloor: 60 });
  expect(wrong.status).toBe(422);
  expect((await ask("GET", "/api/v1/company-day")).json).toMatchObject({
    timeZone: "Europe/Paris",
    allocation: { least: 30, most: 50 },
  });
  expect((await ask("GET", "/api/v1/audit")).json).toMatchObject({
    entries: [{ what: "campaign-changed", why: "mayAutoReply" }, { what: "company-day-changed" }],
  });
});

test("the page shows the switch, the lines, the mailboxes and what was done", async () => {
  const { ask, outcomes: log, pauses } = await office();
  for (const event of outcomes({ sent: 20, "hard-bounced": 2 })) await log.tell(event);
  const at = complianceNow.toISOString();
  const reason = '<script>alert("x")</script>';
  await pauses.pause({ scope: { kind: "all" }, reason, by: "rep@seller.example", at });

  const page = await ask("GET", "/api/v1/compliance", { as: "viewer" });

  expect(page.status).toBe(200);
  expect(page.text).toContain("All sending is stopped");
  expect(page.text).not.toContain("<script>");
  expect(page.text).toContain("E-mail of ines@seller.example: paused.");
  expect(page.text).toContain("ready");
});

test("one button stops all sending, with a reason, and a manager's lets it go on; both are told", async () => {
  const { ask, pauses, said, audit } = await office();
  const stop = { action: "pause", scope: "all", reason: "a wrong price went out" };
  const go = { action: "resume", scope: "all", reason: "the price is right again" };
  const press = (form: Record<string, string>, as: Role) =>
    ask("POST", "/api/v1/pauses/switch", { as, form });

  expect((await press(stop, "viewer")).status).toBe(403);
  expect((await press({ ...stop, reason: "" }, "rep")).status).toBe(400);
  expect(await press(stop, "rep")).toMatchObject({
    status: 303,
    location: "/api/v1/compliance?done=pause",
  });
  expect((await press(stop, "rep")).status).toBe(303);
  expect(await pauses.list()).toMatchObject([
    { scope: { kind: "all" }, reason: stop.reason, by: "rep@seller.example" },
  ]);
  expect((await press(go, "rep")).status).toBe(403);
  expect((await press(go, "manager")).status).toBe(303);
  expect(await pauses.list()).toEqual([]);
  expect((await press(go, "manager")).status).toBe(404);

  expect(said).toMatchObject([
    { type: "sending_paused", data: { by: "rep@seller.example", reason: stop.reason } },
    { type: "sending_resumed", data: { by: "manager@seller.example", reason: go.reason } },
  ]);
  const entries = await audit.ofDay(complianceNow.toISOString().slice(0, 10));
  expect(entries.find(({ what }) => what === "resumed")).toMatchObject({ why: go.reason });
});

test("the sending page has a switch for everything and for each account and campaign, to those who may", async () => {
  const { ask, pauses } = await office();
  const buttons = async (as: Role) => {
    const page = load((await ask("GET", "/api/v1/compliance", { as })).text);
    return page('form.switch[action="/api/v1/pauses/switch"]')
      .toArray()
      .map((form) => {
        const value = (name: string) => page(`input[name="${name}"]`, form).attr("value");
        return `${value("action")} ${value("scope")}`;
      });
  };

  expect(await buttons("viewer")).toEqual([]);
  expect(await buttons("rep")).toEqual([
    "pause all",
    "pause account:mailbox",
    "pause campaign:job-1",
    "pause campaign:finder",
    "pause campaign:direct",
  ]);
  const at = complianceNow.toISOString();
  const scope = { kind: "account", id: "mailbox" } as const;
  await pauses.pause({ scope, reason: "a person left", by: "rep@seller.example", at });
  expect(await buttons("manager")).toEqual([
    "pause all",
    "resume account:mailbox",
    "pause campaign:job-1",
    "pause campaign:finder",
    "pause campaign:direct",
  ]);
  await pauses.pause({ scope: { kind: "all" }, reason: "stop", by: "rep@seller.example", at });
  expect(await buttons("manager")).toContain("resume all");
});

test("LI-1: an account that automates LinkedIn is connected only by somebody who was told of the risk", async () => {
  const { ask, accounts } = await office();
  const { version: _version, ...mailbox } = aSenderAccount({ ...sellersMailbox, id: "profile" });
  const profile = { ...mailbox, channel: "linkedin", address: "https://linkedin.com/in/ines" };
  const create = (more: object) =>
    ask("POST", "/api/v1/sender-accounts", { json: { ...profile, ...more } });

  const warned = await create({ transport: "unipile" });
  expect(warned).toMatchObject({
    status: 422,
    text: expect.stringContaining("allow no automation"),
  });
  expect((await create({ transport: "manual" })).status).toBe(201);
  const change = { version: 1, transport: "unipile" };
  const patch = (json: object) => ask("PATCH", "/api/v1/sender-accounts/profile", { json });
  expect((await patch(change)).status).toBe(422);
  expect((await patch({ ...change, acceptsLinkedInRisk: true })).status).toBe(200);
  expect(await accounts.find("profile")).toMatchObject({ transport: "unipile", version: 2 });
});

test("SES-4: people see that SES is in its sandbox, and what it lets out", async () => {
  const { ask, mailServiceNotes } = await office();
  const shown = async () => (await ask("GET", "/api/v1/compliance", { as: "viewer" })).text;
  expect(await shown()).toContain("Its limits were not read yet");

  const state = {
    readAt: "2026-11-20T06:00:00.000Z",
    isSandbox: true,
    maySend: true,
    standing: "HEALTHY",
    perSecond: 1,
    perDay: 200,
    sentLastDay: 12,
  };
  await mailServiceNotes.saveState(state);
  expect(await shown()).toContain("verified addresses only");
  expect(await shown()).toContain("carry 1 mail a second and 200 mails in 24 hours; it carried 12");

  await mailServiceNotes.saveState({
    ...state,
    isSandbox: false,
    maySend: false,
    standing: "SHUTDOWN",
  });
  expect(await shown()).toContain("stopped by Amazon (SHUTDOWN)");
  expect(await shown()).not.toContain("verified addresses only");
});

test("a button stops one person under every name they have, and a manager's takes it back", async () => {
  const { ask, leads, conversations, outbox, suppressions, audit } = await office();
  const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
  await leads.add(aLead());
  await conversations.begin(aConversation({ linkedinUrl }));
  await outbox.plan(anOutboxEntry());
  const { email = "" } = aConversation();
  const form = { action: "stop", leadId: "lead-1", reason: "he asked me on the telephone" };

  const stopped = await ask("POST", "/api/v1/suppressions/person", { as: "rep", form });

  expect(stopped).toMatchObject({ status: 303, location: expect.stringContaining("done=stop") });
  for (const who of [{ email }, { linkedinUrl }]) {
    expect(await suppressions.find(who)).toMatchObject({
      reason: "by-person",
      source: "rep@seller.example",
    });
  }
  expect(await outbox.find("lead-1", anOutboxEntry().id)).toMatchObject({
    status: "cancelled",
    reason: "rep@seller.example stopped them: he asked me on the telephone",
  });
  expect(await conversations.find("lead-1")).toMatchObject({ state: "closed" });
  expect(await audit.ofDay("2026-11-20")).toContainEqual(
    expect.objectContaining({ what: "suppression-added", why: "he asked me on the telephone" }),
  );

  const back = { ...form, action: "release", reason: "it was another Gareth" };
  const byRep = await ask("POST", "/api/v1/suppressions/person", { as: "rep", form: back });
  expect(byRep.status).toBe(403);
  const as = "manager";
  expect((await ask("POST", "/api/v1/suppressions/person", { as, form: back })).status).toBe(303);
  for (const who of [{ email }, { linkedinUrl }]) {
    expect(await suppressions.find(who)).toBeUndefined();
  }
  const again = await ask("POST", "/api/v1/suppressions/person", { as, form: back });
  expect(again).toMatchObject({ status: 409, json: { detail: expect.stringContaining("nobody") } });
});

test("what a person asked for themselves no button takes back", async () => {
  const { ask, leads, conversations, suppressions } = await office();
  await leads.add(aLead());
  await conversations.begin(aConversation());
  const { email = "" } = aConversation();
  const at = complianceNow.toISOString();
  const optOut = { scope: "address", reason: "opted-out", source: "one-click", at } as const;
  await suppressions.add("address", email, optOut);
  const form = { action: "release", leadId: "lead-1", reason: "the deal is too good" };

  const refused = await ask("POST", "/api/v1/suppressions/person", { as: "admin", form });

  expect(refused.status).toBe(409);
  expect(await suppressions.find({ email })).toMatchObject({ reason: "opted-out" });
});

test("whoever asks to stop after a colleague stopped them stays stopped, by whatever they are known", async () => {
  const { ask, leads, conversations, suppressions, stopsByClick } = await office();
  const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
  await leads.add(aLead());
  await conversations.begin(aConversation({ linkedinUrl }));
  const { email = "" } = aConversation();
  const form = { leadId: "lead-1", reason: "it was another Gareth" };
  const press = (action: string) =>
    ask("POST", "/api/v1/suppressions/person", { form: { ...form, action } });
  expect((await press("stop")).status).toBe(303);

  await stopsByClick("lead-1", email);

  expect(await press("release")).toMatchObject({
    status: 409,
    json: { detail: expect.stringContaining("another reason than a colleague’s word") },
  });
  for (const who of [{ email }, { linkedinUrl }]) {
    expect(await suppressions.find(who)).toMatchObject({
      reason: "opted-out",
      source: "one-click",
    });
  }
});

test("a person's own wish by one name they have keeps a colleague's stop by another", async () => {
  const { ask, leads, conversations, suppressions } = await office();
  const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
  await leads.add(aLead());
  await conversations.begin(aConversation({ linkedinUrl }));
  const { email = "" } = aConversation();
  const at = complianceNow.toISOString();
  const wish = { source: "reply", at } as const;
  await suppressions.add("address", email, { ...wish, scope: "address", reason: "by-person" });
  await suppressions.add("linkedin", linkedinUrl, {
    ...wish,
    scope: "linkedin",
    reason: "opted-out",
  });
  const form = { action: "release", leadId: "lead-1", reason: "it was another Gareth" };

  expect((await ask("POST", "/api/v1/suppressions/person", { form })).status).toBe(409);

  expect(await suppressions.find({ email })).toMatchObject({ reason: "by-person" });
});

test("where another stop would still hold nothing is taken back, and it is said which", async () => {
  const { ask, leads, conversations, suppressions } = await office();
  const email = "gareth+list@kestrel.example";
  await leads.add(aLead());
  await conversations.begin(aConversation({ email, companyKey: "kestrel.example" }));
  const form = { leadId: "lead-1", reason: "it was another Gareth" };
  const press = (action: string) =>
    ask("POST", "/api/v1/suppressions/person", { form: { ...form, action } });
  const suppress = (scope: string, value: string) =>
    ask("POST", "/api/v1/suppressions", { json: { scope, value } });
  const letGo = (scope: string, value: string) =>
    ask("POST", "/api/v1/suppressions/remove", { json: { scope, value, reason: form.reason } });

  await suppress("address", "gareth@kestrel.example");
  expect(await press("release")).toMatchObject({
    status: 409,
    json: { detail: expect.stringContaining("gareth@kestrel.example is stopped") },
  });
  await press("stop");
  expect((await press("release")).status).toBe(409);
  expect((await letGo("address", "gareth@kestrel.example")).status).toBe(204);
  await suppress("company", "kestrel.example");
  expect(await press("release")).toMatchObject({
    status: 409,
    json: { detail: expect.stringContaining("everybody at their company is stopped") },
  });
  expect(await suppressions.find({ email })).toMatchObject({ scope: "address" });
  expect((await letGo("company", "kestrel.example")).status).toBe(204);

  expect((await press("release")).status).toBe(303);
  expect(await suppressions.findAll({ email, companyKey: "kestrel.example" })).toEqual([]);
});

test.each([
  ["a number alone", { person: { fullName: "Gareth Oduya", phone: "+44 20 7946 0018" } }],
  [
    "the office's address alone",
    {
      email: {
        address: "info@kestrel.example",
        source: "csv",
        kind: "role",
        confidence: 1,
        reason: "",
      },
    },
  ],
] as const)("who is known by %s is stopped by it, and let go again", async (_, known) => {
  const { ask, leads, suppressions } = await office();
  const lead = aLead({ person: {}, ...known });
  await leads.add(lead);
  const who = { email: lead.email?.address, phone: lead.person?.phone };
  const press = (action: string) =>
    ask("POST", "/api/v1/suppressions/person", {
      form: { action, leadId: "lead-1", reason: "he asked me on the telephone" },
    });

  expect((await press("stop")).status).toBe(303);
  expect(await suppressions.find(who)).toMatchObject({ reason: "by-person", leadId: "lead-1" });
  expect((await press("release")).status).toBe(303);
  expect(await suppressions.find(who)).toBeUndefined();
});

test("who is known by nothing that anything could go to cannot be stopped, and it is said", async () => {
  const { ask, leads, suppressions } = await office();
  await leads.add(aLead({ person: { fullName: "Gareth Oduya", phone: "12" } }));
  const form = { action: "stop", leadId: "lead-1", reason: "he asked me on the telephone" };

  expect(await ask("POST", "/api/v1/suppressions/person", { form })).toMatchObject({
    status: 409,
    json: { detail: expect.stringContaining("no address, profile or number") },
  });
  expect(await suppressions.count()).toBe(0);
});

test("a person is let go for a reason in a sentence, by the button as by the API", async () => {
  const { ask, leads, suppressions } = await office();
  const email = "gareth@kestrel.example";
  await leads.add(aLead({ person: { email } }));
  const reason = "mistake";
  const press = (action: string) =>
    ask("POST", "/api/v1/suppressions/person", { form: { action, leadId: "lead-1", reason } });
  expect((await press("stop")).status).toBe(303);

  expect((await press("release")).status).toBe(400);
  const json = { scope: "address", value: email, reason };
  expect((await ask("POST", "/api/v1/suppressions/remove", { json })).status).toBe(400);
  expect(await suppressions.find({ email })).toBeDefined();
});

test("the sending page stops an address, and says what was done", async () => {
  const { ask, suppressions } = await office();
  const form = { scope: "address", value: "Gareth@Kestrel.example", note: "wrong person" };
  const { status, location = "" } = await ask("POST", "/api/v1/suppressions/form", { form });
  expect(status).toBe(303);
  expect(await suppressions.find({ email: "gareth@kestrel.example" })).toMatchObject({
    reason: "by-person",
  });
  const { text } = await ask("GET", location);
  expect(text).toContain("nothing goes there any more");
  expect(text).toContain("Stopped for good: one address");
});
