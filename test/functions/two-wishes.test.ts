import { expect, test } from "vitest";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { meetingWorld } from "../support/meeting-world.ts";
import { aReply } from "../support/meetings-builders.ts";
import { claimConditions } from "../support/outreach-builders.ts";

const dynamo = embeddedDynamo();
const rep = { by: "rep@seller.example", through: "api" } as const;
const wishes = ["message-1", "message-2", "message-3"];

type Text = { readonly text: string; readonly at?: string };

async function aWorld() {
  const w = await meetingWorld(dynamo());
  const read = (id: string, { text, at = "2026-11-20T10:30:00.000Z" }: Text) =>
    w.conversations.addMessage(aReply({ id, messageId: `${id}@kestrel.example`, text, at }));
  const offer = async () => {
    await w.step("find-slots");
    await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
    await w.step("book");
    w.at("2026-11-20T10:31:00Z");
  };
  const leave = async (entry: OutboxEntry, at: string) => {
    const claimed = await w.claims.claim(entry, claimConditions({ now: new Date(at) }));
    if (claimed.kind !== "claimed") throw new Error(claimed.because);
    await w.outbox.settle(claimed.entry, { status: "sent", at: new Date(at) });
  };
  const find = (messageId: string) => w.step("find-slots", { messageId });
  return { ...w, read, offer, leave, find };
}

test("of three replies at the same moment that want to meet, the proposal to one of the last waits alone", async () => {
  const w = await aWorld();
  for (const id of wishes.slice(1)) await w.read(id, { text: "Happy to talk. When could you?" });
  const found = await Promise.all(wishes.map(w.find));

  const open = (await w.approvals.ofLead("lead-1")).filter(({ status }) => status === "waiting");
  expect(open).toMatchObject([{ proposal: { messageId: expect.stringMatching(/-[23]$/) } }]);
  expect(found.find(({ decision }) => decision === "stop")?.reason).toBe(
    `approval ${open[0]?.id} of an earlier wish still waits for a person`,
  );
});

test("a time that is taken twice at the same moment is booked once, and the second hears of it", async () => {
  const w = await aWorld();
  await w.offer();
  await w.read("message-2", { text: "Monday works for me." });
  await w.read("message-3", { text: "Monday works for me!" });
  const tried = await Promise.allSettled(wishes.slice(1).map(w.find));

  const first = tried.findIndex(({ status }) => status === "fulfilled") === 0;
  const [taken, other] = first ? ["message-2", "message-3"] : ["message-3", "message-2"];
  expect(tried.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: { name: "EarlierWish" } },
  ]);
  await w.step("book", { messageId: taken });
  expect(await w.find(other)).toMatchObject({
    decision: "stop",
    reason: expect.stringContaining("the meeting is booked for Monday 23 November"),
  });
  expect(w.bookedEvents).toHaveLength(1);
  expect((await w.planned()).filter(({ calendar }) => calendar)).toHaveLength(1);
});

test("who takes one time and at the same moment another has one meeting, and a person is asked about the other", async () => {
  const w = await aWorld();
  await w.offer();
  await w.read("message-2", { text: "Monday works for me." });
  await w.find("message-2");
  await w.read("message-3", { text: "Could we rather take Tuesday 24 November at 15:00?" });
  await expect(w.find("message-3")).rejects.toMatchObject({ name: "EarlierWish" });
  const { meetingId } = await w.step("book", { messageId: "message-2" });

  expect((await w.find("message-3")).decision).toBe("continue");
  expect((await w.waiting()).proposal).toMatchObject({ meetingId, messageId: "message-3" });
  expect(await w.meetings.from(new Date(0), 10)).toHaveLength(1);
});

test("a mail that comes before the offered times have left is answered by them, and one after is not", async () => {
  const w = await aWorld();
  await w.offer();
  await w.read("message-2", { text: "A call would suit me.", at: "2026-11-20T10:20:00.000Z" });
  expect(await w.find("message-2")).toMatchObject({ decision: "stop" });

  const [offer] = await w.planned();
  if (!offer) throw new Error("No offer was planned");
  await w.leave(offer, "2026-11-20T10:30:00Z");
  await w.read("message-3", { text: "A call would suit me!", at: "2026-11-20T10:40:00.000Z" });
  expect(await w.find("message-3")).toMatchObject({ decision: "continue" });
});

test("what they write while a proposal waits takes its place, and what they asked before stays asked", async () => {
  const w = await aWorld();
  const first = "Happy to talk. Is your company owned by a bank? When could you?";
  await w.conversations.changeMessage("lead-1", "message-1", (now) => ({ ...now, text: first }));
  await w.find("message-1");
  await w.step("propose");
  const before = await w.waiting();
  await w.read("message-2", { text: "Could we say Thursday 26 November at 14:00?" });
  expect(await w.step("qualify", { messageId: "message-2" })).toMatchObject({
    decision: "continue",
  });
  await w.find("message-2");
  await w.step("propose", { messageId: "message-2" });

  const waiting = await w.waiting();
  expect(waiting.proposal).toMatchObject({
    messageId: "message-2",
    purpose: "book",
    openQuestions: ["Is your company owned by a bank?"],
  });
  expect(await w.approvals.find(before.id)).toMatchObject({
    status: "rejected",
    decision: { note: "they wrote again" },
  });
  expect(await w.step("decline")).toMatchObject({ reason: "withdrawn: they wrote again" });
  expect(await w.conversations.find("lead-1")).toMatchObject({
    state: "scheduling",
    approvalId: waiting.id,
  });
  expect((await w.conversations.find("lead-1"))?.personNeeded).toBeUndefined();
});

test("whose proposal a person turned down stands among those who wait for a person", async () => {
  const w = await aWorld();
  await w.find("message-1");
  const { id } = await w.waiting();
  await w.decide(id, { kind: "reject" }, rep);
  await w.step("decline");
  expect((await w.conversations.find("lead-1"))?.personNeeded?.why).toBe(
    "rep@seller.example rejected the proposed times; they still wait for an answer",
  );
});

test("a question beside a wish that the offered times answer is not lost with it", async () => {
  const w = await aWorld();
  await w.offer();
  const text = "A call would suit me. Is your company owned by a bank?";
  await w.read("message-2", { text, at: "2026-11-20T10:20:00.000Z" });
  expect(await w.find("message-2")).toMatchObject({ decision: "continue" });
  expect((await w.waiting()).reason).toContain("not answered: “Is your company owned by a bank?”");
});

test("a mail that was written before times were offered is answered by them, unless it names a time", async () => {
  const w = await aWorld();
  await w.read("message-2", { text: "A call would suit me.", at: "2026-11-20T09:01:00.000Z" });
  await w.read("message-3", { text: "Thursday at 15:00?", at: "2026-11-20T09:02:00.000Z" });
  await w.offer();

  expect(await w.find("message-2")).toMatchObject({
    decision: "stop",
    reason: "times were offered since they wrote this",
  });
  expect((await w.find("message-3")).decision).toBe("continue");
});
