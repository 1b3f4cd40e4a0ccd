import { expect, test } from "vitest";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { aSenderAccount } from "../../support/outreach-builders.ts";
import { outreachWorld, plannedWorld } from "../../support/outreach-world.ts";

const dynamo = embeddedDynamo();
const first = "lead-1.step-1.v1";
const second = "lead-1.step-1.v2";
const afternoon = "2026-11-20T14:30:00Z";

type World = Awaited<ReturnType<typeof outreachWorld>>;

const colleague = aSenderAccount({
  id: "mailbox-2",
  address: "tom.reyes@tidewater-planning.example",
  name: "Tom Reyes",
});

test("a step whose account is gone goes in the same words from another, signed by who sends it", async () => {
  const world = await plannedWorld(dynamo());
  await only(world, colleague);
  await rewriteCampaign(world);
  world.setTime(afternoon);
  await world.send();

  expect(world.mails).toEqual([]);
  expect(world.outreachQueue.sent).toEqual([{ kind: "plan-next", leadId: "lead-1", after: first }]);
  expect(await world.planNext()).toMatchObject({ outcome: "planned", outboxId: second });
  expect(await statuses(world)).toEqual([`${first} cancelled`, `${second} planned`]);
  expect(await world.outbox.find("lead-1", second)).toMatchObject({
    accountId: "mailbox-2",
    subject: "first (a)",
    text: "Hello Gareth, first, a.\n\nTom Reyes\nTidewater Planning",
    step: 1,
    variant: "a",
  });
  expect(await world.conversations.find("lead-1")).toMatchObject({
    accounts: { email: "mailbox-2" },
    sequence: { nextStep: 2 },
  });

  world.setTime("2026-11-23T16:30:00Z");
  await world.send();
  expect(world.mails.map(({ outboxId, from }) => [outboxId, from.name])).toEqual([
    [second, "Tom Reyes"],
  ]);
  expect(await world.planNext()).toMatchObject({ outboxId: "lead-1.step-2.v1" });
});

test("a step that a person's note took back goes once the note is let go", async () => {
  const world = await plannedWorld(dynamo());
  const notes = "Call before writing.";
  await world.leads.change("lead-1", (lead) => ({ ...lead, notes }));
  world.setTime(afternoon);
  await world.send();
  expect(await statuses(world)).toEqual([`${first} cancelled`]);
  expect(await world.planNext()).toMatchObject({
    outcome: "refused",
    reason: expect.stringContaining("Call before writing"),
  });

  const noteCleared = { note: notes, by: "rep@seller.example", at: "2026-11-20T15:00:00Z" };
  await world.leads.change("lead-1", (lead) => ({ ...lead, noteCleared }));
  expect(await world.planNext()).toMatchObject({ outcome: "planned", outboxId: second });
  world.setTime("2026-11-23T16:30:00Z");
  await world.send();
  expect(world.mails.map(({ outboxId }) => outboxId)).toEqual([second]);
});

test("a step of a paused account goes from another; without another it waits", async () => {
  const world = await plannedWorld(dynamo());
  const scope = { kind: "account", id: "mailbox-1" } as const;
  const at = "2026-11-20T09:00:00Z";
  await world.pauses.pause({ scope, reason: "too many bounces", by: "watch-lines", at });
  world.setTime(afternoon);
  await world.send();
  expect(await statuses(world)).toEqual([`${first} planned`]);
  expect(world.outreachQueue.sent).toEqual([]);

  await world.accounts.save(colleague);
  world.setTime("2026-11-20T14:50:00Z");
  await world.send();
  await world.planNext();
  expect(await statuses(world)).toEqual([`${first} cancelled`, `${second} planned`]);
  expect(await world.outbox.find("lead-1", second)).toMatchObject({ accountId: "mailbox-2" });
});

