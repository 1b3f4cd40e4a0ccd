import { load } from "cheerio";
import { expect, test } from "vitest";
import { composeMail } from "#shared/adapters/mime/compose.ts";
import type { PersonTask } from "#shared/domain/outreach/person-task.ts";
import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";
import type { Pause } from "#shared/ports/pauses.ts";
import { problemPage } from "../../../functions/api/pages/problem-page.ts";
import { approvalRoutes } from "../../../functions/api/routes/approvals.ts";
import { meetingRoutes } from "../../../functions/api/routes/meetings.ts";
import { createApp } from "../../../functions/http/app.ts";
import { bookMeeting } from "../../../functions/meeting-desk/book-meeting.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { meetingWorld } from "../../support/meeting-world.ts";
import {
  aMeeting,
  anApproval,
  aSlot,
  aWaitingConversation,
} from "../../support/meetings-builders.ts";
import { anOutboxEntry, aRenderedMail } from "../../support/outreach-builders.ts";
import { quietLog } from "../../support/quiet-log.ts";

const dynamo = embeddedDynamo();

async function anApi(tasks: readonly PersonTask[] = []) {
  const office = await meetingWorld(dynamo(), { conversation: { meetingId: "meeting-1" } });
  const paused: Pause[] = [];
  const world = { ...office, paused };
  await world.approvals.add(anApproval({ taskToken: "secret-token" }));
  await world.meetings.add(aMeeting({ calendarEventId: "event-1" }));
  const pauses = { list: async () => world.paused };
  const open = { open: async (limit: number) => tasks.slice(0, limit) };
  const mayContact = async () =>
    ({ kind: "refused", rule: "sequence-stopped", reason: "the person replied" }) as const;
  const app = createApp(
    [...approvalRoutes({ ...world, pauses, tasks: open, mayContact }), ...meetingRoutes(world)],
    quietLog,
    problemPage,
  );
  async function ask(method: string, path: string, body?: unknown, as = "rep") {
    const claims = { sub: "p1", email: `${as}@seller.example`, "cognito:groups": `[${as}]` };
    const isForm = body instanceof URLSearchParams;
    const init = {
      method,
      ...(body !== undefined && {
        body: isForm ? body.toString() : JSON.stringify(body),
        headers: {
          "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json",
          ...(isForm && { accept: "text/html,application/xhtml+xml" }),
        },
      }),
    };
    const event = { requestContext: { authorizer: { jwt: { claims } } } };
    const response = await app.request(path, init, { event });
    const type = response.headers.get("content-type");
    const location = response.headers.get("location") ?? "";
    return { status: response.status, text: await response.text(), type, location };
  }
  /** As a browser does: it sends the form and goes where it is led. */
  async function press(path: string, fields: Record<string, string>) {
    const pressed = await ask("POST", path, new URLSearchParams(fields));
    return pressed.status === 303 ? ask("GET", pressed.location) : pressed;
  }
  return { ...world, ask, press };
}

function aTask(task: Partial<PersonTask> = {}): PersonTask {
  return {
    id: "task-lead-1.step-2.v1",
    leadId: "lead-1",
    kind: "linkedin-invite",
    to: "https://www.linkedin.com/in/gareth-oduya",
    text: "Hello Gareth",
    status: "open",
    createdAt: "2026-11-20T09:00:00.000Z",
    ...task,
  };
}

const decide = "/api/v1/approvals/approval-1/decide";

test("a person decides by the API, once; the second decision is told the first", async () => {
  const api = await anApi();
  const first = await api.ask("POST", decide, { choice: "approve", slot: aSlot() });
  expect(JSON.parse(first.text)).toMatchObject({
    outcome: "decided",
    approval: { status: "approved", decidedBy: "rep@seller.example", decidedThrough: "api" },
  });
  const second = await api.ask("POST", decide, { choice: "reject" }, "manager");
  expect(JSON.parse(second.text)).toMatchObject({
    outcome: "was-decided",
    approval: { status: "approved", decidedBy: "rep@seller.example" },
  });
  expect(api.decisions).toHaveLength(1);
});

