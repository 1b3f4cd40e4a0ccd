import { describe, expect, test } from "vitest";
import { defaultKnowledge } from "#shared/domain/knowledge/default-knowledge.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { readByRules } from "#shared/domain/replies/read-by-rules.ts";
import { approvalIdOf, meetingIdOf } from "../../functions/bdr/approval-id.ts";
import { book as bookStep } from "../../functions/bdr/book.ts";
import { keepToken } from "../../functions/bdr/keep-token.ts";
import { cancelMeeting } from "../../functions/meeting-desk/end-meeting.ts";
import { collectedQueue } from "../support/collected-queue.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { type MeetingWorldOptions, meetingWorld } from "../support/meeting-world.ts";
import { aMeeting, aMeetingWish, anApproval, aReply, aSlot } from "../support/meetings-builders.ts";
import { aSenderAccount } from "../support/outreach-builders.ts";

const dynamo = embeddedDynamo();
const world = (options?: MeetingWorldOptions) => meetingWorld(dynamo(), options);
const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
const rep = { by: "rep@seller.example", through: "api" } as const;

const namedTime = {
  text: "Could we talk on Tuesday 24 November at 10:00?",
  reading: aMeetingWish({ proposedTimes: ["Tuesday 24 November at 10:00"] }),
};

test("a wish without a time gets three times, which a person lets go", async () => {
  const w = await world();
  expect(await w.step("qualify")).toMatchObject({ decision: "continue" });
  expect(await w.step("find-slots")).toMatchObject({ decision: "continue" });
  await w.step("propose");
  const approval = await w.waiting();
  expect(approval.proposal).toMatchObject({ purpose: "offer", timeZone: "Europe/London" });
  expect((await w.conversations.find("lead-1"))?.approvalId).toBe(approval.id);
  expect(await w.planned()).toEqual([]);

  await w.decide(approval.id, { kind: "approve" }, rep);
  expect(await w.step("book")).toMatchObject({ decision: "offered" });

  const [mail] = await w.planned();
  expect(mail).toMatchObject({
    kind: "meeting",
    to: "gareth.oduya@kestrel-bearings.example",
    subject: "Re: Two sites, one stock",
    inReplyTo: "reply-1@kestrel-bearings.example",
    approvedBy: "rep@seller.example",
    accountId: "mailbox-1",
  });
  expect(mail?.text).toContain("Monday");
  expect(await w.meetings.from(new Date(0), 10)).toEqual([]);
  expect((await w.conversations.find("lead-1"))?.approvalId).toBeUndefined();
  expect(w.decisions).toEqual([{ kind: "decided", approvalId: approval.id }]);
});

test("who asks for a meeting on LinkedIn gets the times there, and the invitation by mail", async () => {
  const { subject: _, messageId: __, ...said } = aReply({ channel: "linkedin", from: linkedinUrl });
  const w = await world({ conversation: { linkedinUrl } });
  await w.accounts.save(
    aSenderAccount({ id: "profile-1", channel: "linkedin", transport: "manual" }),
  );
  await w.conversations.addMessage({ ...said, id: "linkedin-1" });
  const wish = { messageId: "linkedin-1" };
  await w.step("find-slots", wish);
  const { id } = await w.waiting();
  await w.decide(id, { kind: "approve" }, rep);
  await w.step("book", wish);
  expect(await w.planned()).toMatchObject([
    { kind: "meeting", channel: "linkedin", accountId: "profile-1", to: linkedinUrl },
  ]);

  const text = "Monday works for me, thank you.";
  const at = "2026-11-20T10:30:00.000Z";
  await w.conversations.addMessage({ ...said, id: "linkedin-2", at, text });
  expect(await w.step("find-slots", { messageId: "linkedin-2" })).toMatchObject({
    decision: "picked",
  });
  await w.step("book", { messageId: "linkedin-2" });
  const invitation = (await w.planned()).find(({ calendar }) => calendar);
  expect(invitation).toMatchObject({
    channel: "email",
    to: "gareth.oduya@kestrel-bearings.example",
    accountId: "mailbox-1",
  });
});

