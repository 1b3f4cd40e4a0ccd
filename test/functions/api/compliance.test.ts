import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { handle } from "hono/aws-lambda";
import { expect, test } from "vitest";
import { dynamoAuditLog } from "#shared/store/audit-log.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { accountsPartition } from "#shared/store/outreach-keys.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { createApp } from "../../../functions/api/app.ts";
import type { Role } from "../../../functions/api/http/person.ts";
import { complianceRoutes } from "../../../functions/api/routes/compliance.ts";
import { suppressionImportRoutes } from "../../../functions/api/routes/suppression-import.ts";
import { askMayContact } from "../../../functions/ask-may-contact.ts";
import { aLead } from "../../support/builders.ts";
import { collectedQueue } from "../../support/collected-queue.ts";
import { aSenderAccount, complianceNow, outcomes } from "../../support/compliance-builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { aConversation, anOutboxEntry, claimConditions } from "../../support/outreach-builders.ts";
import { quietLog } from "../../support/quiet-log.ts";

const dynamo = embeddedDynamo();

type Ask = { readonly as?: Role; readonly json?: unknown; readonly csv?: string };

async function office() {
  const { client, table } = dynamo();
  const [directory, conversationsTable] = [await table("directory"), await table("conversations")];
  let milliseconds = 0;
  // Two entries of the audit log at one moment have no order.
  const now = () => new Date(complianceNow.getTime() + milliseconds++);
  const stores = {
    suppressions: dynamoSuppressionList(client, directory),
    pauses: dynamoPauses(client, directory),
    accounts: dynamoSenderAccounts(client, directory),
    audit: dynamoAuditLog(client, directory),
    directory: dynamoDepartmentDirectory(client, directory),
    outcomes: dynamoOutcomeLog(client, await table("operations")),
    conversations: dynamoConversationStore(client, conversationsTable),
    outbox: dynamoOutboxStore(client, { conversations: conversationsTable, directory }),
    leads: dynamoLeadStore(client, await table("leads")),
    settings: dynamoSettingsStore(client, directory),
  };
  await stores.accounts.save(
    aSenderAccount({ dns: { isReady: true, problems: [], checkedAt: "2026-11-20T06:00:00.000Z" } }),
  );
  const lines = collectedQueue<{ readonly kind: "check-domains" }>();
  const mayContact = askMayContact({ ...stores, now });
  const lambda = handle(
    createApp(
      [
        ...complianceRoutes({ ...stores, lines, mayContact, now }),
        ...suppressionImportRoutes({ ...stores, now }),
      ],
      quietLog,
    ),
  );

  return {
    ...stores,
    lines,
    /** As in a company that connected none. */
    clearAccounts: () =>
      client.send(
        new DeleteCommand({ TableName: directory, Key: { pk: accountsPartition, sk: "mailbox" } }),
      ),
    async ask(method: string, path: string, { as = "manager", json, csv }: Ask = {}) {
      const event = eventOf(method, path, as, json === undefined ? csv : JSON.stringify(json), csv);
      const answer = await lambda(event as never, undefined as never);
      const { statusCode, body, isBase64Encoded } = answer as LambdaAnswer;
      const text = Buffer.from(body, isBase64Encoded ? "base64" : "utf8").toString("utf8");
      return { status: statusCode, text, json: text.startsWith("{") ? JSON.parse(text) : {} };
    },
  };
}

type LambdaAnswer = {
  readonly statusCode: number;
  readonly body: string;
  readonly isBase64Encoded: boolean;
};

function eventOf(method: string, path: string, as: Role, body: string | undefined, csv?: string) {
  const [rawPath = "", rawQueryString = ""] = path.split("?");
  const claims = { sub: `sub-${as}`, email: `${as}@seller.example`, "cognito:groups": `[${as}]` };
  return {
    version: "2.0",
    rawPath,
    rawQueryString,
    headers: {
      host: "api.example",
      "content-type": csv === undefined ? "application/json" : "application/octet-stream",
    },
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

test("a list is imported, its wrong rows are named by their line, and a second import adds nobody", async () => {
  const { ask, suppressions } = await office();
  const csv = [
    "Name,E-mail,Note",
    'Ada,"Ada Byron <ada@kestrel.example>",asked',
    "Whole company,@marlpit.example,",
    "Nobody,,",
    "Everybody,gmail.com,",
    "Ada again,ADA@kestrel.example,",
  ].join("\r\n");

  const first = await ask("POST", "/api/v1/suppressions/import?fileName=stop.csv", { csv });
  await ask("POST", "/api/v1/suppressions/import?fileName=stop.csv", { csv });

  expect(first.json).toEqual({
    added: 2,
    addresses: 1,
    domains: 1,
    unreadable: 2,
    problems: [
      { line: 4, message: "There is no e-mail address or domain in this row." },
      { line: 5, message: "gmail.com gives mailboxes to everybody; name the addresses instead." },
    ],
  });
  expect(await suppressions.count()).toBe(2);
  expect(await suppressions.find({ email: "grace@marlpit.example" })).toMatchObject({
    reason: "list-import",
    source: "stop.csv",
  });
});

test("a list without a header is read from its first line", async () => {
  const { ask, suppressions } = await office();

  await ask("POST", "/api/v1/suppressions/import", {
    csv: "ada@kestrel.example\ngrace@marlpit.example\n",
  });

  expect(await suppressions.count()).toBe(2);
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
  } = aSenderAccount({ id: "second" });
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

test("the first account added leaves the standard ones, for which messages are planned, in place", async () => {
  const { ask, accounts, clearAccounts } = await office();
  await clearAccounts();
  const standard = (await accounts.list()).map(({ id }) => id);
  const { version: _version, ...second } = aSenderAccount({ id: "second" });
  expect((await ask("POST", "/api/v1/sender-accounts", { json: second })).status).toBe(201);

  expect(standard.length).toBeGreaterThan(0);
  const now = (await accounts.list()).map(({ id }) => id);
  expect(now.toSorted()).toEqual([...standard, "second"].toSorted());
});

test("an account changes on the version read, and another domain is looked at anew", async () => {
  const { ask, accounts } = await office();
  const dns = { isReady: true, problems: [], checkedAt: "2026-11-19T00:00:00.000Z" };
  await accounts.save(aSenderAccount({ version: 2, dns }));
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
  expect(page.text).toContain("everything is paused");
  expect(page.text).not.toContain("<script>");
  expect(page.text).toContain("Account mailbox: pause (SES-2).");
  expect(page.text).toContain("ready");
});

test("LI-1: an account that automates LinkedIn is connected only by somebody who was told of the risk", async () => {
  const { ask, accounts } = await office();
  const { version: _version, ...mailbox } = aSenderAccount({ id: "profile" });
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