test("a viewer sees what waits, gets no link to decide, and may not decide", async () => {
  const api = await anApi();
  expect((await api.ask("POST", decide, { choice: "approve" }, "viewer")).status).toBe(403);
  const page = await api.ask("GET", "/api/v1/approvals/page", undefined, "viewer");
  expect(page.text).toContain("1 decision waiting");
  expect(page.text).not.toContain("/a/");
  expect((await api.ask("GET", "/api/v1/approvals/page")).text).toContain('href="/a/');
});

test("the page says why a person is asked, what they wrote, and that sending is stopped", async () => {
  const api = await anApi();
  const messageId = "message-1";
  await api.conversations.changeMessage("lead-1", messageId, (message) => ({
    ...message,
    text: "Happy to talk. Does it work with SAP?",
    outcome: "arranging-meeting: wants to talk, and says something else",
  }));
  const at = "2026-11-20T09:00:00.000Z";
  api.paused.push({ scope: { kind: "all" }, reason: "A test", by: "ines@seller.example", at });
  const { text } = await api.ask("GET", "/api/v1/approvals/page");
  expect(text).toContain("Wants to talk, and says something else");
  expect(text).toContain("They ask: “Does it work with SAP?”");
  expect(text).toContain("All sending is stopped by ines@seller.example");
});

test("what nobody drafted an answer to is listed below the approvals, with the way to answer it", async () => {
  const api = await anApi();
  const since = "2026-11-20T09:00:00.000Z";
  const why = "it is not clear what is meant";
  await api.conversations.change("lead-1", (talk) => ({
    ...talk,
    personNeeded: { why, messageId: "message-1", since },
  }));
  const { text } = await api.ask("GET", "/api/v1/approvals/page");
  expect(text).toContain("1 conversation waits for an answer");
  expect(text).toContain("It is not clear what is meant");
  expect(text).toContain('href="/api/v1/conversations/lead-1/page"');
});

test("of many conversations that wait, the page reads and shows one page, with the way to the others", async () => {
  const api = await anApi();
  const needed = { why: "it is not clear what is meant", since: "2026-11-20T09:00:00.000Z" };
  const ids = Array.from({ length: 52 }, (_, index) => `crowd-${index}`);
  await Promise.all(
    ids.map(async (leadId) => {
      await api.conversations.begin(aWaitingConversation({ leadId, companyKey: leadId }));
      await api.conversations.change(leadId, (talk) => ({ ...talk, personNeeded: needed }));
    }),
  );

  const first = load((await api.ask("GET", "/api/v1/approvals/page")).text);
  expect(first("h1").text()).toContain("50 or more conversations wait for an answer");
  expect(first("article")).toHaveLength(50);
  const way = first("a:contains('More that wait')").attr("href") ?? "";
  const further = load((await api.ask("GET", way)).text);
  expect(further("article")).toHaveLength(2);
  expect(further.text()).not.toContain("or more");
  expect(further('a[href="/a/"], meta[http-equiv=refresh]')).toHaveLength(0);
});

test("more decisions and tasks than are read at once are counted as so many or more", async () => {
  const tasks = Array.from({ length: 21 }, (_, index) =>
    aTask({ id: `task-lead-1.step-2.v${index}` }),
  );
  const api = await anApi(tasks);
  const { text } = await api.ask("GET", "/api/v1/approvals/page");
  expect(text).toContain("20 or more tasks by hand");
});

test("what a click said is gone when the page looks again", async () => {
  const api = await anApi();
  const said = load((await api.ask("GET", "/api/v1/approvals/page?done=task")).text);
  expect(said("[role=status]").text()).toContain("off the list");
  expect(said("meta[http-equiv=refresh]").attr("content")).toBe("15; url=/api/v1/approvals/page");
  const plain = load((await api.ask("GET", "/api/v1/approvals/page")).text);
  expect(plain("meta[http-equiv=refresh]").attr("content")).toBe("15");
});

test("the flow's token is never shown", async () => {
  const api = await anApi();
  const paths = [
    "/api/v1/approvals",
    "/api/v1/approvals/approval-1",
    "/api/v1/approvals?leadId=lead-1",
  ];
  const answers = await Promise.all(paths.map((path) => api.ask("GET", path)));
  const decided = await api.ask("POST", decide, { choice: "reject" });
  for (const { status, text } of [...answers, decided]) {
    expect(status).toBe(200);
    expect(text).toContain("approval-1");
    expect(text).not.toContain("secret-token");
  }
});