test("who wants to meet and has no address that is known is a person's to ask", async () => {
  const w = await world({ conversation: { linkedinUrl, email: undefined } });
  const { subject: _, messageId: __, ...said } = aReply({ channel: "linkedin", from: linkedinUrl });
  await w.conversations.addMessage({ ...said, id: "linkedin-1" });
  expect(await w.step("qualify", { messageId: "linkedin-1" })).toMatchObject({ decision: "stop" });
  expect(w.said).toMatchObject([
    { type: "handoff_requested", data: { reason: expect.stringContaining("no e-mail address") } },
  ]);
});

test("a free time that the prospect named is booked by the approval", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  const approval = await w.waiting();
  expect(approval.proposal).toMatchObject({ purpose: "book", slots: [aSlot()] });

  await w.decide(approval.id, { kind: "approve", text: "Gladly, see you then.\n\nInes" }, rep);
  const booked = await w.step("book");
  expect(booked.decision).toBe("booked");

  const [meeting] = await w.meetings.from(new Date(0), 10);
  expect(meeting).toMatchObject({
    id: booked.meetingId,
    status: "booked",
    slot: aSlot(),
    attendee: { name: "Gareth Oduya", email: "gareth.oduya@kestrel-bearings.example" },
    calendarEventId: `event-${booked.meetingId}`,
  });
  const [invite] = await w.planned();
  expect(invite?.id).toBe(`lead-1.meeting-${booked.meetingId}-invite-0.v1`);
  expect(invite?.text).toBe("Gladly, see you then.\n\nInes");
  expect(invite?.calendar?.content).toContain("METHOD:REQUEST");
  expect((await w.conversations.find("lead-1"))?.meetingId).toBe(booked.meetingId);
  const outcomes = await w.outcomes.ofDay("2026-11-20");
  expect(outcomes.map(({ kind }) => kind)).toEqual(["meeting-booked"]);
});

test("an approved meeting is booked once, however often the step runs, even side by side", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  const done = await Promise.all([w.step("book"), w.step("book"), w.step("book")]);
  await w.step("book");
  expect(new Set(done.map(({ meetingId }) => meetingId)).size).toBe(1);
  expect(await w.meetings.from(new Date(0), 10)).toHaveLength(1);
  expect(await w.planned()).toHaveLength(1);
  expect(w.bookedEvents).toHaveLength(1);
  expect(await w.outcomes.ofDay("2026-11-20")).toHaveLength(1);
});

test("who chooses one of the approved times is booked without a second approval", async () => {
  const w = await world();
  await w.step("find-slots");
  const offer = await w.waiting();
  await w.decide(offer.id, { kind: "approve" }, rep);
  await w.step("book");

  const second = { id: "message-2", messageId: "reply-2@kestrel-bearings.example" };
  const text = "Monday works for me, thank you.";
  await w.conversations.addMessage(aReply({ ...second, text, at: "2026-11-20T10:30:00.000Z" }));
  expect(await w.step("find-slots", { messageId: "message-2" })).toMatchObject({
    decision: "picked",
    reason: "Gareth Oduya chose one of the times that rep@seller.example approved",
  });
  const booked = await w.step("book", { messageId: "message-2" });
  expect(booked.decision).toBe("booked");
  const [meeting] = await w.meetings.from(new Date(0), 10);
  expect(meeting?.slot.startsAt.slice(0, 10)).toBe("2026-11-23");
  expect(meeting?.approvalId).not.toBe(offer.id);
});

