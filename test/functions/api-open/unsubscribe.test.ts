import { handle } from "hono/aws-lambda";
import { expect, test } from "vitest";
import { unsubscribeValue } from "#shared/domain/compliance/unsubscribe-link.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { Signer } from "#shared/ports/signer.ts";
import { hmacSigner } from "#shared/runtime/hmac-signer.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoOutboxClaims } from "#shared/store/outbox-claim.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { unsubscribeRoutes } from "../../../functions/api-open/unsubscribe.ts";
import { createApp } from "../../../functions/http/app.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { anApproval } from "../../support/meetings-builders.ts";
import {
  aConversation,
  anOutboxEntry,
  aSenderAccount,
  claimConditions,
} from "../../support/outreach-builders.ts";
import { quietLog } from "../../support/quiet-log.ts";

const dynamo = embeddedDynamo();

const now = () => new Date("2026-11-20T09:05:00.000Z");
const sent = anOutboxEntry({ status: "sent", sentAt: "2026-11-19T09:00:00.000Z" });
const next = anOutboxEntry({ id: "lead-1.step-2.v1", step: 2, messageId: "two@seller.example" });

async function openDoor() {
  const { client, table } = dynamo();
  const [directory, conversationsTable] = [await table("directory"), await table("conversations")];
  const conversations = dynamoConversationStore(client, conversationsTable);
  const outbox = {
    ...dynamoOutboxStore(client, conversationsTable),
    ...dynamoOutboxClaims(client, { conversations: conversationsTable, directory }),
  };
  const suppressions = dynamoSuppressionList(client, directory);
  const operations = await table("operations");
  const outcomes = dynamoOutcomeLog(client, operations);
  const approvals = dynamoApprovalStore(client, operations);
  const tasks = dynamoTaskStore(client, operations);
  const accounts = dynamoSenderAccounts(client, directory);
  const leads = dynamoLeadStore(client, await table("leads"));
  const signer: Signer = hmacSigner(async () => "a key of the test");
  await accounts.save(aSenderAccount());
  await conversations.begin(aConversation({ language: "de" }));
  for (const entry of [sent, next]) await outbox.plan(entry);

  const stores = {
    suppressions,
    conversations,
    outbox,
    approvals,
    tasks,
    outcomes,
    accounts,
    leads,
  };
  const routes = unsubscribeRoutes({ ...stores, signer, log: quietLog, now });
  const lambda = handle(createApp(routes, quietLog));

  return {
    ...stores,
    linkOf: async (entry: Pick<OutboxEntry, "leadId" | "id">) =>
      `/u/${await signer.sign("unsubscribe", unsubscribeValue(entry))}`,
    async ask(method: "GET" | "HEAD" | "POST", path: string) {
      const answer = await lambda(eventOf(method, path) as never, undefined as never);
      const { statusCode, headers, body } = answer as {
        readonly statusCode: number;
        readonly headers?: Record<string, string>;
        readonly body: string;
      };
      return { status: statusCode, headers, body };
    },
  };
}

/** As a mailbox provider calls it: nobody is signed in, and there is no cookie. */
function eventOf(method: string, path: string) {
  const [rawPath = "", rawQueryString = ""] = path.split("?");
  return {
    version: "2.0",
    rawPath,
    rawQueryString,
    headers: {
      host: "sales.seller.example",
      "content-type": "application/x-www-form-urlencoded",
    },
    requestContext: { http: { method, path: rawPath, sourceIp: "192.0.2.1" }, requestId: "1" },
    ...(method === "POST" && { body: "List-Unsubscribe=One-Click" }),
    isBase64Encoded: false,
  };
}

test("MX-6: GET on an unsubscribe link shows a page and changes nothing", async () => {
  const door = await openDoor();
  const link = await door.linkOf(sent);

  const page = await door.ask("GET", link);

  expect(page.status).toBe(200);
  expect(page.body).toContain('<form method="post">');
  expect(page.body).toContain('<html lang="de">');
  expect(page.body).toContain("form-action &#39;self&#39;".replaceAll("&#39;", "'"));
  expect(page.body).toContain("g…@kestrel-bearings.example");
  expect(page.body).not.toContain("gareth");
  expect(await door.suppressions.find({ email: sent.to })).toBeUndefined();
  expect(await door.conversations.find("lead-1")).toMatchObject({ state: "initial_outreach" });
  expect(await door.outcomes.ofDay("2026-11-20")).toEqual([]);
});

test("MX-6: one POST is enough, without cookie, sign-in or question", async () => {
  const door = await openDoor();

  const done = await door.ask("POST", await door.linkOf(sent));

  expect(done).toMatchObject({ status: 200, body: expect.stringContaining("Erledigt") });
  expect(done.headers?.["location"]).toBeUndefined();
  expect(await door.suppressions.find({ email: sent.to })).toMatchObject({
    reason: "opted-out",
    source: "one-click",
  });
  expect(await door.conversations.find("lead-1")).toMatchObject({
    state: "closed",
    sequence: { stopped: { at: "2026-11-20T09:05:00.000Z" } },
  });
});

