import { expect, test } from "vitest";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import type { CalendarEvent } from "#shared/ports/calendar.ts";
import { bookMeeting } from "../../functions/meeting-desk/book-meeting.ts";
import { cancelMeeting, markMeeting } from "../../functions/meeting-desk/end-meeting.ts";
import { moveMeeting } from "../../functions/meeting-desk/move-meeting.ts";
import { eventOf } from "../../functions/meeting-desk/settle-in-calendar.ts";
import { createMeetings } from "../../functions/meetings/meetings.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { meetingWorld } from "../support/meeting-world.ts";
import { aMeeting, aReply } from "../support/meetings-builders.ts";

const dynamo = embeddedDynamo();

async function aDesk(meeting?: Partial<Meeting>) {
  const world = await meetingWorld(dynamo(), { conversation: { meetingId: "meeting-1" } });
  if (meeting) await world.meetings.add(aMeeting({ calendarEventId: "event-1", ...meeting }));
  const started: { readonly execution: string; readonly input: unknown }[] = [];
  const flows = {
    async start(_flow: "bdr", execution: string, input: unknown) {
      const isKnown = started.some((one) => one.execution === execution);
      if (!isKnown) started.push({ execution, input });
      return isKnown ? ("known" as const) : ("started" as const);
    },
    look: async () => ({ kind: "unknown" as const }),
  };
  const handle = createMeetings({ ...world, flows });
  return { ...world, started, handle };
}

const wish = { kind: "arrange", leadId: "lead-1", messageId: "message-1", round: 0 } as const;

test("a wish told three times starts one flow; its second round is another", async () => {
  const desk = await aDesk();
  for (const message of [wish, wish, wish, { ...wish, round: 1 }]) await desk.handle(message);
  expect(desk.started).toHaveLength(2);
  expect(desk.started[0]?.execution).toMatch(/^meeting-[0-9a-f]{24}$/);
  expect(desk.started[1]?.execution).toBe(`${desk.started[0]?.execution}-r1`);
  expect(desk.started[0]?.input).toEqual({ leadId: "lead-1", messageId: "message-1", round: 0 });
});

test("a meeting is reminded of once, however often the sweep runs", async () => {
  const desk = await aDesk({});
  desk.at("2026-11-23T10:05:00Z");
  for (let sweep = 0; sweep < 3; sweep += 1) await desk.handle({ kind: "sweep" });
  desk.at("2026-11-24T09:10:00Z");
  for (let sweep = 0; sweep < 3; sweep += 1) await desk.handle({ kind: "sweep" });
  const ids = (await desk.planned()).map(({ id }) => id);
  expect(ids.toSorted()).toEqual([
    "lead-1.meeting-meeting-1-reminder-day-before-0.v1",
    "lead-1.meeting-meeting-1-reminder-hour-before-0.v1",
  ]);
});

test("the last reminder is short, and both ask for the number that is missing, until one is told", async () => {
  const place = "By phone: Ines Moreau calls you";
  const desk = await aDesk({ place });
  desk.at("2026-11-23T10:05:00Z");
  await desk.handle({ kind: "sweep" });
  const [first] = await desk.planned();
  expect(first?.text).toContain(`${place}. Which number reaches you best?`);
  expect(first?.text).toMatch(/\n\nBest regards\nInes Moreau\n/);

  await desk.conversations.addMessage(
    aReply({ id: "number", text: "You reach me at +44 117 496 0312." }),
  );
  desk.at("2026-11-24T09:10:00Z");
  await desk.handle({ kind: "sweep" });
  const last = (await desk.planned()).find(({ id }) => id.includes("hour-before"));
  expect(last?.text).toMatch(/We speak shortly: /);
  expect(last?.text).not.toContain("Which number");
  expect(last?.text.length).toBeLessThan((first?.text.length ?? 0) / 2);
});