describe("a weekday after Tuesday 1 December was offered on Friday 20 November", () => {
  async function answered(text: string, at: string) {
    const w = await world();
    await w.step("find-slots");
    const { id } = await w.waiting();
    const offer = "Tuesday 1 December at 10:00 or Wednesday 2 December at 14:00?";
    await w.decide(id, { kind: "approve", text: offer }, rep);
    await w.step("book");
    const reading = aMeetingWish({ proposedTimes: [] });
    await w.conversations.addMessage(aReply({ id: "message-2", text, at, reading }));
    const { decision } = await w.step("find-slots", { messageId: "message-2" });
    const newest = await w.approvals.newestForMeeting("lead-1");
    const slots = newest?.proposal.kind === "meeting" ? newest.proposal.slots : [];
    return { decision, starts: slots.map(({ startsAt }) => startsAt) };
  }

  test("is the day that was offered, whichever week it is in", async () => {
    expect(await answered("Tuesday works for me.", "2026-11-20T10:30:00.000Z")).toEqual({
      decision: "picked",
      starts: ["2026-12-01T10:00:00.000Z"],
    });
  });

  test("at another hour is laid before a person for that day", async () => {
    const text = "Could we do Tuesday at 16:00 instead?";
    expect(await answered(text, "2026-11-20T10:30:00.000Z")).toEqual({
      decision: "continue",
      starts: ["2026-12-01T16:00:00.000Z"],
    });
  });

  test("is the next one to come where it was written before the offer was let go", async () => {
    const { decision, starts } = await answered("Tuesday at 16:00?", "2026-11-20T09:30:00.000Z");
    expect(decision).toBe("continue");
    expect(starts).toEqual(["2026-11-24T16:00:00.000Z"]);
  });
});

test.each([
  ["a time that was not offered", { text: "Could we make it Thursday at 15:00?" }],
  ["a no among it", { text: "Monday doesn't work, or maybe it does." }],
  ["a From that is not theirs", { text: "Monday works.", from: "eve@elsewhere.example" }],
  ["a sender nobody vouches for", { text: "Monday works.", isAuthenticated: false }],
  [
    "a reading a person should look at",
    { text: "Monday works.", reading: aMeetingWish({ needsPerson: "ironic" }) },
  ],
])("an answer with %s waits for a person again", async (_what, message) => {
  const w = await world();
  await w.step("find-slots");
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  await w.step("book");
  await w.conversations.addMessage(aReply({ id: "message-2", ...message }));
  expect((await w.step("find-slots", { messageId: "message-2" })).decision).toBe("continue");
  expect((await w.waiting()).proposal).toMatchObject({ messageId: "message-2" });
});

test("an approved time that somebody else got first is not booked twice; other times are looked for", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  await w.meetings.add(aMeeting({ id: "other", leadId: "lead-2" }));
  expect((await w.step("book")).decision).toBe("stop");
  expect(w.wishes).toEqual([
    { kind: "arrange", leadId: "lead-1", messageId: "message-1", round: 1 },
  ]);
  expect(await w.planned()).toEqual([]);
  expect((await w.step("find-slots", { round: 1 })).decision).toBe("continue");
  expect((await w.waiting()).proposal).toMatchObject({ purpose: "offer" });
});

test("an opt-out between approval and booking wins", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  await w.suppressions.add("address", "gareth.oduya@kestrel-bearings.example", {
    scope: "address",
    reason: "opted-out",
    source: "one-click",
    at: "2026-11-20T10:00:00.000Z",
  });
  expect(await w.step("book")).toMatchObject({ decision: "stop" });
  expect(await w.meetings.from(new Date(0), 10)).toEqual([]);
  expect(await w.planned()).toEqual([]);
});

test("what an attempt left that died is taken back when an opt-out comes before the next", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  const { id } = await w.waiting();
  await w.decide(id, { kind: "approve" }, rep);
  const calendar = await w.calendar();
  const book = async () => {
    throw new Error("the function was stopped");
  };
  await expect(
    bookStep({ ...w, calendar: async () => ({ ...calendar, book }) }, workOf(id)),
  ).rejects.toThrow("the function was stopped");
  expect(await w.meetings.find(meetingIdOf(id))).toMatchObject({ status: "booked" });
  await w.suppressions.add("address", "gareth.oduya@kestrel-bearings.example", {
    scope: "address",
    reason: "opted-out",
    source: "one-click",
    at: "2026-11-20T10:00:00.000Z",
  });

  expect(await w.step("book")).toMatchObject({ decision: "stop" });
  expect(await w.meetings.find(meetingIdOf(id))).toMatchObject({ status: "cancelled" });
  expect(w.cancelledEvents).toEqual([`event-${meetingIdOf(id)}`]);
  expect(await w.planned()).toEqual([]);
});

