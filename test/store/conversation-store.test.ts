import { expect, test } from "vitest";
import { ConversationNotFound } from "#shared/ports/conversation-store.ts";
import { dynamoConversationLists } from "#shared/store/conversation-lists.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { aConversation, aMessage } from "../support/outreach-builders.ts";

const dynamo = embeddedDynamo();

test("a conversation begins once, and is found by its lead, its reply token and its company", async () => {
  const conversations = await store();

  expect(await conversations.begin(aConversation())).toBe(true);
  expect(await conversations.begin(aConversation({ reason: "again" }))).toBe(false);

  expect(await conversations.find("lead-1")).toEqual(aConversation());
  expect(await conversations.leadOfReplyToken("TOKENLEAD1")).toBe("lead-1");
  expect(await conversations.ofCompany("kestrel-bearings.example")).toEqual(["lead-1"]);
  expect(await conversations.find("lead-2")).toBeUndefined();
});

test("of twenty changes at the same moment none is lost", async () => {
  const conversations = await store();
  await conversations.begin(aConversation());

  await Promise.all(
    Array.from({ length: 20 }, () =>
      conversations.change("lead-1", (one) => ({ ...one, softBounces: one.softBounces + 1 })),
    ),
  );

  expect(await conversations.find("lead-1")).toMatchObject({ softBounces: 20, version: 21 });
  const same = (one: ReturnType<typeof aConversation>) => one;
  await expect(conversations.change("lead-9", same)).rejects.toBeInstanceOf(ConversationNotFound);
});

test("conversations are listed by their last change, by state, and page by page", async () => {
  const conversations = await store();
  for (const day of [1, 2, 3, 4, 5]) {
    await conversations.begin(
      aConversation({
        leadId: `lead-${day}`,
        state: day % 2 ? "closed" : "nurture",
        updatedAt: `2026-11-0${day}T09:00:00.000Z`,
      }),
    );
  }

  const first = await conversations.list({ limit: 2 });
  const second = await conversations.list({ limit: 3, cursor: first.cursor });
  const closed = await conversations.list({ limit: 2, state: "closed" });
  const rest = await conversations.list({ limit: 2, state: "closed", cursor: closed.cursor });

  expect(leads(first)).toEqual(["lead-5", "lead-4"]);
  expect(leads(second)).toEqual(["lead-3", "lead-2", "lead-1"]);
  expect(leads(closed)).toEqual(["lead-5", "lead-3"]);
  expect(leads(rest)).toEqual(["lead-1"]);
});

test("what waits for a person is listed however old it is, who waits longest first, page by page", async () => {
  const conversations = await store();
  const needs = (since: string) => ({
    personNeeded: { why: "it is not clear what is meant", since },
  });
  for (const day of [1, 2, 3, 4, 5]) {
    await conversations.begin(
      aConversation({ leadId: `lead-${day}`, updatedAt: "2026-11-20T09:00:00.000Z" }),
    );
  }
  for (const day of [4, 2, 3]) {
    const since = `2026-11-0${day}T09:00:00.000Z`;
    await conversations.change(`lead-${day}`, (one) => ({ ...one, ...needs(since) }));
  }
  await conversations.begin(
    aConversation({ leadId: "lead-6", ...needs("2026-11-01T09:00:00.000Z") }),
  );

  const first = await conversations.waiting({ limit: 3 });
  expect(leads(first)).toEqual(["lead-6", "lead-2", "lead-3"]);
  const rest = await conversations.waiting({ limit: 3, cursor: first.cursor });
  expect(leads(rest)).toEqual(["lead-4"]);
  expect(rest.cursor).toBeUndefined();

  // What was added since does not change whose turn it is; who was answered is off the list.
  await conversations.change("lead-2", (one) => ({ ...one, softBounces: 1 }));
  await conversations.change("lead-6", ({ personNeeded: _, ...one }) => one);
  expect(leads(await conversations.waiting({ limit: 9 }))).toEqual(["lead-2", "lead-3", "lead-4"]);
  expect(leads(await conversations.list({ limit: 9 }))).toHaveLength(6);
});

