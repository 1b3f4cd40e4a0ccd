import { expect, test } from "vitest";
import { aCampaign } from "../../support/builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { anOutboxEntry, aSenderAccount } from "../../support/outreach-builders.ts";
import { outreachWorld, plannedWorld } from "../../support/outreach-world.ts";

const dynamo = embeddedDynamo();
const first = "lead-1.step-1.v1";

test("a transport that does not answer leaves the message unknown; it never goes again", async () => {
  const world = await plannedWorld(dynamo());
  world.mailServerAnswers(async () => {
    throw new Error("socket hang up");
  });
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();
  world.setTime("2026-11-20T15:00:00Z");
  await world.send();
  await world.send("reconcile");

  expect(world.mails).toHaveLength(1);
  expect(await world.outbox.find("lead-1", first)).toMatchObject({
    status: "unknown",
    reason: expect.stringContaining("socket hang up"),
  });
  expect(await world.planNext()).toMatchObject({ outboxId: first });
});

test("evidence settles what was unknown, and what follows is done by the next look", async () => {
  const world = await plannedWorld(dynamo());
  world.mailServerAnswers(async () => {
    throw new Error("socket hang up");
  });
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();
  const entry = await world.outbox.find("lead-1", first);
  if (!entry) throw new Error("it is gone");
  await world.outbox.settle(entry, { status: "sent", at: world.now(), reason: "its copy came" });

  world.setTime("2026-11-20T14:40:00Z");
  await world.send("reconcile");
  await world.send("reconcile");

  expect(await world.conversations.messages("lead-1")).toHaveLength(1);
  expect(world.outreachQueue.sent).toHaveLength(1);
  expect(world.said.map(({ type }) => type)).toEqual(["message_sent"]);
});

test("without evidence an unknown message counts as sent after a day, and a person is told", async () => {
  const world = await plannedWorld(dynamo());
  world.mailServerAnswers(async () => {
    throw new Error("socket hang up");
  });
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();
  world.setTime("2026-11-21T14:31:00Z");
  await world.send("reconcile");
  await world.send("reconcile");

  expect(await world.outbox.find("lead-1", first)).toMatchObject({
    status: "sent",
    sentAt: "2026-11-20T14:30:00.000Z",
  });
  expect(world.said.map(({ type }) => type).toSorted()).toEqual([
    "handoff_requested",
    "message_sent",
  ]);
  expect(world.mails).toHaveLength(1);
  const why = await whyPersonIsNeeded(world);
  expect(why).toContain("nobody knows whether a message left");
  expect(why).toMatch(/Look among what mailbox-1 has sent .*“first \(a\)” to gareth\.oduya@/);
});

test("a look that dies while it tells a person leaves the message to the next look", async () => {
  const world = await plannedWorld(dynamo());
  world.mailServerAnswers(async () => {
    throw new Error("socket hang up");
  });
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();
  world.setTime("2026-11-21T14:31:00Z");
  const { bus } = world.sendingDeps;
  const say = async () => {
    throw new Error("the bus did not answer");
  };
  world.sendingDeps.bus = { say };
  await expect(world.send("reconcile")).rejects.toThrow("the bus did not answer");
  expect(await world.outbox.find("lead-1", first)).toMatchObject({ status: "unknown" });
  world.sendingDeps.bus = bus;
  await world.send("reconcile");

  expect(world.said.map(({ type }) => type)).toContain("handoff_requested");
  expect(await world.outbox.find("lead-1", first)).toMatchObject({ status: "sent" });
  expect(world.mails).toHaveLength(1);
});

test("a sender that died after the claim is found, and its message is not sent by another", async () => {
  const world = await plannedWorld(dynamo());
  world.setTime("2026-11-20T14:30:00Z");
  const settle = async () => {
    throw new Error("the function was stopped");
  };
  world.sendingDeps.outbox = { ...world.outbox, settle };
  await world.send();
  world.sendingDeps.outbox = world.outbox;

  expect(await world.outbox.find("lead-1", first)).toMatchObject({ status: "claimed" });
  world.setTime("2026-11-20T14:41:00Z");
  await world.send();
  await world.send("reconcile");
  expect(await world.outbox.find("lead-1", first)).toMatchObject({ status: "unknown" });
  expect(world.mails).toHaveLength(1);
});