test("what was found not to be booked is booked by no attempt that began before and comes after", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  const { id } = await w.waiting();
  await w.decide(id, { kind: "approve" }, rep);
  const { calendar } = w;
  let isStopped = false;
  const stopsFirst = async () => {
    if (!isStopped) {
      isStopped = true;
      await w.conversations.change("lead-1", (before) => ({ ...before, state: "closed" }));
      expect(await w.step("book")).toMatchObject({ decision: "stop" });
    }
    return calendar();
  };

  const late = await bookStep({ ...w, calendar: stopsFirst }, workOf(id));
  expect(late.decision).toBe("stop");
  expect(await w.meetings.find(meetingIdOf(id))).toBeUndefined();
  expect(w.bookedEvents).toEqual([]);
});

test("what was found not to be booked is taken back by the next attempt too, where the first died before", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  const { id } = await w.waiting();
  await w.decide(id, { kind: "approve" }, rep);
  await dieBeforeTheNote(w, id);
  await w.conversations.change("lead-1", (before) => ({ ...before, state: "closed" }));
  const change = async () => {
    throw new Error("the function was stopped again");
  };
  const again = bookStep({ ...w, meetings: { ...w.meetings, change } }, workOf(id));
  await expect(again).rejects.toThrow("the function was stopped again");

  expect((await w.step("book")).decision).toBe("stop");
  expect(await w.meetings.find(meetingIdOf(id))).toMatchObject({ status: "cancelled" });
  expect(w.cancelledEvents).toEqual([`event-${meetingIdOf(id)}`]);
});

test("a meeting that was cancelled after an attempt to book it died comes back into no calendar", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  const { id } = await w.waiting();
  await w.decide(id, { kind: "approve" }, rep);
  await dieBeforeTheNote(w, id);
  await cancelMeeting(w, meetingIdOf(id), "rep@seller.example");
  const told = await w.planned();

  await w.step("book");
  await w.step("book");
  expect(w.bookedEvents).toHaveLength(1);
  expect(w.cancelledEvents).toHaveLength(3);
  expect(await w.planned()).toEqual(told);
});

/** An attempt that booked, and was stopped before it could say so. */
async function dieBeforeTheNote(w: Awaited<ReturnType<typeof world>>, id: string): Promise<void> {
  const note = async () => {
    throw new Error("the function was stopped");
  };
  const dying = bookStep({ ...w, approvals: { ...w.approvals, note } }, workOf(id));
  await expect(dying).rejects.toThrow("the function was stopped");
}

const workOf = (approvalId: string) => ({
  leadId: "lead-1",
  messageId: "message-1",
  round: 0,
  approvalId,
  runId: "run-1",
});

test("a second wish while one waits changes nothing, and neither does one about the booked time", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  await w.conversations.addMessage(aReply({ id: "message-2", text: "Any news?" }));
  expect(await w.step("qualify", { messageId: "message-2" })).toMatchObject({ decision: "stop" });

  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  await w.step("book");
  await w.conversations.addMessage(
    aReply({ id: "message-3", text: "See you on Tuesday at 10:00!" }),
  );
  expect(await w.step("qualify", { messageId: "message-3" })).toMatchObject({
    decision: "stop",
    reason: `the meeting is booked for ${slotInWords(aSlot(), "en", "Europe/London")}`,
  });
});

