import { expect, test } from "vitest";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { aSenderAccount } from "../../support/outreach-builders.ts";
import { conversationWorld, type WorldOptions } from "./conversation-world.ts";

const dynamo = embeddedDynamo();
const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
const answer = "lead-1.reply-linkedin-1.v1";

async function linkedInWorld(options: WorldOptions = {}) {
  const conversation = { linkedinUrl, ...options.conversation };
  const world = await conversationWorld(dynamo(), { ...options, conversation });
  const profile = aSenderAccount({ id: "profile-1", channel: "linkedin", transport: "unipile" });
  await world.accounts.save(profile);
  const hears = (text: string, message: Partial<ConversationMessage> = {}) =>
    world.hears({
      id: "linkedin-1",
      channel: "linkedin",
      from: linkedinUrl,
      to: "profile-1",
      subject: undefined,
      messageId: undefined,
      isAuthenticated: true,
      text,
      ...message,
    });
  return { ...world, hears };
}

test("a question on LinkedIn is answered on LinkedIn, through the outbox", async () => {
  const { hears, outbox } = await linkedInWorld();
  expect(await hears("Thanks. How much does it cost?")).toMatchObject({ action: "answered" });
  const entry = await outbox.find("lead-1", answer);
  expect(entry).toMatchObject({
    kind: "reply",
    channel: "linkedin",
    transport: "unipile",
    accountId: "profile-1",
    to: linkedinUrl,
    references: [],
    basis: "answers what they wrote",
  });
  expect(entry?.text).toContain("The price is a yearly fee");
  expect(entry).not.toHaveProperty("subject");
  expect(entry).not.toHaveProperty("inReplyTo");
});

test("who asks for mail on LinkedIn is answered by mail, and the entry says why", async () => {
  const { hears, outbox } = await linkedInWorld();
  await hears("How much does it cost? By email please.");
  expect(await outbox.find("lead-1", answer)).toMatchObject({
    channel: "email",
    subject: "Re: LinkedIn",
    to: "gareth.oduya@kestrel-bearings.example",
    basis: "answers what they wrote; by email because they asked for mail",
  });
});

test("a draft for LinkedIn tells the person who decides where it goes, and has no subject", async () => {
  const { hears, approvals } = await linkedInWorld({ campaign: { mayAutoReply: false } });
  await hears("How much does it cost?");
  expect((await approvals.ofLead("lead-1"))[0]).toMatchObject({
    reason:
      "the campaign lets no answer go without a person; it goes on LinkedIn, where they wrote",
    proposal: { kind: "reply", subject: "", messageId: "linkedin-1" },
  });
});

test("a message of another profile in the conversation is for a person", async () => {
  const { hears } = await linkedInWorld();
  const from = "https://www.linkedin.com/in/ada-reyes";
  expect(await hears("How much does it cost?", { from })).toMatchObject({
    action: "drafted",
    reason: expect.stringContaining("not whom we write to"),
  });
});
