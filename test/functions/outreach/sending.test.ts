import { expect, test } from "vitest";
import { aCampaign } from "../../support/builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { outreachWorld, plannedWorld } from "../../support/outreach-world.ts";

const dynamo = embeddedDynamo();
const first = "lead-1.step-1.v1";

test("what is due leaves once, with its disclosures and opt-out, and all that follows is done", async () => {
  const world = await plannedWorld(dynamo());
  await world.send();
  expect(world.mails).toEqual([]);

  world.setTime("2026-11-20T14:30:00Z");
  await world.send();
  await world.send();

  expect(world.mails).toHaveLength(1);
  const [mail] = world.mails;
  const conversation = await world.conversations.find("lead-1");
  expect(mail).toMatchObject({
    to: "gareth.oduya@kestrel-bearings.example",
    from: { name: "Ines Moreau", address: "ines.moreau@tidewater-planning.example" },
    replyTo: `reply+${conversation?.replyToken}@replies.tidewater-planning.example`,
    unsubscribeMail: `unsub+${conversation?.replyToken}@replies.tidewater-planning.example`,
  });
  expect(mail?.unsubscribeUrl).toMatch(/^https:\/\/department\.tidewater-planning\.example\/u\//);
  expect(mail?.text).toContain(`${mail?.unsubscribeUrl}`);
  expect(mail?.text).toContain("14 Ropewalk Yard");
  expect(await world.outbox.find("lead-1", first)).toMatchObject({ status: "sent" });
  expect(conversation).toMatchObject({
    state: "awaiting_response",
    lastOutboundAt: "2026-11-20T14:30:00.000Z",
  });
  expect(await world.conversations.messages("lead-1")).toMatchObject([
    { id: first, direction: "out", messageId: mail?.messageId },
  ]);
  expect(await world.outcomes.ofDay("2026-11-20")).toMatchObject([
    { id: `sent#${first}`, kind: "sent", step: 1, variant: "a", sendHour: 14 },
  ]);
  expect(world.said.map(({ type }) => type)).toEqual(["message_sent"]);
  expect(world.outreachQueue.sent).toEqual([{ kind: "plan-next", leadId: "lead-1", after: first }]);
  expect(await world.outbox.settledUntold(new Date("2026-11-30T00:00:00Z"), 5)).toEqual([]);
});

test("LAW-US-1: the text of a sales mail has the postal address and a way to opt out", async () => {
  const world = await plannedWorld(dynamo(), { company: { country: "US", city: "Chicago" } });
  world.setTime("2026-11-20T21:00:00Z");
  await world.send();
  expect(world.mails[0]?.text).toMatch(/Ropewalk Yard[\s\S]+No more messages from us: https/);
});

test.each([
  ["US", "Chicago", "2026-11-20T21:00:00Z"],
  ["GB", "Bristol", "2026-11-20T14:30:00Z"],
  ["FR", "Lyon", "2026-11-20T14:00:00Z"],
])(
  "LAW-AI-1: a reader in %s is told in the mail that an AI wrote it",
  async (country, city, at) => {
    const world = await plannedWorld(dynamo(), { company: { country, city } });
    world.setTime(at);
    await world.send();
    expect(world.mails[0]?.text).toContain("AI system");
  },
);

test("LAW-EU-1: a reader in the EU is told in the mail whence the address is", async () => {
  const world = await plannedWorld(dynamo(), { company: { country: "FR" } });
  world.setTime("2026-11-20T14:00:00Z");
  await world.send();
  expect(world.mails[0]?.text).toMatch(/found your address|your address is/i);
});

test("MX-11: a follow-up keeps its distance and refers to the mail before it", async () => {
  const world = await plannedWorld(dynamo());
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();

  const planned = await world.planNext();

  expect(planned.outboxId).toBe("lead-1.step-2.v1");
  expect(Date.parse(planned.dueAt ?? "")).toBeGreaterThanOrEqual(
    Date.parse("2026-11-23T14:30:00Z"),
  );
  const [one] = world.mails;
  expect(await world.outbox.find("lead-1", "lead-1.step-2.v1")).toMatchObject({
    inReplyTo: one?.messageId,
    references: [one?.messageId],
    subject: "second (a)",
  });
});

test("the sequence ends after its last step", async () => {
  const world = await plannedWorld(dynamo());
  for (const day of ["2026-11-20", "2026-11-24", "2026-12-01"]) {
    world.setTime(`${day}T16:59:00Z`);
    await world.send();
    await world.planNext();
  }
  expect(world.mails.map(({ subject }) => subject)).toEqual([
    "first (a)",
    "second (a)",
    "third (a)",
  ]);
  expect(world.mails[2]?.references).toHaveLength(2);
  expect(await world.planNext()).toMatchObject({ outcome: "finished" });
});

test("twenty senders at once send a message once", async () => {
  const world = await plannedWorld(dynamo());
  world.setTime("2026-11-20T14:30:00Z");
  await Promise.all(Array.from({ length: 20 }, () => world.send()));
  expect(world.mails).toHaveLength(1);
}, 20_000);

test("MX-7: an opt-out between planning and sending takes the message back", async () => {
  const world = await plannedWorld(dynamo());
  await world.suppressions.add("address", "gareth.oduya@kestrel-bearings.example", {
    scope: "address",
    reason: "opted-out",
    source: "one-click",
    at: "2026-11-20T10:30:00Z",
  });
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();
  expect(world.mails).toEqual([]);
  expect(await world.outbox.find("lead-1", first)).toMatchObject({
    status: "cancelled",
    reason: expect.stringContaining("asked for no more messages"),
  });
});

test("MX-7: an opt-out while the mail is prepared is seen by the claim", async () => {
  const world = await plannedWorld(dynamo());
  const { mailTransport } = world.sendingDeps;
  world.sendingDeps.mailTransport = async (account) => {
    await world.suppressions.add("address", "gareth.oduya@kestrel-bearings.example", {
      scope: "address",
      reason: "opted-out",
      source: "one-click",
      at: "2026-11-20T14:30:00Z",
    });
    return mailTransport(account);
  };
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();
  expect(world.mails).toEqual([]);
});

test("the kill switch holds what is planned, and lets it go when it is taken back", async () => {
  const world = await plannedWorld(dynamo());
  const at = "2026-11-20T11:00:00Z";
  await world.pauses.pause({ scope: { kind: "all" }, reason: "audit", by: "manager", at });
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();
  expect(await world.outbox.find("lead-1", first)).toMatchObject({
    status: "planned",
    reason: "audit",
  });

  await world.pauses.resume({ kind: "all" }, "manager", world.now());
  world.setTime("2026-11-20T14:46:00Z");
  await world.send();
  expect(world.mails).toHaveLength(1);
});

test("an answer of anybody at the company takes back the steps to its colleagues", async () => {
  const world = await plannedWorld(dynamo());
  await world.conversations.stopCompany("kestrel-bearings.example", "Hannah replied", world.now());
  world.setTime("2026-11-20T14:30:00Z");
  await world.send();
  expect(world.mails).toEqual([]);
  expect(await world.outbox.find("lead-1", first)).toMatchObject({
    status: "cancelled",
    reason: "Hannah replied",
  });
});

test("accounts keep their spacing and their number of the day, whatever is due", async () => {
  const world = await outreachWorld(dynamo());
  await world.addMailbox();
  const [mailbox] = await world.accounts.list();
  if (!mailbox) throw new Error("no mailbox");
  await world.accounts.save({ ...mailbox, version: 2, dailyCap: 4 });
  for (let number = 1; number <= 7; number += 1) {
    const domain = `company-${number}.example`;
    const address = `ada@${domain}`;
    await world.addLead({
      id: `lead-${number}`,
      company: { name: `Company ${number} Ltd`, domain },
      email: { address, source: "website", kind: "personal", confidence: 1, reason: "seen" },
    });
    await world.begin(`lead-${number}`);
  }
  const times: number[] = [];
  world.mailServerAnswers(async () => {
    times.push(world.now().getTime());
    return { kind: "accepted", providerId: "250" };
  });
  for (let minute = 0; minute < 7 * 60; minute += 3) {
    world.setTime(new Date(Date.parse("2026-11-20T10:00:00Z") + minute * 60_000).toISOString());
    await world.send();
  }
  expect(times).toHaveLength(4);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5 * 60_000);
}, 30_000);

test("LI-1: a LinkedIn step is a task for a person, and says so in the conversation", async () => {
  const world = await outreachWorld(dynamo());
  const { steps } = aCampaign();
  const linkedIn = steps.filter(({ channel }) => channel === "linkedin");
  await world.addLead({}, { steps: linkedIn.map((step) => ({ ...step, number: 1 })) });
  await world.begin();
  world.setTime("2026-11-20T16:50:00Z");
  await world.send();

  expect(world.mails).toEqual([]);
  expect(await world.conversations.messages("lead-1")).toMatchObject([
    {
      channel: "linkedin",
      to: "https://www.linkedin.com/in/gareth-oduya",
      outcome: "a task for a person: send this on LinkedIn",
    },
  ]);
  expect(await world.conversations.find("lead-1")).toMatchObject({
    state: "initial_outreach",
    reason: "step 1 waits for a person to send on LinkedIn",
  });
  expect(await world.outcomes.ofDay("2026-11-20")).toEqual([]);
  expect(world.said).toEqual([]);
});
