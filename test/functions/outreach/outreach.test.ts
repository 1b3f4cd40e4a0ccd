import { expect, test } from "vitest";
import { isOpen } from "#shared/domain/outreach/business-hours.ts";
import { defaultCampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { placeOf } from "#shared/domain/outreach/recipient-place.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { outreachWorld, plannedWorld } from "../../support/outreach-world.ts";

const dynamo = embeddedDynamo();

test("an allocated lead gets its first message planned in its own business hours, with the reason", async () => {
  const world = await outreachWorld(dynamo());
  await world.addLead({ company: { name: "Ruhrtal Lager GmbH", country: "GB" } });
  await world.addMailbox();

  const output = await world.begin();

  expect(output).toMatchObject({ outcome: "planned", outboxId: "lead-1.step-1.v1" });
  const entry = await world.outbox.find("lead-1", "lead-1.step-1.v1");
  expect(entry).toMatchObject({
    status: "planned",
    subject: "first (a)",
    text: "Hello Gareth, first, a.\n\nInes Moreau\nAccount Director\nTidewater Planning",
    to: "gareth.oduya@kestrel-bearings.example",
    transport: "smtp",
    accountId: "mailbox-1",
    approvedBy: "campaign",
    references: [],
  });
  expect(entry?.messageId).toMatch(/^[a-z2-7]{24}@tidewater-planning\.example$/);
  expect(entry?.basis).toContain("PECR");
  const place = placeOf({ company: { country: "GB" } }, "UTC");
  expect(isOpen(place, new Date(entry?.dueAt ?? ""))).toBe(true);
  expect(await world.conversations.find("lead-1")).toMatchObject({
    state: "initial_outreach",
    campaignId: "job-1",
    accounts: { email: "mailbox-1" },
    sequence: { nextStep: 2, variant: "a" },
  });
});

test("a lead that is begun twice, and planned on too early, has one message planned", async () => {
  const world = await outreachWorld(dynamo());
  await world.addLead();

  await Promise.all([world.begin(), world.begin()]);
  const again = await world.planNext();

  expect(again).toMatchObject({ outcome: "planned", outboxId: "lead-1.step-1.v1" });
  expect(await world.outbox.ofLead("lead-1")).toHaveLength(1);
});

test.each([
  ["an address that opted out", "address", "gareth.oduya@kestrel-bearings.example"],
  ["a suppressed domain", "domain", "kestrel-bearings.example"],
  ["a suppressed company", "company", "kestrel-bearings.example"],
] as const)("%s is refused and no conversation begins", async (_, scope, value) => {
  const world = await outreachWorld(dynamo());
  await world.addLead();
  const suppression = {
    scope,
    reason: "opted-out",
    source: "reply",
    at: "2026-11-01T00:00:00Z",
  } as const;
  await world.suppressions.add(scope, value, suppression);

  expect(await world.begin()).toMatchObject({
    outcome: "refused",
    reason: expect.stringContaining("asked for no more messages"),
  });
  expect(await world.conversations.find("lead-1")).toBeUndefined();
});

test("LAW-EU-3: where advertising needs consent and none is recorded nothing is planned", async () => {
  const world = await outreachWorld(dynamo());
  await world.addLead({ company: { country: "DE" } });

  const output = await world.begin();

  expect(output).toMatchObject({ outcome: "refused", reason: expect.stringContaining("Germany") });
  expect(await world.outbox.ofLead("lead-1")).toEqual([]);
});

test("SES-1: a cold first message does not go by an account of SES", async () => {
  const world = await outreachWorld(dynamo());
  await world.addLead();
  await world.accounts.prepare();
  const [mailbox] = (await world.accounts.list()).filter(({ channel }) => channel === "email");
  if (!mailbox) throw new Error("no mailbox");
  await world.accounts.save({ ...mailbox, transport: "ses", version: 2 });

  expect(await world.begin()).toMatchObject({
    outcome: "refused",
    reason: "such a message may leave by smtp only, and no account does",
  });
});

test("LAW-US-2: without a postal address in the seller's profile nothing is planned", async () => {
  const world = await outreachWorld(dynamo());
  await world.addLead();
  await world.saveSeller({ postalAddress: " " });

  expect(await world.begin()).toMatchObject({
    outcome: "refused",
    reason: expect.stringContaining("postal address"),
  });
});

test("a pause plans the message all the same; it is held when it is due", async () => {
  const world = await outreachWorld(dynamo());
  await world.addLead();
  const at = "2026-11-20T09:00:00Z";
  await world.pauses.pause({ scope: { kind: "all" }, reason: "audit", by: "manager", at });

  expect(await world.begin()).toMatchObject({ outcome: "planned" });
});

test("a campaign that wants a person asks one, and only the approved text is planned", async () => {
  const world = await outreachWorld(dynamo());
  await world.addLead();
  await world.directory.saveCampaign({ ...defaultCampaignSettings("job-1"), approval: "first" });

  const asked = await world.begin();

  expect(asked.outcome).toBe("waiting");
  expect(await world.outbox.ofLead("lead-1")).toEqual([]);
  const [approval] = await world.approvals.list({ status: "waiting", limit: 5 });
  expect(approval?.proposal).toMatchObject({ kind: "reply", messageId: "", subject: "first (a)" });
  expect(world.said.map(({ type }) => type)).toEqual(["approval_requested"]);
  expect((await world.planNext()).outcome).toBe("waiting");

  await world.approvals.decide(approval?.id ?? "", (waiting) => ({
    ...waiting,
    status: "approved",
    decision: { text: "Hello Gareth, rewritten.\n\nInes" },
    decidedBy: "rep@tidewater-planning.example",
  }));
  const planned = await world.planApproved(approval?.id ?? "");

  expect(planned).toMatchObject({ outcome: "planned", outboxId: "lead-1.step-1.v1" });
  expect(await world.outbox.find("lead-1", "lead-1.step-1.v1")).toMatchObject({
    text: "Hello Gareth, rewritten.\n\nInes",
    subject: "first (a)",
    approvedBy: "rep@tidewater-planning.example",
  });
  expect((await world.conversations.find("lead-1"))?.approvalId).toBeUndefined();
});

test("a message that a person rejected ends the sequence", async () => {
  const world = await outreachWorld(dynamo());
  await world.addLead();
  await world.directory.saveCampaign({ ...defaultCampaignSettings("job-1"), approval: "every" });
  await world.begin();
  const [approval] = await world.approvals.list({ status: "waiting", limit: 5 });
  await world.approvals.decide(approval?.id ?? "", (waiting) => ({
    ...waiting,
    status: "rejected",
    decidedBy: "rep@tidewater-planning.example",
  }));

  await world.planApproved(approval?.id ?? "");

  expect((await world.conversations.find("lead-1"))?.sequence.stopped?.reason).toBe(
    "rep@tidewater-planning.example rejected the message",
  );
  expect(await world.planNext()).toMatchObject({ outcome: "refused" });
});

test("a lead without campaign, or without conversation, is told as refused", async () => {
  const world = await outreachWorld(dynamo());
  expect(await world.begin("nobody")).toMatchObject({ outcome: "refused" });
  await world.addLead({}, { steps: [], note: "no angle was found" });
  expect(await world.begin()).toMatchObject({ outcome: "refused", reason: "no angle was found" });
  await world.addLead({ id: "lead-2" });
  expect(await world.planNext("lead-2")).toMatchObject({ outcome: "refused" });
});

test("the sequence goes on although the planner died right after its plan", async () => {
  const world = await plannedWorld(dynamo());
  await world.conversations.change("lead-1", ({ accounts: _unwritten, ...before }) => ({
    ...before,
    accounts: {},
    sequence: { ...before.sequence, nextStep: 1 },
  }));
  const [first] = await world.outbox.ofLead("lead-1");
  world.setTime(first?.dueAt ?? "");
  await world.send();

  expect(await world.planNext()).toMatchObject({
    outcome: "planned",
    outboxId: "lead-1.step-2.v1",
  });
});

test("a decision about a step that is told again lets no other step go", async () => {
  const world = await outreachWorld(dynamo());
  await world.addLead();
  await world.addMailbox();
  await world.directory.saveCampaign({ ...defaultCampaignSettings("job-1"), approval: "every" });
  await world.begin();
  const [approval] = await world.approvals.list({ status: "waiting", limit: 5 });
  const id = approval?.id ?? "";
  await world.approvals.decide(id, (waiting) => ({
    ...waiting,
    status: "approved",
    decidedBy: "rep@tidewater-planning.example",
  }));
  await world.planApproved(id);
  const [first] = await world.outbox.ofLead("lead-1");
  world.setTime(first?.dueAt ?? "");
  await world.send();

  expect((await world.planApproved(id)).outcome).toBe("refused");
  expect(await world.outbox.ofLead("lead-1")).toHaveLength(1);
});