test("a time that is not of the proposal is refused, and so is an unknown approval", async () => {
  const api = await anApi();
  const slot = aSlot("2026-12-24T10:00:00Z");
  expect((await api.ask("POST", decide, { choice: "approve", slot })).status).toBe(422);
  expect((await api.ask("POST", "/api/v1/approvals/x/decide", { choice: "reject" })).status).toBe(
    404,
  );
});

const meeting = "/api/v1/meetings/meeting-1";

test("a meeting is listed, shown, and given as a calendar file", async () => {
  const api = await anApi();
  expect((await api.ask("GET", "/api/v1/meetings")).text).toContain("meeting-1");
  expect((await api.ask("GET", "/api/v1/meetings/page")).text).toContain("1 meeting to come");
  expect((await api.ask("GET", "/api/v1/meetings/nothing")).status).toBe(404);
});

test("the calendar file is to the byte the one that was mailed: an invitation, a change, a cancellation", async () => {
  const api = await anApi();
  const file = async () => {
    const { status, text, type } = await api.ask("GET", `${meeting}/invite.ics`);
    const named = /METHOD:(\w+)[\s\S]+SEQUENCE:(\d+)/.exec(text)?.slice(1);
    return { status, text, type, named };
  };
  // The world holds a meeting that nobody was told of yet.
  expect((await file()).status).toBe(404);
  const [lead, conversation] = await Promise.all([
    api.leads.find("lead-1"),
    api.conversations.find("lead-1"),
  ]);
  const booked = await api.meetings.find("meeting-1");
  if (!lead || !conversation || !booked) throw new Error("The world lacks something");
  const texts = { text: "See you there.", approvedBy: "rep@seller.example" };
  await bookMeeting(api, { meeting: booked, lead, conversation, ...texts });

  const invited = await file();
  api.at("2026-11-21T09:00:00Z");
  await api.ask("POST", `${meeting}/reschedule`, { slot: aSlot("2026-11-27T10:00:00Z") });
  const changed = await file();
  api.at("2026-11-21T10:00:00Z");
  await api.ask("POST", `${meeting}/cancel`, {});
  const cancelled = await file();

  const mailed = await Promise.all(
    (await api.planned()).flatMap(({ calendar }) => (calendar ? [bytesInMail(calendar)] : [])),
  );
  const served = [invited, changed, cancelled];
  expect(served.map(({ text }) => text).toSorted()).toEqual(mailed.toSorted());
  expect(served.map(({ named }) => named)).toEqual([
    ["REQUEST", "0"],
    ["REQUEST", "1"],
    ["CANCEL", "2"],
  ]);
  expect(served.map(({ type }) => type)).toEqual(
    ["REQUEST", "REQUEST", "CANCEL"].map((name) => `text/calendar; charset=utf-8; method=${name}`),
  );
});

/** What the reader's calendar program finds in the mail. */
async function bytesInMail(calendar: RenderedMail["calendar"]): Promise<string> {
  const raw = await composeMail(aRenderedMail({ calendar }), new Date("2026-11-21T09:00:00Z"));
  // Parsers of mail may change line breaks, so the part is read as it stands.
  const [, file = ""] = /application\/ics[\s\S]+?\r\n\r\n([\w+/=\r\n]+)/.exec(raw.toString()) ?? [];
  return Buffer.from(file, "base64").toString();
}

test("a person moves a meeting, but not onto another one or into the past", async () => {
  const api = await anApi();
  const other = aSlot("2026-11-26T10:00:00Z");
  await api.meetings.add(aMeeting({ id: "meeting-2", slot: other }));
  expect((await api.ask("POST", `${meeting}/reschedule`, { slot: other })).status).toBe(409);
  const past = aSlot("2026-11-01T10:00:00Z");
  expect((await api.ask("POST", `${meeting}/reschedule`, { slot: past })).status).toBe(422);
  const free = aSlot("2026-11-27T10:00:00Z");
  const moved = await api.ask("POST", `${meeting}/reschedule`, { slot: free });
  expect(JSON.parse(moved.text)).toMatchObject({ sequence: 1, slot: free });
});