function anAnswer(method: string, status: string, more: Partial<ConversationMessage> = {}) {
  const calendar = [
    "BEGIN:VCALENDAR",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    "UID:meeting-1@tidewater-planning.example",
    "SEQUENCE:0",
    `ATTENDEE;PARTSTAT=${status}:mailto:gareth.oduya@kestrel-bearings.example`,
    "DTSTART:20261126T140000Z",
    "DTEND:20261126T143000Z",
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
  return aReply({ id: "answer-1", text: "", calendar, ...more });
}
const answered = { kind: "answered", leadId: "lead-1", messageId: "answer-1" } as const;

test("an accepted invitation is noted, and nobody is bothered", async () => {
  const desk = await aDesk({});
  await desk.conversations.addMessage(anAnswer("REPLY", "ACCEPTED"));
  await desk.handle(answered);
  expect((await desk.meetings.find("meeting-1"))?.answer).toBe("accepted");
  expect(desk.said).toEqual([]);
});

test("a declined invitation is told to a person, and reminds nobody any more", async () => {
  const desk = await aDesk({});
  await desk.conversations.addMessage(anAnswer("REPLY", "DECLINED"));
  await desk.handle(answered);
  expect(desk.said).toMatchObject([
    { type: "handoff_requested", data: { meetingId: "meeting-1" } },
  ]);
  const needed = async () => (await desk.conversations.find("lead-1"))?.personNeeded?.why;
  expect(await needed()).toMatch(/declined the invitation for .* Find another time/);
  desk.at("2026-11-23T10:05:00Z");
  await desk.handle({ kind: "sweep" });
  expect(await desk.planned()).toEqual([]);

  await cancelMeeting(desk, "meeting-1", "rep@seller.example");
  expect(await needed()).toBeUndefined();
});

test("a counter-proposal becomes a proposal to move the same meeting to that time", async () => {
  const desk = await aDesk({});
  await desk.conversations.addMessage(anAnswer("COUNTER", "TENTATIVE"));
  await desk.handle(answered);
  expect(desk.started).toHaveLength(1);
  const step = { messageId: "answer-1" };
  expect(await desk.step("qualify", step)).toMatchObject({ decision: "continue" });
  await desk.step("find-slots", step);
  expect((await desk.waiting()).proposal).toMatchObject({
    purpose: "book",
    meetingId: "meeting-1",
    slots: [{ startsAt: "2026-11-26T14:00:00.000Z" }],
  });
});

test.each([
  ["of somebody nobody vouches for", 0, { isAuthenticated: false }],
  ["to an older invitation", 1, {}],
])("an answer %s changes nothing", async (_what, sequence, message) => {
  const desk = await aDesk({ sequence });
  await desk.conversations.addMessage(anAnswer("REPLY", "DECLINED", message));
  await desk.handle(answered);
  expect((await desk.meetings.find("meeting-1"))?.answer).toBeUndefined();
  expect(desk.said).toEqual([]);
});

test("a cancelled meeting leaves every calendar, once, and takes its reminders along", async () => {
  const desk = await aDesk({});
  desk.at("2026-11-23T10:05:00Z");
  await desk.handle({ kind: "sweep" });
  await cancelMeeting(desk, "meeting-1", "rep@seller.example");
  await cancelMeeting(desk, "meeting-1", "rep@seller.example");

  expect((await desk.meetings.find("meeting-1"))?.sequence).toBe(1);
  const [cancel, ...others] = (await desk.planned()).filter(({ status }) => status === "planned");
  expect(others).toEqual([]);
  expect(cancel?.calendar?.content).toContain("METHOD:CANCEL");
  expect(desk.cancelledEvents).toContain("event-1");
  expect((await desk.conversations.find("lead-1"))?.meetingId).toBeUndefined();
});

test("cancelled where its booking died, a meeting leaves no event behind", async () => {
  const desk = await aDesk();
  await desk.meetings.add(aMeeting());
  await (await desk.calendar()).book(eventOf(aMeeting(), "See you"));
  await cancelMeeting(desk, "meeting-1", "boss");
  expect(desk.bookedEvents).toHaveLength(1);
  expect(desk.cancelledEvents).toEqual(["event-meeting-1"]);
});

test.each([
  { what: "cancelled", cancelled: ["event-meeting-1"], at: ["2026-11-24T10:00:00.000Z"] },
  {
    what: "moved",
    cancelled: [],
    at: ["2026-11-24T10:00:00.000Z", "2026-11-26T14:00:00.000Z"],
  },
])(
  "a meeting that is $what while it goes into the calendar is so there too",
  async ({ what, cancelled, at }) => {
    const desk = await aDesk();
    const calendar = await desk.calendar();
    const slot = { startsAt: "2026-11-26T14:00:00.000Z", endsAt: "2026-11-26T14:30:00.000Z" };
    const meanwhile = {
      ...calendar,
      async book(event: CalendarEvent) {
        if (what === "cancelled") await cancelMeeting(desk, "meeting-1", "boss");
        else await moveMeeting(desk, "meeting-1", slot, { approvedBy: "boss" });
        return calendar.book(event);
      },
    };
    const lead = await desk.leads.find("lead-1");
    const conversation = await desk.conversations.find("lead-1");
    if (!lead || !conversation) throw new Error("The desk has no lead");
    const booking = { lead, conversation, text: "See you", approvedBy: "boss" };
    const own = { ...desk, calendar: async () => meanwhile };
    await bookMeeting(own, { ...booking, meeting: aMeeting() });

    expect([...new Set(desk.cancelledEvents)]).toEqual(cancelled);
    expect(desk.bookedEvents.map((event) => event.slot.startsAt)).toEqual(at);
  },
);

test("who did not come is written to once, when a person says so and not before the meeting", async () => {
  const desk = await aDesk({});
  expect(await markMeeting(desk, "meeting-1", "no_show", "rep@seller.example")).toMatchObject({
    kind: "refused",
  });
  desk.at("2026-11-24T11:00:00Z");
  await markMeeting(desk, "meeting-1", "no_show", "rep@seller.example");
  await markMeeting(desk, "meeting-1", "no_show", "rep@seller.example");
  const planned = await desk.planned();
  expect(planned).toMatchObject([{ id: "lead-1.meeting-meeting-1-missed.v1" }]);
  const outcomes = await desk.outcomes.ofDay("2026-11-24");
  expect(outcomes.map(({ kind }) => kind)).toEqual(["no-show"]);
});

test.each(["closed", "handed_off"] as const)(
  "whose conversation is %s is reminded of nothing; a person hears of the meeting, once",
  async (state) => {
    const desk = await aDesk({});
    await desk.conversations.change("lead-1", (one) => ({
      ...one,
      state,
      reason: "is not interested",
    }));
    desk.at("2026-11-23T10:05:00Z");
    await desk.handle({ kind: "sweep" });
    desk.at("2026-11-24T09:10:00Z");
    await desk.handle({ kind: "sweep" });
    expect(await desk.planned()).toEqual([]);
    expect(desk.said).toMatchObject([
      { type: "handoff_requested", data: { meetingId: "meeting-1" } },
    ]);
  },
);

test("a meeting that was cancelled is not moved, and nobody is invited to it again", async () => {
  const desk = await aDesk({});
  await cancelMeeting(desk, "meeting-1", "rep@seller.example");
  const before = await desk.planned();
  const slot = { startsAt: "2026-11-26T14:00:00.000Z", endsAt: "2026-11-26T14:30:00.000Z" };
  expect(await moveMeeting(desk, "meeting-1", slot, { approvedBy: "rep" })).toEqual({
    kind: "over",
    status: "cancelled",
  });
  expect(await desk.planned()).toEqual(before);
  expect(desk.bookedEvents).toEqual([]);
});

test.each([
  { since: "moved to another time, and its own taken", to: "2026-11-25T10:00:00.000Z" },
  { since: "cancelled", to: undefined },
])("a move that died at the calendar leaves nothing there of a meeting $since", async ({ to }) => {
  const desk = await aDesk({});
  const slot = { startsAt: "2026-11-26T14:00:00.000Z", endsAt: "2026-11-26T14:30:00.000Z" };
  const calendar = await desk.calendar();
  const by = { approvedBy: "boss" };
  const dies = async () => ({
    ...calendar,
    async move(id: string, event: CalendarEvent) {
      const other = { startsAt: "2026-11-25T10:00:00.000Z", endsAt: "2026-11-25T10:30:00.000Z" };
      if (to) await moveMeeting(desk, "meeting-1", other, by);
      else await cancelMeeting(desk, "meeting-1", "boss");
      await calendar.move(id, event);
      throw new Error("the machine died");
    },
  });
  const late = moveMeeting({ ...desk, calendar: dies }, "meeting-1", slot, by);
  await expect(late).rejects.toThrow("the machine died");
  if (to) await desk.meetings.add(aMeeting({ id: "meeting-2", approvalId: "meet-2", slot }));
  desk.cancelledEvents.length = 0;

  await moveMeeting(desk, "meeting-1", slot, by);
  if (to) expect(desk.bookedEvents.at(-1)?.slot.startsAt).toBe(to);
  else expect(desk.cancelledEvents).toEqual(["event-1"]);
});
