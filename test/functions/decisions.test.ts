import { expect, test } from "vitest";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { createDecisions } from "../../functions/decisions/decisions.ts";
import { collectedQueue } from "../support/collected-queue.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { meetingWorld } from "../support/meeting-world.ts";
import { anApproval, aReply } from "../support/meetings-builders.ts";

const dynamo = embeddedDynamo();
const rep = { by: "rep@seller.example", through: "link" } as const;

const aDraft: Approval["proposal"] = {
  kind: "reply",
  messageId: "message-1",
  subject: "Re: Two sites, one stock",
  text: "Hello Gareth,\n\nMost teams have their first plan after three weeks.\n\nInes",
  citations: [],
};

async function anOffice(approval: Partial<Approval> = {}) {
  const world = await meetingWorld(dynamo());
  await world.approvals.add(anApproval(approval));
  const told: { token: string; output: unknown }[] = [];
  const closed = new Set<string>();
  const tokens = {
    async tell(token: string, output: unknown) {
      if (closed.has(token)) return "closed" as const;
      closed.add(token);
      told.push({ token, output });
      return "told" as const;
    },
  };
  const outreach = collectedQueue<{ kind: "step-approved"; leadId: string; approvalId: string }>();
  const handle = createDecisions({ ...world, tokens, outreach });
  const decided = { kind: "decided", approvalId: "approval-1" } as const;
  return { ...world, told, closed, outreach: outreach.sent, handle, decided };
}

test("the flow that waits is told the decision once", async () => {
  const office = await anOffice({ taskToken: "token-1" });
  await office.decide("approval-1", { kind: "approve" }, rep);
  await office.handle(office.decided);
  await office.handle(office.decided);
  expect(office.told).toEqual([
    { token: "token-1", output: { status: "approved", approvalId: "approval-1" } },
  ]);
  expect(office.said[0]).toMatchObject({ type: "approval_decided", data: { decidedBy: rep.by } });
});

test("a token that is closed or was never given is an ordinary thing", async () => {
  const office = await anOffice({ taskToken: "token-1" });
  office.closed.add("token-1");
  await office.decide("approval-1", { kind: "approve" }, rep);
  await office.handle(office.decided);
  expect((await office.approvals.find("approval-1"))?.carriedOutAt).toBeUndefined();
});

test("a meeting whose flow is gone after half an hour is left to a person, once", async () => {
  const office = await anOffice({ taskToken: "token-1" });
  office.closed.add("token-1");
  await office.decide("approval-1", { kind: "approve" }, rep);
  office.at("2026-11-20T10:31:00Z");
  await office.handle({ kind: "sweep" });
  await office.handle({ kind: "sweep" });
  expect(office.said).toMatchObject([{ type: "handoff_requested" }]);
});

test("an approved answer is planned once, with the words of the person, in the thread", async () => {
  const office = await anOffice({ proposal: aDraft });
  await office.decide("approval-1", { kind: "approve", text: "Three weeks, mostly." }, rep);
  await office.handle(office.decided);
  await office.handle(office.decided);
  const planned = await office.planned();
  expect(planned).toMatchObject([
    {
      id: "lead-1.reply-message-1.v1",
      kind: "reply",
      text: "Three weeks, mostly.",
      inReplyTo: "reply-1@kestrel-bearings.example",
      approvedBy: "rep@seller.example",
    },
  ]);
  expect(await office.approvals.find("approval-1")).toMatchObject({
    outcome: "planned as lead-1.reply-message-1.v1",
  });
});

test("a rejected answer is never planned", async () => {
  const office = await anOffice({ proposal: aDraft });
  await office.decide("approval-1", { kind: "reject" }, rep);
  await office.handle(office.decided);
  expect(await office.planned()).toEqual([]);
});

test("an approved answer to a conversation that closed meanwhile is not sent", async () => {
  const office = await anOffice({ proposal: aDraft });
  await office.decide("approval-1", { kind: "approve" }, rep);
  await office.conversations.change("lead-1", (before) => ({
    ...before,
    state: "closed",
    reason: "opted out",
  }));
  await office.handle(office.decided);
  expect(await office.planned()).toEqual([]);
  expect((await office.approvals.find("approval-1"))?.outcome).toContain("opted out");
});