test("a wish to move keeps the meeting and raises its sequence", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  const first = await w.step("book");

  const text = "Sorry, could we reschedule to Thursday 26 November at 14:00?";
  await w.conversations.addMessage(aReply({ id: "message-2", text }));
  const wish = { messageId: "message-2" };
  expect(await w.step("qualify", wish)).toMatchObject({ decision: "continue" });
  await w.step("find-slots", wish);
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  const moved = await w.step("book", wish);
  expect(moved).toMatchObject({ decision: "booked", meetingId: first.meetingId });

  const meeting = await w.meetings.find(first.meetingId ?? "");
  expect(meeting).toMatchObject({ sequence: 1, slot: aSlot("2026-11-26T14:00:00Z") });
  const invites = (await w.planned()).flatMap(({ calendar }) => calendar?.content ?? []);
  expect(invites.some((content) => content.includes("SEQUENCE:1"))).toBe(true);
  expect(w.bookedEvents.at(-1)?.slot).toEqual(aSlot("2026-11-26T14:00:00Z"));
});

test("nobody is arranged a meeting whose conversation is closed or in a person's hands", async () => {
  const closed = await world({ conversation: { state: "closed" } });
  expect((await closed.step("qualify")).decision).toBe("stop");
  const held = await world({ conversation: { state: "handed_off" } });
  expect((await held.step("qualify")).decision).toBe("stop");
});

test("a full calendar is a person's matter", async () => {
  const busy = [{ startsAt: "2026-11-01T00:00:00.000Z", endsAt: "2027-03-01T00:00:00.000Z" }];
  const w = await world({ busy });
  expect((await w.step("find-slots")).decision).toBe("stop");
  expect(w.said).toMatchObject([{ type: "handoff_requested", data: { leadId: "lead-1" } }]);
});

test("undecided, it is rejected by itself, and a person hears of it", async () => {
  const w = await world();
  await w.step("find-slots");
  await w.step("propose");
  const { id } = await w.waiting();
  await w.step("remind");
  expect((await w.approvals.find(id))?.remindedAt).toBe("2026-11-20T10:00:00.000Z");
  expect(await w.step("decline")).toMatchObject({
    decision: "declined",
    reason: "nobody decided in time",
  });
  expect(await w.approvals.find(id)).toMatchObject({
    status: "expired",
    decidedThrough: "timeout",
  });
  expect(await w.conversations.find("lead-1")).toMatchObject({ state: "qualifying" });
  expect(w.said).toMatchObject([{ type: "handoff_requested" }]);
  const late = await w.decide(id, { kind: "approve" }, rep);
  expect(late).toMatchObject({ kind: "was-decided", approval: { status: "expired" } });
});

test("approved in the moment the time ran out, it is booked all the same", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  expect(await w.step("decline")).toMatchObject({ decision: "booked" });
});

test("each attempt's token is kept, and never shown to what is recorded", async () => {
  const w = await world();
  await w.step("find-slots");
  const { id } = await w.waiting();
  const decisions = collectedQueue<{ kind: "decided"; approvalId: string }>();
  const seen: unknown[] = [];
  const handle = keepToken({ approvals: w.approvals, decisions }, async (event) => {
    seen.push(event);
  });
  const invocation = (taskToken: string) => ({
    runId: "meeting-1",
    occasion: "propose",
    threadId: "lead-1",
    input: { leadId: "lead-1", messageId: "message-1", round: 0, step: "propose", taskToken },
  });

  await handle(invocation("first"));
  await handle(invocation("second"));
  expect((await w.approvals.find(id))?.taskToken).toBe("second");
  expect(JSON.stringify(seen)).not.toContain("second");
  expect(decisions.sent).toEqual([]);

  await w.decide(id, { kind: "approve" }, rep);
  await handle(invocation("third"));
  expect(decisions.sent).toEqual([{ kind: "decided", approvalId: id }]);
});

test("the same wish has the same approval in the same round only", () => {
  const wish = { leadId: "lead-1", messageId: "message-1", round: 0 };
  expect(approvalIdOf(wish)).toBe(approvalIdOf({ ...wish }));
  expect(approvalIdOf(wish)).not.toBe(approvalIdOf({ ...wish, round: 1 }));
  expect(anApproval().id).not.toBe(approvalIdOf(wish));
});

