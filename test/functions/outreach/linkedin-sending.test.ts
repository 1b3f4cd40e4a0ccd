import { expect, test } from "vitest";
import type {
  LinkedInChannel,
  LinkedInMessage,
  LinkedInOutcome,
} from "#shared/ports/linkedin-channel.ts";
import { aCampaign } from "../../support/builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { anOutboxEntry, aSenderAccount } from "../../support/outreach-builders.ts";
import { outreachWorld } from "../../support/outreach-world.ts";

const dynamo = embeddedDynamo();
const first = "lead-1.step-1.v1";
const profileUrl = "https://www.linkedin.com/in/gareth-oduya";

/** A lead whose only step is a note on LinkedIn, by an automation that answers as the test says. */
async function linkedInWorld({
  note = "Hello Gareth, shall we connect?",
  answer = { kind: "accepted", providerId: "inv-1" },
  abilities = { canInvite: true, canMessage: true, canReadReplies: true },
}: {
  readonly note?: string;
  readonly answer?: LinkedInOutcome;
  readonly abilities?: LinkedInChannel["abilities"];
} = {}) {
  const world = await outreachWorld(dynamo());
  const account = aSenderAccount({ id: "profile-1", channel: "linkedin", transport: "unipile" });
  await world.accounts.save({ ...account, address: "https://www.linkedin.com/in/ines-moreau" });
  const [, step] = aCampaign().steps;
  if (!step) throw new Error("the campaign has no step on LinkedIn");
  const variants = step.variants.map((variant) => ({
    ...variant,
    paragraphs: [[{ text: note, factIds: [], isPersonalised: false }]],
  }));
  await world.addLead(
    {
      company: { name: "Kestrel Bearings Ltd", domain: "kestrel-bearings.example", country: "FR" },
    },
    { steps: [{ ...step, number: 1, variants }] },
  );
  const sent: LinkedInMessage[] = [];
  world.sendingDeps.linkedIn = async () => ({
    name: "unipile",
    abilities,
    send: async (message) => {
      sent.push(message);
      return answer;
    },
    replies: async () => [],
  });
  const begun = await world.begin();
  const deliver = async () => {
    world.setTime("2026-11-23T15:50:00Z");
    await world.send();
    return world.outbox.find("lead-1", first);
  };
  return { world, sent, begun, deliver, tasks: () => world.tasks.open(10) };
}