test("what a person let go is not asked for again when its account is gone", async () => {
  const world = await outreachWorld(dynamo());
  await world.addLead();
  await world.addMailbox();
  const settings = await world.directory.campaign("job-1");
  await world.directory.saveCampaign({ ...settings, approval: "every" });
  await world.begin();
  const [approval] = await world.approvals.list({ status: "waiting", limit: 5 });
  const id = approval?.id ?? "";
  await world.approvals.decide(id, (waiting) => ({
    ...waiting,
    status: "approved",
    decision: { text: "Hello Gareth, rewritten.\n\nInes" },
    decidedBy: "rep@tidewater-planning.example",
  }));
  await world.planApproved(id);
  await only(world, colleague);
  world.setTime(afternoon);
  await world.send();

  // The decision told once more amid it all lets nothing else go.
  expect(await world.planApproved(id)).toMatchObject({ outboxId: second });
  expect(await world.planApproved(id)).toMatchObject({ outboxId: second });
  expect(await world.outbox.find("lead-1", second)).toMatchObject({
    text: "Hello Gareth, rewritten.\n\nInes",
    approvedBy: "rep@tidewater-planning.example",
  });
  expect(await world.approvals.list({ status: "waiting", limit: 5 })).toEqual([]);
});

test("a planner that died after it took the step back plans it when it is told again", async () => {
  const world = await plannedWorld(dynamo());
  await only(world, colleague);
  const [entry] = await world.outbox.ofLead("lead-1");
  if (!entry) throw new Error("nothing was planned");
  await world.outbox.cancel(entry, "the account mailbox-1 cannot send it");

  const planned = await Promise.all([world.planNext(), world.planNext()]);

  expect(planned.map((one) => one.outboxId)).toEqual([second, second]);
  expect(await statuses(world)).toEqual([`${first} cancelled`, `${second} planned`]);
});

test("a step that a sender claimed meanwhile goes its way and is planned no second time", async () => {
  const world = await plannedWorld(dynamo());
  world.mailServerAnswers(async () => {
    await only(world, colleague);
    await world.planNext();
    return { kind: "accepted", providerId: "250" };
  });
  world.setTime(afternoon);
  await world.send();

  expect(await statuses(world)).toEqual([`${first} sent`]);
  expect(world.mails).toHaveLength(1);
});

test("where no account may send a step any more it waits, and goes by itself when one may again", async () => {
  const world = await plannedWorld(dynamo());
  await world.accounts.save(aSenderAccount({ transport: "ses", version: 2 }));
  await daysPass(world, ["2026-11-20", "2026-11-23"]);
  expect(world.mails).toEqual([]);
  expect(await statuses(world)).toEqual([`${first} planned`]);
  expect(await world.outbox.find("lead-1", first)).toMatchObject({
    reason: "such a message may leave by smtp only, and no account does",
  });

  await world.accounts.save(colleague);
  await daysPass(world, ["2026-11-24", "2026-11-25"]);
  expect(world.mails.map(({ outboxId, from }) => [outboxId, from.name])).toEqual([
    [second, "Tom Reyes"],
  ]);
  expect(await statuses(world)).toEqual([
    `${first} cancelled`,
    `${second} sent`,
    "lead-1.step-2.v1 planned",
  ]);
});

test("a step without an account is looked at again every four hours", async () => {
  const world = await plannedWorld(dynamo());
  world.hidden.add("mailbox-1");
  world.setTime(afternoon);
  await world.send();
  await outreachHears(world);
  expect(await world.outbox.find("lead-1", first)).toMatchObject({
    status: "planned",
    dueAt: "2026-11-20T18:30:00.000Z",
    reason: "no account for e-mail is set up",
  });
  expect(world.said.at(-1)).toMatchObject({
    type: "handoff_requested",
    data: {
      matter: "steps-wait-email-2026-11-20",
      reason: expect.stringMatching(/go by themselves then: no account for e-mail is set up$/),
    },
  });
});

test("where the postal address is missing a step waits, and goes from the same account once it is there", async () => {
  const world = await plannedWorld(dynamo(), {
    company: { name: "Kestrel Bearings", domain: "kestrel-bearings.example", country: "US" },
  });
  await world.saveSeller({ postalAddress: " " });
  await daysPass(world, ["2026-11-20", "2026-11-23"]);
  expect(world.mails).toEqual([]);
  expect(await statuses(world)).toEqual([`${first} planned`]);

  await world.saveSeller({ postalAddress: "4 Harbour Row, Leith" });
  await daysPass(world, ["2026-11-24", "2026-11-25"]);
  expect(world.mails.map(({ outboxId }) => outboxId)).toEqual([first]);
});