test("a crash between the settlement and what follows is made good", async () => {
  const world = await plannedWorld(dynamo());
  world.setTime("2026-11-20T14:30:00Z");
  const { bus } = world.sendingDeps;
  const say = async () => {
    throw new Error("the bus did not answer");
  };
  world.sendingDeps.bus = { say };
  await world.send();
  world.sendingDeps.bus = bus;
  expect(world.outreachQueue.sent).toEqual([]);

  world.setTime("2026-11-20T14:40:00Z");
  await world.send("reconcile");

  expect(world.outreachQueue.sent).toHaveLength(1);
  expect(await world.conversations.messages("lead-1")).toHaveLength(1);
  expect(world.mails).toHaveLength(1);
});

test("SES-11: an address the server does not know is suppressed, and nothing more is planned", async () => {
  const world = await plannedWorld(dynamo());
  world.mailServerAnswers(async () => refusal("bad-address", "550 5.1.1 user unknown"));
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();

  expect(await world.outbox.find("lead-1", first)).toMatchObject({ status: "failed" });
  expect(
    await world.suppressions.find({ email: "gareth.oduya@kestrel-bearings.example" }),
  ).toMatchObject({ reason: "bad-address" });
  expect(await world.outcomes.ofDay("2026-11-20")).toMatchObject([{ kind: "hard-bounced" }]);
  expect(await world.planNext()).toMatchObject({ outcome: "refused" });
});

test("MX-10: a refusal of our sender pauses us, not the person, whose message waits as its next version", async () => {
  const world = await plannedWorld(dynamo());
  world.mailServerAnswers(async () => refusal("sender-refused", "421 4.7.32 alignment"));
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();

  expect(await world.pauses.list()).toMatchObject([
    { scope: { kind: "domain", id: "tidewater-planning.example" } },
  ]);
  expect(await world.suppressions.count()).toBe(0);
  expect(await world.outbox.find("lead-1", "lead-1.step-1.v2")).toMatchObject({
    status: "planned",
  });
  expect(world.said.map(({ type }) => type)).toEqual(["sending_paused"]);
});

test("a server that says later gets the same message later, and once", async () => {
  const world = await plannedWorld(dynamo());
  world.mailServerAnswers(async () => refusal("try-later", "451 4.7.1 greylisted"));
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();
  world.mailServerAnswers(async () => ({ kind: "accepted", providerId: "250" }));
  world.setTime("2026-11-20T15:05:00Z");
  await world.send();
  await world.send();

  const [, second] = world.mails;
  expect(world.mails).toHaveLength(2);
  expect(second?.outboxId).toBe("lead-1.step-1.v2");
  expect(second?.messageId).not.toBe(world.mails[0]?.messageId);
  const outcomes = await world.outcomes.ofDay("2026-11-20");
  expect(outcomes.map(({ kind }) => kind)).toEqual(["sent"]);
});

test("LI-2: an automation that LinkedIn restricts rests at once, and what it cannot do becomes a task", async () => {
  const world = await outreachWorld(dynamo());
  await world.accounts.save(
    aSenderAccount({ id: "profile-1", channel: "linkedin", transport: "unipile", address: "p" }),
  );
  const steps = aCampaign().steps.filter(({ channel }) => channel === "linkedin");
  for (const id of ["lead-1", "lead-2"]) {
    const company = { name: `${id} Ltd`, domain: `${id}.example` };
    await world.addLead({ id, company }, { steps: steps.map((step) => ({ ...step, number: 1 })) });
    await world.begin(id);
  }
  const refusals = ["not-connected", "restricted"] as const;
  let asked = 0;
  world.sendingDeps.linkedIn = async () => ({
    name: "unipile",
    abilities: { canInvite: true, canMessage: true, canReadReplies: false },
    send: async () => ({ kind: "refused", type: refusals[asked++] ?? "restricted", reason: "no" }),
    replies: async () => [],
  });
  world.setTime("2026-11-20T16:30:00Z");
  await world.send();
  world.setTime("2026-11-20T16:55:00Z");
  await world.send();

  expect(asked).toBe(2);
  const outcomes = await world.outcomes.ofDay("2026-11-20");
  expect(outcomes.map(({ kind }) => kind)).toEqual(["sender-refused"]);
  expect(await world.pauses.list()).toMatchObject([
    { scope: { kind: "account", id: "profile-1" } },
  ]);
});

