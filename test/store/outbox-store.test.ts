import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import type { Key } from "#shared/store/batches.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { claimActions, dynamoOutboxClaims } from "#shared/store/outbox-claim.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { pauseKey, suppressedKey } from "#shared/store/outreach-keys.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { aConversation, anOutboxEntry, claimConditions } from "../support/outreach-builders.ts";

const dynamo = embeddedDynamo();

test("the same business meaning is planned once, and its Message-ID finds the conversation", async () => {
  const { outbox, conversations } = await stores();

  expect(await outbox.plan(anOutboxEntry())).toBe(true);
  expect(await outbox.plan(anOutboxEntry({ text: "Another text" }))).toBe(false);

  expect(await outbox.ofLead("lead-1")).toEqual([anOutboxEntry()]);
  expect(await conversations.leadOfMessageId("<LEAD-1-step-1-v1@Tidewater-Planning.example>")).toBe(
    "lead-1",
  );
});

test("of twenty claimers of one entry one gets it", async () => {
  const { outbox, begin } = await stores();
  await begin();
  await outbox.plan(anOutboxEntry());

  const claims = await Promise.all(
    Array.from({ length: 20 }, () => outbox.claim(anOutboxEntry(), claimConditions())),
  );

  expect(claims.filter(({ kind }) => kind === "claimed")).toHaveLength(1);
  for (const claim of claims) {
    if (claim.kind === "refused") expect(claim.because).toBe("not-planned");
  }
  expect(await outbox.usage("mailbox-1", "2026-11-20")).toEqual({
    sent: 1,
    nextAt: "2026-11-20T09:05:30.000Z",
  });
  expect(await outbox.find("lead-1", "lead-1.step-1.v1")).toMatchObject({
    status: "claimed",
    claimedAt: "2026-11-20T09:00:30.000Z",
    version: 2,
  });
});

test("an entry goes from due to claimed to unknown to sent to told, and each list shows its own", async () => {
  const { outbox, begin } = await stores();
  await begin();
  await outbox.plan(anOutboxEntry());
  const now = new Date("2026-11-20T09:00:30Z");
  const later = new Date("2026-11-20T09:20:00Z");

  expect(await ids(outbox.due(new Date("2026-11-20T08:59:59Z"), 10))).toEqual([]);
  expect(await ids(outbox.due(now, 10))).toEqual(["lead-1.step-1.v1"]);

  const claim = await outbox.claim(anOutboxEntry(), claimConditions({ now }));
  if (claim.kind !== "claimed") throw new Error(claim.because);
  expect(await ids(outbox.due(later, 10))).toEqual([]);
  expect(await ids(outbox.unsettled(now, 10))).toEqual(["lead-1.step-1.v1"]);
  expect(await ids(outbox.unsettled(new Date("2026-11-20T09:00:00Z"), 10))).toEqual([]);

  expect(await outbox.settle(claim.entry, { status: "unknown", at: later })).toBe(true);
  expect(await outbox.settle(claim.entry, { status: "unknown", at: later })).toBe(false);
  expect(await ids(outbox.unsettled(new Date("2026-11-20T09:00:00Z"), 10))).toHaveLength(1);

  expect(await outbox.settle(claim.entry, { status: "sent", at: later, providerId: "p-1" })).toBe(
    true,
  );
  expect(await outbox.settle(claim.entry, { status: "failed", at: later })).toBe(false);
  expect(await ids(outbox.unsettled(later, 10))).toEqual([]);
  expect(await ids(outbox.settledUntold(later, 10))).toEqual(["lead-1.step-1.v1"]);

  await outbox.told(claim.entry);
  expect(await ids(outbox.settledUntold(later, 10))).toEqual([]);
  expect(await outbox.find("lead-1", "lead-1.step-1.v1")).toMatchObject({
    status: "sent",
    providerId: "p-1",
    sentAt: "2026-11-20T09:20:00.000Z",
  });
});

test("each thing that forbids a send is told apart, and a refused claim takes nothing", async () => {
  const { outbox, begin, conversations, put } = await stores();
  const refusal = async (id: string, conditions = claimConditions()) => {
    const claim = await outbox.claim(entryOf(id), conditions);
    return claim.kind === "refused" ? claim.because : "claimed";
  };
  const entryOf = (leadId: string) =>
    anOutboxEntry({
      leadId,
      accountId: `mailbox-of-${leadId}`,
      campaignId: `campaign-of-${leadId}`,
      to: `ada@mail.${leadId}.example`,
      companyKey: `${leadId}.example`,
    });
  for (const leadId of ["a", "b", "c", "d", "e", "f", "g", "h", "i"]) {
    await begin(leadId);
    await outbox.plan(entryOf(leadId));
  }

  await put(suppressedKey("address", " ADA@mail.a.example "));
  await put(suppressedKey("domain", "b.example"));
  await put(suppressedKey("company", "c.example"));
  await put(pauseKey({ kind: "account", id: "mailbox-of-d" }));
  await put(pauseKey({ kind: "campaign", id: "campaign-of-e" }));
  await conversations.change("f", (conversation) => ({
    ...conversation,
    sequence: { ...conversation.sequence, stopped: { reason: "replied", at: now } },
  }));
  await conversations.stopCompany("g.example", "a colleague replied", new Date(now));

  expect(await refusal("a")).toBe("suppressed");
  expect(await refusal("b")).toBe("suppressed");
  expect(await refusal("c")).toBe("suppressed");
  expect(await refusal("d")).toBe("paused");
  expect(await refusal("e")).toBe("paused");
  expect(await refusal("f")).toBe("sequence-stopped");
  expect(await refusal("g")).toBe("company-stopped");
  expect(await refusal("h", claimConditions({ now: new Date("2026-11-20T08:00:00Z") }))).toBe(
    "not-due",
  );
  expect(await outbox.usage("mailbox-of-h", "2026-11-20")).toEqual({ sent: 0, nextAt: undefined });

  await put(pauseKey({ kind: "domain", id: "tidewater-planning.example" }));
  expect(await refusal("h")).toBe("paused");
  expect(await refusal("h", claimConditions({ senderDomain: "other.example" }))).toBe("claimed");
  await put(pauseKey({ kind: "all" }));
  expect(await refusal("i", claimConditions({ senderDomain: "other.example" }))).toBe("paused");
});