test.each(["closed", "handed_off"] as const)(
  "what was approved before the conversation became %s is not booked, and a person hears of it",
  async (state) => {
    const w = await world({ message: namedTime });
    await w.step("find-slots");
    await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
    const handedOffAt = "2026-11-20T10:00:01.000Z";
    await w.conversations.change("lead-1", (one) => ({ ...one, state, handedOffAt }));
    expect(await w.step("book")).toMatchObject({ decision: "stop" });
    expect(await w.meetings.from(new Date(0), 10)).toEqual([]);
    expect(await w.planned()).toEqual([]);
    expect(w.said).toMatchObject([{ type: "handoff_requested", data: { leadId: "lead-1" } }]);
  },
);

test("who approves a meeting after the hand-over gets it booked", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  const handedOffAt = "2026-11-20T09:59:00.000Z";
  await w.conversations.change("lead-1", (one) => ({ ...one, state: "handed_off", handedOffAt }));
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  expect(await w.step("book")).toMatchObject({ decision: "booked" });
});

test("an approved move of a meeting that was cancelled meanwhile goes to a person", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  const { meetingId = "" } = await w.step("book");
  const text = "Sorry, could we reschedule to Thursday 26 November at 14:00?";
  await w.conversations.addMessage(aReply({ id: "message-2", text }));
  const wish = { messageId: "message-2" };
  await w.step("find-slots", wish);
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  await w.meetings.change(meetingId, (one) => ({ ...one, status: "cancelled" }));
  expect(await w.step("book", wish)).toMatchObject({ decision: "stop" });
  expect(await w.meetings.find(meetingId)).toMatchObject({ slot: aSlot(), sequence: 0 });
  expect(await w.planned()).toHaveLength(1);
  expect(w.said).toMatchObject([{ type: "handoff_requested" }]);
});

test("the times of an edited offer are those that were offered, and who takes one is booked", async () => {
  const w = await world();
  await w.step("find-slots");
  const { id } = await w.waiting();
  const text = "Hello Gareth,\n\nThursday 15:00 or Friday 10:00?\n\nInes";
  const clicked = await w.decide(id, { kind: "approve", text }, rep);
  expect(clicked).toMatchObject({
    kind: "decided",
    approval: {
      decision: { slots: [aSlot("2026-11-26T15:00:00Z"), aSlot("2026-11-27T10:00:00Z")] },
    },
  });
  await w.step("book");
  expect((await w.planned())[0]?.text).toBe(text);

  const taken = { id: "message-2", text: "Thursday 15:00 is perfect, thanks." };
  await w.conversations.addMessage(aReply({ ...taken, at: "2026-11-20T10:30:00.000Z" }));
  const wish = { messageId: "message-2" };
  expect(await w.step("find-slots", wish)).toMatchObject({ decision: "picked" });
  await w.step("book", wish);
  expect(await w.meetings.from(new Date(0), 10)).toMatchObject([
    { slot: aSlot("2026-11-26T15:00:00Z") },
  ]);
});

test("an edited offer with a time that is taken is refused with the reason, and still waits", async () => {
  const w = await world({ busy: [aSlot("2026-11-26T15:00:00Z")] });
  await w.step("find-slots");
  const { id } = await w.waiting();
  const clicked = await w.decide(id, { kind: "approve", text: "Thursday 15:00?" }, rep);
  expect(clicked).toMatchObject({
    kind: "refused",
    reason: "Thursday 26 November at 15:00 (London time) is not free any more",
  });
  expect((await w.waiting()).id).toBe(id);
});

test("a confirmation that a person edits to another time books that time", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  const { id } = await w.waiting();
  await w.decide(id, { kind: "approve", text: "Wednesday 25 November at 11:00 it is." }, rep);
  await w.step("book");
  expect(await w.meetings.from(new Date(0), 10)).toMatchObject([
    { slot: aSlot("2026-11-25T11:00:00Z") },
  ]);
});