test("what is told to wait until a time that has passed does not head the list for ever", async () => {
  const world = await plannedWorld(dynamo());
  const { mayContact } = world.sendingDeps;
  world.sendingDeps.mayContact = async (about) => {
    const afterwards = await mayContact(about);
    if (afterwards.kind !== "allowed") throw new Error("it may go");
    const until = new Date("2026-11-19T00:00:00Z");
    return { kind: "wait", rule: "not-before", reason: "they are away", until, afterwards };
  };
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();

  expect(await world.outbox.find("lead-1", first)).toMatchObject({
    status: "planned",
    dueAt: "2026-11-20T14:45:00.000Z",
  });
});

function refusal(type: "bad-address" | "sender-refused" | "try-later", reason: string) {
  return { kind: "refused", type, reason } as const;
}

test("SES-8: a mail that finds no room at SES stays planned, is not unknown, and leaves when there is room", async () => {
  const world = await plannedWorld(dynamo());
  const transport = await world.sendingDeps.mailTransport(aSenderAccount());
  if (!transport) throw new Error("There is no transport");
  const until = new Date("2026-11-20T14:30:01Z");
  const reason = "SES takes 1 mails a second";
  world.sendingDeps.mailTransport = async () => ({
    ...transport,
    room: async () => (world.now() < until ? { kind: "none", until, reason } : { kind: "room" }),
  });
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();

  expect(world.mails).toEqual([]);
  expect(await world.outbox.find("lead-1", first)).toMatchObject({
    status: "planned",
    dueAt: until.toISOString(),
    reason,
  });

  world.setTime("2026-11-20T14:31:00Z");
  await world.send();
  expect(world.mails).toHaveLength(1);
  expect(await world.outbox.find("lead-1", first)).toMatchObject({ status: "sent" });
});

test("a message whose words the server does not take stands on a person's list, with what can be done", async () => {
  const world = await plannedWorld(dynamo());
  const reason = "554 5.7.1 message refused: content";
  world.mailServerAnswers(async () => ({ kind: "refused", type: "content", reason }));
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();

  expect(await whyPersonIsNeeded(world)).toBe(
    `a message did not leave: ${reason}. Write it in other words on the page of the conversation, or let it rest there`,
  );
  expect(world.said).toMatchObject([
    {
      type: "handoff_requested",
      data: {
        reason: expect.stringMatching(/^A message did not leave: .*or let it rest there\.$/),
      },
    },
  ]);
});

test("a message that was tried as often as is decent stands on a person's list", async () => {
  const world = await plannedWorld(dynamo());
  const reason = "451 4.7.1 try later";
  world.mailServerAnswers(async () => ({ kind: "refused", type: "try-later", reason }));
  for (const at of ["20T14:30", "20T15:30", "23T15:00", "24T15:00", "25T15:00"]) {
    world.setTime(`2026-11-${at}:00Z`);
    await world.send();
  }
  expect(world.mails).toHaveLength(4);
  expect(await whyPersonIsNeeded(world)).toContain(`a message did not leave: ${reason}`);
});

test("an answer whose account is gone stands on a person's list; who has closed the conversation is not called", async () => {
  const world = await plannedWorld(dynamo());
  world.hidden.add("mailbox-1");
  const answer = { kind: "reply", step: 0, accountId: "mailbox-1" } as const;
  const dueAt = "2026-11-20T10:00:00.000Z";
  await world.conversations.change("lead-1", (one) => ({ ...one, lastInboundAt: dueAt }));
  await world.accounts.save(aSenderAccount({ id: "mailbox-2", address: "tom@t.example" }));
  await world.outbox.plan(anOutboxEntry({ ...answer, id: "lead-1.reply-a.v1", dueAt }));
  world.setTime("2026-11-20T10:05:00Z");
  await world.send();
  expect(world.mails).toEqual([]);
  expect(await whyPersonIsNeeded(world)).toMatch(/^a message did not leave: .*Write to them/);

  await world.conversations.change("lead-1", ({ personNeeded: _, ...one }) => ({
    ...one,
    state: "closed",
  }));
  await world.outbox.plan(anOutboxEntry({ ...answer, id: "lead-1.reply-b.v1", dueAt }));
  await world.send();
  expect(await world.outbox.find("lead-1", "lead-1.reply-b.v1")).toMatchObject({
    status: "cancelled",
  });
  expect(await whyPersonIsNeeded(world)).toBeUndefined();
});

async function whyPersonIsNeeded(world: Awaited<ReturnType<typeof plannedWorld>>) {
  const { conversations } = await world.conversations.waiting({ limit: 9 });
  return conversations.find(({ leadId }) => leadId === "lead-1")?.personNeeded?.why;
}