test("an objection to mail stops the person's other channels too", async () => {
  const { outbox, begin, put } = await stores();
  await begin();
  const to = "https://www.linkedin.com/in/gareth-oduya";
  const entry = anOutboxEntry({ channel: "linkedin", transport: "manual", to });
  await outbox.plan(entry);
  const email = "gareth.oduya@kestrel-bearings.example";
  await put(suppressedKey("address", email));

  expect(await outbox.claim(entry, claimConditions({ person: { email } }))).toEqual({
    kind: "refused",
    because: "suppressed",
  });
});

test.each([
  ["their profile", "linkedin", "uk.linkedin.com/in/Gareth-Oduya/"],
  ["their number", "phone", "020 7946 0018"],
] as const)(
  "an objection that names %s stops every channel, whatever it is written in",
  async (_, scope, value) => {
    const { outbox, begin, put } = await stores();
    await begin();
    const person = {
      email: "gareth.oduya@kestrel-bearings.example",
      linkedinUrl: "https://www.linkedin.com/in/gareth-oduya",
      phone: "+44 20 7946 0018",
    };
    const ways = [
      anOutboxEntry({ id: "lead-1.step-1.v1" }),
      anOutboxEntry({ id: "lead-1.step-2.v1", channel: "linkedin", to: person.linkedinUrl }),
      anOutboxEntry({ id: "lead-1.step-3.v1", channel: "call", to: person.phone }),
    ];
    for (const entry of ways) await outbox.plan(entry);
    await put(suppressedKey(scope, value));

    for (const entry of ways) {
      expect(await outbox.claim(entry, claimConditions({ person }))).toEqual({
        kind: "refused",
        because: "suppressed",
      });
    }
  },
);

test("a claim is one transaction of at most sixteen actions, however much is known of the person", () => {
  const tables = { conversations: "Conversations", directory: "Directory" };
  const entry = anOutboxEntry({
    to: "gareth@mail.kestrel-bearings.example",
    companyKey: "kestrel.example",
  });
  const person = {
    linkedinUrl: "https://www.linkedin.com/in/gareth-oduya",
    phone: "+44 20 7946 0018",
  };
  expect(claimActions(tables, entry, entry, claimConditions({ person }))).toHaveLength(16);
});

test("caps and spacing of an account hold while many send at once", async () => {
  const { outbox, begin } = await stores();
  const leads = Array.from({ length: 12 }, (_, index) => `lead-${index + 1}`);
  for (const leadId of leads) {
    await begin(leadId);
    await outbox.plan(anOutboxEntry({ leadId }));
  }
  const claimAll = async (conditions = claimConditions()) => {
    const claims = await Promise.all(
      leads.map((leadId) => outbox.claim(anOutboxEntry({ leadId }), conditions)),
    );
    return Map.groupBy(claims, (claim) => (claim.kind === "claimed" ? "claimed" : claim.because));
  };

  const spaced = await claimAll();
  expect(spaced.get("claimed")).toHaveLength(1);
  expect(spaced.get("too-soon-after-the-last")).toHaveLength(11);

  const capped = await claimAll(
    claimConditions({ now: new Date("2026-11-20T10:00:00Z"), dailyCap: 4, restMilliseconds: 0 }),
  );
  expect(capped.get("claimed")).toHaveLength(3);
  expect(capped.get("cap-reached")).toHaveLength(8);
  expect(capped.get("not-planned")).toHaveLength(1);
  expect((await outbox.usage("mailbox-1", "2026-11-20")).sent).toBe(4);
});

test("of a stopped company a step goes to whom it named, and to nobody else", async () => {
  const { outbox, begin, conversations } = await stores();
  await begin();
  const step = anOutboxEntry();
  await outbox.plan(step);
  await conversations.stopCompany(step.companyKey, "replied", new Date(now));
  expect(await outbox.claim(step, claimConditions())).toMatchObject({ because: "company-stopped" });
  await conversations.letIn(step.companyKey, "somebody else");
  expect(await outbox.claim(step, claimConditions())).toMatchObject({ because: "company-stopped" });
  await conversations.letIn(step.companyKey, step.leadId);
  expect((await outbox.claim(step, claimConditions())).kind).toBe("claimed");
});