test("a meeting is marked after it began, and a cancelled one is not", async () => {
  const api = await anApi();
  expect((await api.ask("POST", `${meeting}/mark`, { status: "held" })).status).toBe(409);
  api.at("2026-11-24T11:00:00Z");
  const marked = await api.ask("POST", `${meeting}/mark`, { status: "held" });
  expect(JSON.parse(marked.text)).toMatchObject({ status: "held" });
  expect((await api.ask("POST", `${meeting}/cancel`, {})).status).toBe(409);
});

test("the page asks how a past meeting went, and says what a click did", async () => {
  const api = await anApi();
  const form = `${meeting}/page`;
  const early = await api.press(form, { action: "held" });
  expect(early.status).toBe(409);
  expect(early.text).toContain("the meeting begins only Tuesday 24 November at 10:00");
  api.at("2026-11-24T12:00:00Z");
  expect((await api.ask("GET", "/api/v1/meetings/page")).text).toContain("How did it go?");

  const missed = await api.press(form, { action: "no_show" });
  expect(missed.text).toContain("They get one short mail that offers another time");
  expect(missed.text).toContain("Nobody came");
  expect((await api.planned()).map(({ id }) => id)).toContainEqual(
    expect.stringContaining("missed"),
  );
  expect((await api.press(form, { action: "held" })).text).toContain("the meeting was held");
  expect(await api.meetings.find("meeting-1")).toMatchObject({ status: "held" });
});

test("the page moves a meeting by the clock of the meeting, as long as before, and cancels it", async () => {
  const api = await anApi();
  const form = `${meeting}/page`;
  const moved = await api.press(form, { action: "move", day: "2027-06-02", time: "09:30" });
  expect(moved.text).toContain("the attendee gets a new invitation");
  // Summer time in London.
  expect((await api.meetings.find("meeting-1"))?.slot).toEqual({
    startsAt: "2027-06-02T08:30:00.000Z",
    endsAt: "2027-06-02T09:00:00.000Z",
  });
  const past = await api.press(form, { action: "move", day: "2026-06-02", time: "09:30" });
  expect(past.text).toContain("The new time must be to come");
  expect((await api.press(form, { action: "cancel" })).text).toContain("The meeting is cancelled");
});

test("a viewer sees meetings and no button, and may press none", async () => {
  const api = await anApi();
  const { text } = await api.ask("GET", "/api/v1/meetings/page", undefined, "viewer");
  expect(text).toContain("Gareth");
  expect(text).not.toContain("<form");
  const pressed = await api.ask(
    "POST",
    `${meeting}/page`,
    new URLSearchParams({ action: "cancel" }),
    "viewer",
  );
  expect(pressed.status).toBe(403);
  expect(pressed.text).toContain("<h1>Not allowed</h1>");
});

test("a meeting they declined is none to come: it stands apart, to be moved or let go", async () => {
  const api = await anApi();
  await api.meetings.change("meeting-1", (one) => ({ ...one, answer: "declined" }));
  const { text } = await api.ask("GET", "/api/v1/meetings/page");
  expect(text).toContain("<h1>0 meetings to come, 1 was declined</h1>");
  expect(text).toContain("Declined: find another time, or let it go");
  expect(text).toContain("They declined</span>");
  expect(text).not.toContain(">Booked<");
  expect(text).toContain("Move or cancel it");
});

test("without meetings the page says how one comes", async () => {
  const api = await anApi();
  await api.ask("POST", `${meeting}/cancel`, {});
  api.at("2027-02-01T10:00:00Z");
  const { text } = await api.ask("GET", "/api/v1/meetings/page");
  expect(text).toContain("When somebody agrees to meet");
});

test("what is done by hand waits on the page, and what must not be done any more says why", async () => {
  const api = await anApi([aTask()]);
  await api.outbox.plan(anOutboxEntry({ id: "lead-1.step-2.v1", channel: "linkedin" }));
  const { text } = await api.ask("GET", "/api/v1/approvals/page");
  expect(text).toContain("1 decision waiting, 1 task by hand");
  expect(text).toContain("Do not do this any more: the person replied.");
  expect(text).not.toContain(">Done</button>");
  expect(text).toContain("It will not be done");
});