test("MX-7: what was planned is taken back at once", async () => {
  const door = await openDoor();

  await door.ask("POST", await door.linkOf(sent));

  expect(await door.outbox.find("lead-1", next.id)).toMatchObject({
    status: "cancelled",
    reason: "the person opted out with the link in a mail",
  });
});

test("MX-7: what a person was still to decide is withdrawn, for it could never go", async () => {
  const door = await openDoor();
  await door.approvals.add(anApproval());

  await door.ask("POST", await door.linkOf(sent));

  expect(await door.approvals.list({ status: "waiting", limit: 10 })).toEqual([]);
  expect(await door.approvals.find(anApproval().id)).toMatchObject({
    status: "rejected",
    decidedThrough: "one-click",
    decision: { note: "the person opted out with the link in a mail" },
  });
});

test("MX-7: an opt-out between approval and send wins: the claim of a mail planned meanwhile is refused", async () => {
  const door = await openDoor();
  await door.ask("POST", await door.linkOf(sent));
  const approved = anOutboxEntry({ id: "lead-1.reply-m1.v1", kind: "reply", step: 0 });
  await door.outbox.plan(approved);

  const claimed = await door.outbox.claim(approved, claimConditions({ now: now() }));

  expect(claimed).toEqual({ kind: "refused", because: "suppressed" });
});

test("MX-7: an opt-out and a send at the same moment end in one of two lawful ways", async () => {
  const door = await openDoor();
  const link = await door.linkOf(sent);

  const [claimed] = await Promise.all([
    door.outbox.claim(next, claimConditions({ now: now() })),
    door.ask("POST", link),
  ]);

  const entry = await door.outbox.find("lead-1", next.id);
  // Claimed before the opt-out was stored, or not at all.
  expect(entry?.status).toBe(claimed.kind === "claimed" ? "claimed" : "cancelled");
  expect(await door.suppressions.find({ email: sent.to })).toBeDefined();
});

test("a second click changes nothing and is told once", async () => {
  const door = await openDoor();
  const link = await door.linkOf(sent);

  const answers = await Promise.all([1, 2, 3].map(() => door.ask("POST", link)));

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await door.outcomes.ofDay("2026-11-20")).toMatchObject([
    {
      kind: "unsubscribed",
      leadId: "lead-1",
      campaignId: "job-1",
      senderDomain: "tidewater-planning.example",
      step: 1,
    },
  ]);
});

test("a link that somebody made up or spoilt does nothing, and a provider is not told that it did", async () => {
  const door = await openDoor();
  const link = await door.linkOf(sent);
  const forged = await hmacSigner(async () => "another key").sign(
    "unsubscribe",
    unsubscribeValue(sent),
  );

  for (const path of [`${link.slice(0, -2)}xx`, `/u/${forged}`, "/u/nonsense"]) {
    expect((await door.ask("POST", path)).status, path).toBe(404);
    expect((await door.ask("GET", path)).status, path).toBe(404);
  }
  expect(await door.suppressions.count()).toBe(0);
});

test("only the very text that was signed is a link: no letter more, none less, no other spelling of the same bytes", async () => {
  const door = await openDoor();
  const link = await door.linkOf(sent);
  const [value = "", expiry, signature = ""] = link.split(".");

  for (const path of [
    `${link}A`,
    `${link}=`,
    `${link}==`,
    `${link}%20`,
    `${link}.`,
    link.slice(0, -1),
    `${value}A.${expiry}.${signature}`,
    `${value}=.${expiry}.${signature}`,
    `${value.slice(0, -1)}.${expiry}.${signature}`,
    `${value}.${expiry}0.${signature}`,
    `${value}.0${expiry}.${signature}`,
    `${value}.${expiry}.+${signature.slice(1)}`,
    `${value}.${expiry}.${signature.slice(0, 4)}!${signature.slice(4)}`,
  ]) {
    expect((await door.ask("POST", path)).status, path).toBe(404);
  }
  expect(await door.suppressions.count()).toBe(0);
});

test("parameters that a link-checking program adds do no harm, and neither does its HEAD", async () => {
  const door = await openDoor();
  const link = await door.linkOf(sent);

  expect((await door.ask("GET", `${link}?utm_source=x`)).status).toBe(200);
  await door.ask("HEAD", link);

  expect(await door.suppressions.count()).toBe(0);
});

test("who was erased reads that nothing more will come", async () => {
  const door = await openDoor();
  const link = await door.linkOf({ leadId: "lead-gone", id: "lead-gone.step-1.v1" });

  expect(await door.ask("GET", link)).toMatchObject({
    status: 200,
    body: expect.stringContaining("You will get no more messages"),
  });
  expect((await door.ask("POST", link)).status).toBe(200);
});