test("an answer to somebody goes out although the sequence is stopped and the account rests", async () => {
  const { outbox, begin, conversations } = await stores();
  await begin();
  await conversations.stopCompany("kestrel-bearings.example", "replied", new Date(now));
  const reply = anOutboxEntry({ id: "lead-1.reply-in-1.v1", kind: "reply", step: 0 });
  await outbox.plan(reply);

  const claim = await outbox.claim(reply, claimConditions({ dailyCap: 0 }));

  expect(claim.kind).toBe("claimed");
  expect((await outbox.usage("mailbox-1", "2026-11-20")).sent).toBe(0);
});

test("MX-7: an opt-out that comes while a send is claimed lets it go entirely before or not at all", async () => {
  const { outbox, begin, put } = await stores();
  for (let round = 1; round <= 10; round += 1) {
    const leadId = `lead-${round}`;
    const to = `person-${round}@kestrel-bearings.example`;
    const entry = anOutboxEntry({ leadId, to, accountId: `mailbox-${round}` });
    await begin(leadId);
    await outbox.plan(entry);

    const second = anOutboxEntry({ leadId, to, id: `${leadId}.reply-in-1.v1`, kind: "reply" });
    await outbox.plan(second);
    const [claim] = await Promise.all([
      outbox.claim(entry, claimConditions()),
      put(suppressedKey("address", to)),
    ]);

    if (claim.kind === "refused") expect(claim.because).toBe("suppressed");
    expect(await outbox.claim(second, claimConditions())).toEqual({
      kind: "refused",
      because: "suppressed",
    });
  }
});

test("a reply of a colleague that comes while a step is claimed stops every claim after it", async () => {
  const { outbox, begin, conversations } = await stores();
  const leads = Array.from({ length: 8 }, (_, index) => `lead-${index + 1}`);
  for (const leadId of leads) {
    await begin(leadId);
    await outbox.plan(anOutboxEntry({ leadId, accountId: `mailbox-of-${leadId}` }));
  }
  const claim = (leadId: string) =>
    outbox.claim(anOutboxEntry({ leadId, accountId: `mailbox-of-${leadId}` }), claimConditions());

  const [, ...racing] = await Promise.all([
    conversations.stopCompany("kestrel-bearings.example", "a colleague replied", new Date(now)),
    ...leads.slice(0, 4).map(claim),
  ]);
  const after = await Promise.all(leads.slice(4).map(claim));

  for (const one of racing) {
    if (one.kind === "refused") expect(one.because).toBe("company-stopped");
  }
  expect(after).toEqual(after.map(() => ({ kind: "refused", because: "company-stopped" })));
});

test("an entry that was postponed or taken back meanwhile is not sent as it was read", async () => {
  const { outbox, begin } = await stores();
  await begin();
  await outbox.plan(anOutboxEntry());

  expect(await outbox.postpone(anOutboxEntry(), new Date("2026-11-20T11:00:00Z"), "paused")).toBe(
    true,
  );
  const early = await outbox.claim(anOutboxEntry(), claimConditions());
  expect(early).toEqual({ kind: "refused", because: "not-due" });

  expect(await outbox.cancel(anOutboxEntry(), "opted out")).toBe(true);
  expect(await outbox.cancel(anOutboxEntry(), "opted out")).toBe(false);
  expect(await ids(outbox.due(new Date("2026-11-21T09:00:00Z"), 10))).toEqual([]);
  expect(await outbox.find("lead-1", "lead-1.step-1.v1")).toMatchObject({
    status: "cancelled",
    reason: "opted out",
  });
});

test("a Message-ID that the provider gave the mail finds its conversation too", async () => {
  const { outbox, begin, conversations } = await stores();
  await begin();
  await outbox.plan(anOutboxEntry());
  await outbox.claim(anOutboxEntry(), claimConditions());

  await outbox.settle(anOutboxEntry(), {
    status: "sent",
    at: new Date(now),
    messageId: "0100abc@email.amazonses.com",
  });

  expect(await conversations.leadOfMessageId("0100abc@email.amazonses.com")).toBe("lead-1");
});

const now = "2026-11-20T09:00:00.000Z";

async function ids(entries: Promise<readonly { readonly id: string }[]>) {
  return (await entries).map(({ id }) => id);
}

async function stores() {
  const { client, table } = dynamo();
  const tables = {
    conversations: await table("Conversations"),
    directory: await table("Directory"),
  };
  const conversations = dynamoConversationStore(client, tables.conversations);
  return {
    outbox: {
      ...dynamoOutboxStore(client, tables.conversations),
      ...dynamoOutboxClaims(client, tables),
    },
    conversations,
    begin: (leadId = "lead-1") => conversations.begin(aConversation({ leadId })),
    put: (key: Key) =>
      client.send(new PutCommand({ TableName: tables.directory, Item: { ...key } })),
  };
}