test("a step of the sequence goes back to outreach, whichever way it was decided", async () => {
  const office = await anOffice({ proposal: { ...aDraft, messageId: "" } });
  await office.decide("approval-1", { kind: "reject" }, rep);
  await office.handle(office.decided);
  expect(office.outreach).toEqual([
    { kind: "step-approved", leadId: "lead-1", approvalId: "approval-1" },
  ]);
});

test("the sweep carries out what a lost message left, and expires what nobody decided", async () => {
  const lost = await anOffice({ proposal: aDraft });
  await lost.decide("approval-1", { kind: "approve" }, rep);
  lost.at("2026-11-20T10:05:00Z");
  await lost.handle({ kind: "sweep" });
  expect(await lost.planned()).toHaveLength(1);

  const late = await anOffice({ proposal: aDraft });
  late.at("2026-11-22T09:01:00Z");
  await late.handle({ kind: "sweep" });
  expect(await late.approvals.find("approval-1")).toMatchObject({
    status: "expired",
    outcome: "expired",
  });
  expect(late.said).toMatchObject([{ type: "handoff_requested" }]);
  expect(await late.planned()).toEqual([]);
});

test("an answer approved before the conversation was handed to a person is not sent; one approved after is", async () => {
  const handOff = (office: Awaited<ReturnType<typeof anOffice>>, handedOffAt: string) =>
    office.conversations.change("lead-1", (one) => ({
      ...one,
      state: "handed_off",
      reason: "may have asked us to stop",
      handedOffAt,
    }));
  const before = await anOffice({ proposal: aDraft });
  await before.decide("approval-1", { kind: "approve" }, rep);
  await handOff(before, "2026-11-20T10:00:01.000Z");
  await before.handle(before.decided);
  expect(await before.planned()).toEqual([]);
  expect((await before.approvals.find("approval-1"))?.outcome).toContain("may have asked us");

  const after = await anOffice({ proposal: aDraft });
  await handOff(after, "2026-11-20T09:59:00.000Z");
  await after.decide("approval-1", { kind: "approve" }, rep);
  await after.handle(after.decided);
  expect(await after.planned()).toHaveLength(1);
});

test("an approved answer goes also where the department's own to the same message was taken back", async () => {
  const office = await anOffice({ proposal: aDraft });
  await office.decide("approval-1", { kind: "approve" }, rep);
  await office.handle(office.decided);
  const [first] = await office.planned();
  if (!first) throw new Error("nothing was planned");
  await office.outbox.cancel(first, "taken over meanwhile");

  const second = anApproval({ id: "approval-2", proposal: aDraft });
  await office.approvals.add(second);
  await office.decide("approval-2", { kind: "approve" }, rep);
  await office.handle({ kind: "decided", approvalId: "approval-2" });
  expect((await office.planned()).map(({ id, status }) => `${id} ${status}`)).toEqual([
    "lead-1.reply-message-1.v1 cancelled",
    "lead-1.reply-message-1.v2 planned",
  ]);
  expect((await office.approvals.find("approval-2"))?.outcome).toBe(
    "planned as lead-1.reply-message-1.v2",
  );
});

test("two drafts of the same words, let go for two mails in a row, are one answer", async () => {
  const office = await anOffice({ proposal: aDraft });
  const second = { ...aDraft, messageId: "message-2" };
  await office.conversations.addMessage(
    aReply({ id: "message-2", at: "2026-11-20T09:01:00.000Z" }),
  );
  await office.approvals.add(anApproval({ id: "approval-2", proposal: second }));
  for (const id of ["approval-1", "approval-2"]) {
    await office.decide(id, { kind: "approve" }, rep);
    await office.handle({ kind: "decided", approvalId: id });
  }
  const [first, ...others] = await office.planned();
  expect(others).toEqual([]);
  expect((await office.approvals.find("approval-2"))?.outcome).toBe(
    `not planned: ${first?.id} says the same, and they had not read it when they wrote`,
  );
});