test("a part of a day that was asked for is what is offered", async () => {
  const text = "Thursday afternoon would suit me.";
  const w = await world({
    message: { text, reading: aMeetingWish({ proposedTimes: ["Thursday afternoon"] }) },
  });
  await w.step("find-slots");
  const { proposal } = await w.waiting();
  expect(proposal.kind === "meeting" && proposal.slots.map(({ startsAt }) => startsAt)).toEqual([
    "2026-11-26T14:00:00.000Z",
    "2026-11-26T15:00:00.000Z",
    "2026-11-26T16:00:00.000Z",
  ]);
});

const moves = [
  { text: "Sorry, I have to move our call on Tuesday. Would Wednesday at 14:00 work as well?" },
  { text: "Leider muss ich den Termin am Dienstag verschieben. Ginge auch Mittwoch um 14 Uhr?" },
];
test.each(moves)("“$text” moves the meeting by one approval", async ({ text }) => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  const { meetingId } = await w.step("book");
  const { proposedTimes } = readByRules({ text, now: w.now() });
  const reading = aMeetingWish({ proposedTimes });
  await w.conversations.addMessage(aReply({ id: "message-2", text, reading }));
  await w.step("find-slots", { messageId: "message-2" });
  expect((await w.waiting()).proposal).toMatchObject({
    purpose: "book",
    meetingId,
    slots: [aSlot("2026-11-25T14:00:00Z")],
  });
});

test("who only asks to move is offered other days than that of the meeting", async () => {
  const w = await world({ message: namedTime });
  await w.step("find-slots");
  await w.decide((await w.waiting()).id, { kind: "approve" }, rep);
  await w.step("book");
  const text = "I am sorry, I have to reschedule our call on Tuesday.";
  const reading = aMeetingWish({ proposedTimes: ["Tuesday"] });
  await w.conversations.addMessage(aReply({ id: "message-2", text, reading }));
  await w.step("find-slots", { messageId: "message-2" });
  const { proposal } = await w.waiting();
  const slots = proposal.kind === "meeting" ? proposal.slots : [];
  expect(slots).toHaveLength(3);
  expect(slots.some(({ startsAt }) => startsAt.startsWith("2026-11-24"))).toBe(false);
});

test("who takes an offered time that another got first is told so, with an apology", async () => {
  const w = await world();
  await w.step("find-slots");
  const offer = await w.waiting();
  await w.decide(offer.id, { kind: "approve" }, rep);
  await w.step("book");
  const slot = offer.proposal.kind === "meeting" ? offer.proposal.slots[1] : undefined;
  if (!slot) throw new Error("no time was offered");
  await w.meetings.add(aMeeting({ id: "other", leadId: "lead-2", slot }));

  const words = slotInWords(slot, "en", "Europe/London");
  const answer = { id: "message-2", text: `${words} works for me.` };
  await w.conversations.addMessage(aReply({ ...answer, at: "2026-11-20T10:30:00.000Z" }));
  await w.step("find-slots", { messageId: "message-2" });
  const { proposal, reason } = await w.waiting();
  const text = proposal.kind === "meeting" ? proposal.text : "";
  expect(text).toContain(`I am sorry: ${words} has been taken by somebody else in the meantime.`);
  expect(text).not.toContain(`- ${words}`);
  expect(reason).toContain("which somebody else has got meanwhile");
});

test("what was asked besides is answered from the knowledge base or left to a person", async () => {
  const text =
    "Happy to talk next week. Do you integrate with SAP? How many moons does Jupiter have?";
  const w = await world({ knowledge: defaultKnowledge, message: { text } });
  await w.step("find-slots");
  const { proposal, reason } = await w.waiting();
  expect(proposal).toMatchObject({
    citations: [{ id: expect.any(String) }],
    openQuestions: ["How many moons does Jupiter have?"],
  });
  const said = proposal.kind === "meeting" ? proposal : undefined;
  expect(said?.text).toContain(said?.citations?.[0]?.text);
  expect(said?.text).toContain("A colleague will answer what else you asked.");
  expect(reason).toContain("not answered: “How many moons does Jupiter have?”");
});