test("of many who ask for a person and answer at the same moment the list knows the last", async () => {
  const conversations = await store();
  await conversations.begin(aConversation());
  await Promise.all(
    Array.from({ length: 10 }, (_, number) =>
      conversations.change("lead-1", ({ personNeeded: _before, ...one }) =>
        number % 2
          ? one
          : { ...one, personNeeded: { why: "a", since: `2026-11-20T09:00:0${number}.000Z` } },
      ),
    ),
  );
  const waits = (await conversations.find("lead-1"))?.personNeeded !== undefined;
  expect(leads(await conversations.waiting({ limit: 9 }))).toEqual(waits ? ["lead-1"] : []);
});

test("a mail that came in does not take over a Message-ID another conversation has", async () => {
  const conversations = await store();
  const ours = aMessage({ id: "out-1", direction: "out", messageId: "m1@seller.example" });
  await conversations.addMessage(ours);

  const forged = aMessage({
    id: "in-1",
    leadId: "lead-2",
    direction: "in",
    messageId: "m1@seller.example",
  });

  expect(await conversations.addMessage(forged)).toBe(true);
  expect(await conversations.addMessage(forged)).toBe(false);
  expect(await conversations.leadOfMessageId("m1@seller.example")).toBe(ours.leadId);
  expect(await conversations.messages("lead-2")).toHaveLength(1);
});

test("a mail that is delivered twice is one message, also when its time differs", async () => {
  const conversations = await store();
  await conversations.begin(aConversation());

  expect(await conversations.addMessage(aMessage())).toBe(true);
  expect(await conversations.addMessage(aMessage({ at: "2026-11-20T09:00:07Z" }))).toBe(false);
  await conversations.addMessage(
    aMessage({ id: "out-1", at: "2026-11-19T09:00:00Z", messageId: "out@x.example" }),
  );

  const messages = await conversations.messages("lead-1");
  expect(messages.map(({ id }) => id)).toEqual(["out-1", "in-1"]);
  expect(await conversations.leadOfMessageId("abc@kestrel-bearings.example")).toBe("lead-1");
});

test("changes of one message at the same moment all happen, and others' messages are not there", async () => {
  const conversations = await store();
  await conversations.addMessage(aMessage({ outcome: "" }));

  await Promise.all(
    Array.from({ length: 8 }, () =>
      conversations.changeMessage("lead-1", "in-1", (message) => ({
        ...message,
        outcome: `${message.outcome}x`,
      })),
    ),
  );

  expect(await conversations.message("lead-1", "in-1")).toMatchObject({ outcome: "xxxxxxxx" });
  expect(await conversations.message("lead-2", "in-1")).toBeUndefined();
});

test("the first reason a company was stopped for stays", async () => {
  const conversations = await store();
  expect(await conversations.companyStop("x.example")).toBeUndefined();

  await conversations.stopCompany("x.example", "Ada replied", new Date("2026-11-20T09:00:00Z"));
  await conversations.stopCompany("x.example", "Ben replied", new Date("2026-11-21T09:00:00Z"));

  expect(await conversations.companyStop("x.example")).toEqual({
    reason: "Ada replied",
    at: "2026-11-20T09:00:00.000Z",
  });
  expect(await conversations.ofCompany("x.example")).toEqual([]);
});

test("whom a stopped company named is let in, until somebody there writes again", async () => {
  const conversations = await store();
  const stop = (at: string) => conversations.stopCompany("x.example", "Ada replied", new Date(at));
  await conversations.letIn("x.example", "lead-2");
  expect(await conversations.companyStop("x.example", "lead-2")).toBeUndefined();
  await stop("2026-11-20T09:00:00Z");
  expect(await conversations.companyStop("x.example", "lead-2")).toBeDefined();

  await conversations.letIn("x.example", "lead-2");
  expect(await conversations.companyStop("x.example", "lead-2")).toBeUndefined();
  expect(await conversations.companyStop("x.example", "lead-3")).toBeDefined();

  await stop("2026-11-21T09:00:00Z");
  expect(await conversations.companyStop("x.example", "lead-2")).toBeDefined();
});

function leads({ conversations }: { conversations: readonly { leadId: string }[] }) {
  return conversations.map(({ leadId }) => leadId);
}

async function store() {
  const { client, table } = dynamo();
  const name = await table("Conversations");
  return { ...dynamoConversationStore(client, name), ...dynamoConversationLists(client, name) };
}
