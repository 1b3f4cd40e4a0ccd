import { expect, test } from "vitest";
import type { LinkedInReply } from "#shared/ports/linkedin-channel.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { aConversation, anOutboxEntry } from "../../support/outreach-builders.ts";
import { plannedWorld } from "../../support/outreach-world.ts";

const dynamo = embeddedDynamo();
const first = "lead-1.step-1.v1";
const profileUrl = "https://www.linkedin.com/in/gareth-oduya";
const aReply = (reply: Partial<LinkedInReply> = {}): LinkedInReply => ({
  id: "m-1",
  profileUrl,
  text: "Tell me more",
  at: "2026-11-20T10:05:00.000Z",
  ...reply,
});

/** A lead whose first mail is planned, and a channel that tells of replies as the test says. */
async function polledWorld(replies: (since: Date) => readonly LinkedInReply[]) {
  const world = await plannedWorld(dynamo());
  world.sendingDeps.polledChannels = async () => [
    {
      name: "unipile",
      abilities: { canInvite: true, canMessage: true, canReadReplies: true },
      send: async () => ({ kind: "accepted", providerId: "1" }),
      replies: async (since) => replies(since),
    },
  ];
  const entry = (id = first) => world.outbox.find("lead-1", id);
  return { ...world, entry, poll: () => world.send("poll-channels") };
}

test("an answer on LinkedIn stops, counts and is read as a mailed one is", async () => {
  const world = await polledWorld(() => [
    aReply({ profileUrl: "https://linkedin.com/in/Gareth-Oduya/" }),
  ]);
  const sent = { status: "sent", claimedAt: "2026-11-19T10:00:00.000Z" } as const;
  const invitation = { channel: "linkedin", transport: "manual", to: profileUrl, ...sent } as const;
  const answer = { id: "lead-1.reply-in-0.v1", kind: "reply", step: 0 } as const;
  const byPerson = { ...answer, id: "lead-1.reply-in-1.v1", approvedBy: "ines@seller.example" };
  await world.outbox.plan(anOutboxEntry({ id: "lead-1.step-2.v1", step: 2, ...invitation }));
  await world.outbox.plan(anOutboxEntry(answer));
  await world.outbox.plan(anOutboxEntry(byPerson));
  await world.tasks.add({
    id: "task-lead-1.step-2.v1",
    leadId: "lead-1",
    kind: "linkedin-invite",
    to: profileUrl,
    text: "Hello",
    status: "open",
    createdAt: "2026-11-19T10:00:00.000Z",
  });
  await world.conversations.change("lead-1", (one) => ({ ...one, softBounces: 2 }));

  await world.poll();

  expect(await world.entry()).toMatchObject({ status: "cancelled" });
  expect(await world.entry(answer.id)).toMatchObject({ status: "cancelled" });
  expect(await world.entry(byPerson.id)).toMatchObject({ status: "planned" });
  expect(await world.tasks.find("task-lead-1.step-2.v1")).toMatchObject({ status: "stopped" });
  expect(await world.conversations.companyStop("kestrel-bearings.example")).toBeDefined();
  expect(await world.conversations.find("lead-1")).toMatchObject({
    softBounces: 0,
    lastInboundAt: "2026-11-20T10:05:00.000Z",
    sequence: { stopped: { reason: "the person answered on LinkedIn" } },
  });
  expect(await world.conversations.message("lead-1", "linkedin-m-1")).toMatchObject({
    channel: "linkedin",
    text: "Tell me more",
  });
  expect(world.replies.sent).toEqual([{ leadId: "lead-1", messageId: "linkedin-m-1" }]);
  expect(await world.outcomes.ofDay("2026-11-20")).toMatchObject([{ kind: "replied", step: 2 }]);
  const told = world.said.find(({ type }) => type === "response_received");
  expect(told?.data).toMatchObject({ leadId: "lead-1", campaignId: "job-1", channel: "linkedin" });
});

test("an answer told again is counted once, and one that was read is not read again", async () => {
  const world = await polledWorld(() => [aReply()]);
  await world.outbox.plan(anOutboxEntry({ id: "lead-1.step-0.v1", status: "sent" }));
  await world.poll();
  await world.poll();
  expect(await world.outcomes.ofDay("2026-11-20")).toHaveLength(1);
  await world.conversations.changeMessage("lead-1", "linkedin-m-1", (message) => ({
    ...message,
    outcome: "read",
  }));
  const before = world.replies.sent.length;
  await world.poll();
  expect(world.replies.sent).toHaveLength(before);
});

test("an answer that came while a channel could not be read for days is found; let go on since, it stops nothing again", async () => {
  const answered = new Date("2026-11-10T10:05:00.000Z");
  const world = await polledWorld((since) =>
    since <= answered ? [aReply({ at: answered.toISOString(), text: "Please stop" })] : [],
  );
  await world.poll();
  expect(world.replies.sent).toEqual([{ leadId: "lead-1", messageId: "linkedin-m-1" }]);
  expect(await world.entry()).toMatchObject({ status: "cancelled" });

  await world.conversations.change("lead-1", ({ sequence, ...before }) => {
    const { stopped: _stopped, ...goesOn } = sequence;
    return { ...before, sequence: goesOn };
  });
  await world.poll();
  expect((await world.conversations.find("lead-1"))?.sequence.stopped).toBeUndefined();
});

test("of two conversations with one profile the last one moved is answered", async () => {
  const world = await polledWorld(() => [aReply()]);
  const later = "2026-11-20T12:00:00.000Z";
  await world.conversations.begin(
    aConversation({
      leadId: "lead-2",
      linkedinUrl: profileUrl,
      createdAt: later,
      updatedAt: later,
    }),
  );

  await world.poll();

  expect(world.replies.sent).toEqual([{ leadId: "lead-2", messageId: "linkedin-m-1" }]);
});

test("a reply that cannot be taken keeps no other from being taken", async () => {
  // Older than six hours: both are looked at in the run over two weeks only.
  const at = "2026-11-19T10:05:00.000Z";
  const world = await polledWorld((since) =>
    since.toISOString() < at ? [aReply({ id: "m-1", at }), aReply({ id: "m-2", at })] : [],
  );
  const { addMessage } = world.sendingDeps.conversations;
  world.sendingDeps.conversations = {
    ...world.sendingDeps.conversations,
    addMessage: async (message) => {
      if (message.id === "linkedin-m-1") throw new Error("too much at once");
      return addMessage(message);
    },
  };

  await world.poll();

  expect(await world.conversations.message("lead-1", "linkedin-m-1")).toBeUndefined();
  expect(world.replies.sent).toEqual([{ leadId: "lead-1", messageId: "linkedin-m-2" }]);
});