test("LAW-AI-1: a note that a machine sends says so in the note, within 200 characters", async () => {
  const { sent, deliver } = await linkedInWorld();
  expect(await deliver()).toMatchObject({ status: "sent", providerId: "inv-1" });
  expect(sent).toMatchObject([{ outboxId: first, leadId: "lead-1", profileUrl, kind: "invite" }]);
  expect(sent[0]?.text).toMatch(/^Hello Gareth, shall we connect\?/);
  expect(sent[0]?.text).toMatch(/(AI system of|système d'IA de) Tidewater Planning/);
  expect(sent[0]?.text.length).toBeLessThanOrEqual(200);
});

test("LAW-AI-1: a note without room for that sentence is a person's task, as it was written", async () => {
  const note = `Hello Gareth, ${"stock ".repeat(30)}`.trim();
  const { sent, deliver, tasks } = await linkedInWorld({ note });
  const entry = await deliver();
  expect(sent).toEqual([]);
  expect(entry).toMatchObject({ status: "sent", providerId: `task-${first}` });
  expect(entry?.reason).toContain("a note holds 200");
  expect(await tasks()).toMatchObject([
    { kind: "linkedin-invite", to: profileUrl, leadId: "lead-1" },
  ]);
  expect((await tasks())[0]?.text).toBe(entry?.text);
});

/** Gareth has written on LinkedIn, and this answer to him is due. */
async function answerWorld(options: Parameters<typeof linkedInWorld>[0] = {}) {
  const world = await linkedInWorld(options);
  const at = "2026-11-20T10:00:00.000Z";
  await world.world.conversations.change("lead-1", (talk) => ({
    ...talk,
    lastInboundAt: at,
    sequence: { ...talk.sequence, stopped: { reason: "replied", at } },
  }));
  const {
    inReplyTo: _,
    subject: __,
    ...entry
  } = anOutboxEntry({
    id: reply,
    kind: "reply",
    step: 0,
    channel: "linkedin",
    transport: "unipile",
    accountId: "profile-1",
    to: profileUrl,
    companyKey: "kestrel-bearings.example",
    text: "Gladly. It is a yearly fee.",
    messageId: "tag@linkedin",
  });
  await world.world.outbox.plan(entry);
  return { ...world, answered: () => world.world.outbox.find("lead-1", reply) };
}

const reply = "lead-1.reply-linkedin-1.v1";

test("an answer on LinkedIn leaves as a message of the same profile, and counts for its week", async () => {
  const { world, sent, deliver, answered } = await answerWorld();
  await deliver();
  expect(await answered()).toMatchObject({ status: "sent", providerId: "inv-1" });
  expect(sent).toMatchObject([{ outboxId: reply, kind: "message", profileUrl }]);
  expect(sent[0]?.text).toMatch(/^Gladly\. It is a yearly fee\./);
  expect(await world.outbox.usage("profile-1", "2026-11-23")).toMatchObject({ sent: 1 });
});

test("LI-1: an answer that no automation can send is a task with the text to paste, which a person completes", async () => {
  const abilities = { canInvite: true, canMessage: false, canReadReplies: true };
  const { world, sent, deliver, tasks } = await answerWorld({ abilities });
  await deliver();
  expect(sent).toEqual([]);
  const id = `task-${reply}`;
  expect(await tasks()).toMatchObject([
    { id, kind: "linkedin-message", to: profileUrl, text: "Gladly. It is a yearly fee." },
  ]);
  const by = "rep@tidewater-planning.example";
  await world.tasks.close(id, { status: "done", by, at: world.now() });
  expect(await tasks()).toEqual([]);
});

test("LI-2: where an account has written a hundred and fifty within a week a person answers, and the entry says why", async () => {
  const { world, sent, deliver, answered, tasks } = await answerWorld();
  const usage = async () => ({ sent: 19, nextAt: undefined });
  world.sendingDeps.outbox = { ...world.outbox, usage };
  await deliver();
  expect(sent).toEqual([]);
  expect(await answered()).toMatchObject({
    status: "sent",
    providerId: `task-${reply}`,
    reason: expect.stringContaining("writes more than 150 (LI-2)"),
  });
  expect(await tasks()).toMatchObject([
    { kind: "linkedin-message", text: "Gladly. It is a yearly fee." },
  ]);
});

test("LI-2: an account that has sent a hundred within seven days invites nobody until tomorrow", async () => {
  const { world, sent, deliver } = await linkedInWorld();
  const today = "2026-11-23";
  const usage = async (_: string, day: string) => ({
    sent: day === today ? 2 : 14,
    nextAt: undefined,
  });
  world.sendingDeps.outbox = { ...world.outbox, usage };
  expect(await deliver()).toMatchObject({
    status: "planned",
    dueAt: "2026-11-24T00:00:00.000Z",
    reason: expect.stringContaining("LI-2"),
  });
  expect(sent).toEqual([]);
});

test("what the automation cannot do, or finds it cannot, is a person's task", async () => {
  const abilities = { canInvite: false, canMessage: true, canReadReplies: true };
  const unable = await linkedInWorld({ abilities });
  await unable.deliver();
  expect(unable.sent).toEqual([]);
  expect(await unable.tasks()).toHaveLength(1);

  const refused = { kind: "refused", type: "not-connected", reason: "invited already" } as const;
  const late = await linkedInWorld({ answer: refused });
  expect(await late.deliver()).toMatchObject({
    status: "sent",
    reason: "a task for a person: send this on LinkedIn (invited already)",
  });
  expect(await late.tasks()).toHaveLength(1);
});

test("LI-2: a sign that LinkedIn restricts the account pauses it", async () => {
  const answer = { kind: "refused", type: "restricted", reason: "account_restricted" } as const;
  const { world, deliver } = await linkedInWorld({ answer });
  expect(await deliver()).toMatchObject({ status: "failed" });
  expect(await world.pauses.list()).toMatchObject([
    { scope: { kind: "account", id: "profile-1" }, reason: "account_restricted" },
  ]);
});