test("the step after one that is out waits in the outbox while no account may send it", async () => {
  const world = await plannedWorld(dynamo());
  world.setTime(afternoon);
  await world.send();
  await world.accounts.save(aSenderAccount({ transport: "ses", version: 2 }));
  expect(await outreachHears(world)).toMatchObject([
    { outcome: "planned", outboxId: "lead-1.step-2.v1" },
  ]);
  const { dueAt, reason } = (await world.outbox.find("lead-1", "lead-1.step-2.v1")) ?? {};
  expect(reason).toBe("such a message may leave by smtp only, and no account does");

  // Told once more it keeps its time.
  await world.planNext();
  expect(await world.outbox.find("lead-1", "lead-1.step-2.v1")).toMatchObject({ dueAt });
  await daysPass(world, ["2026-11-23", "2026-11-24", "2026-11-25"]);
  expect(world.mails).toHaveLength(1);

  await world.accounts.save(aSenderAccount({ version: 3 }));
  await daysPass(world, ["2026-11-26", "2026-11-27"]);
  expect(world.mails.map(({ outboxId }) => outboxId)).toEqual([first, "lead-1.step-2.v1"]);
});

test("a step that waits for an account and for a person's word is asked for before it stands in the outbox", async () => {
  const world = await plannedWorld(dynamo());
  world.setTime(afternoon);
  await world.send();
  const settings = await world.directory.campaign("job-1");
  await world.directory.saveCampaign({ ...settings, approval: "every" });
  await world.accounts.save(aSenderAccount({ transport: "ses", version: 2 }));
  expect(await outreachHears(world)).toMatchObject([{ outcome: "waiting" }]);
  expect(await statuses(world)).toEqual([`${first} sent`]);

  const [approval] = await world.approvals.list({ status: "waiting", limit: 5 });
  const id = approval?.id ?? "";
  const decidedBy = "rep@tidewater-planning.example";
  await world.approvals.decide(id, (one) => ({ ...one, status: "approved", decidedBy }));
  expect(await world.planApproved(id)).toMatchObject({ outboxId: "lead-1.step-2.v1" });
  expect(await world.outbox.find("lead-1", "lead-1.step-2.v1")).toMatchObject({
    status: "planned",
    approvedBy: decidedBy,
  });
});

test("a step to somebody who opted out is taken back and never planned again", async () => {
  const world = await plannedWorld(dynamo());
  await only(world, colleague);
  const at = "2026-11-20T09:00:00Z";
  const why = { scope: "address", reason: "opted-out", source: "reply", at } as const;
  await world.suppressions.add("address", "gareth.oduya@kestrel-bearings.example", why);
  world.setTime(afternoon);
  await world.send();

  expect(await world.planNext()).toMatchObject({ outcome: "refused" });
  expect(await statuses(world)).toEqual([`${first} cancelled`]);
});

async function statuses(world: World): Promise<readonly string[]> {
  const entries = await world.outbox.ofLead("lead-1");
  return entries.map(({ id, status }: OutboxEntry) => `${id} ${status}`).toSorted();
}

/** The sender wakes through the business hours of those days, and outreach takes what it is sent. */
async function daysPass(world: World, days: readonly string[]): Promise<void> {
  for (const day of days) {
    for (let hour = 9; hour < 18; hour += 1) {
      world.setTime(`${day}T${String(hour).padStart(2, "0")}:59:00Z`);
      await world.send();
      await outreachHears(world);
    }
  }
}

async function outreachHears(world: World) {
  const planned: Awaited<ReturnType<World["planNext"]>>[] = [];
  for (const { leadId } of world.outreachQueue.sent.splice(0)) {
    planned.push(await world.planNext(leadId));
  }
  return planned;
}

/** The company disconnected all its other mailboxes. */
async function only(world: World, account: SenderAccount): Promise<void> {
  await world.accounts.save(account);
  world.hidden.add("mailbox-1");
}

async function rewriteCampaign(world: World): Promise<void> {
  const campaign = await world.leads.campaignOf("lead-1");
  if (!campaign) throw new Error("the lead has no campaign");
  const [step, ...rest] = campaign.steps;
  if (!step) throw new Error("the campaign has no step");
  const words = { text: "Other words.", factIds: [], isPersonalised: false };
  const variants = step.variants.map((one) => ({
    ...one,
    subject: "other",
    paragraphs: [[words]],
  }));
  await world.leads.saveCampaign({ ...campaign, steps: [{ ...step, variants }, ...rest] });
}
