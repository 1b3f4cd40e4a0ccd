import { expect, test } from "vitest";
import { Proposal } from "#shared/domain/meetings/approval.ts";
import { defaultCampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { fromMessageTag, toMessageTag } from "#shared/domain/outreach/message-tag.ts";
import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { ChatMessage } from "#shared/ports/team-chat.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoNoticeLog } from "#shared/store/notice-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { createNotices } from "../../functions/notices/notices.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { meetingWorld } from "../support/meeting-world.ts";
import { aMeeting, anApproval } from "../support/meetings-builders.ts";

const dynamo = embeddedDynamo();

async function anOffice() {
  const world = await meetingWorld(dynamo());
  await world.approvals.add(anApproval());
  const sent: RenderedMail[] = [];
  /** Which sends leave, and their answer is lost. */
  const lost = new Set<number>();
  const posted: ChatMessage[] = [];
  const mailService = { isFull: false };
  const chat = { isDown: false };
  const fileNames = new Map<string, string>();
  const updated: ChatMessage[] = [];
  const place = { channel: "C1", timestamp: "1.1" };
  const handle = createNotices({
    ...world,
    directory: {
      ...world.directory,
      campaign: async (id) => ({ ...defaultCampaignSettings(id), name: fileNames.get(id) ?? id }),
    },
    pauses: dynamoPauses(dynamo().client, await dynamo().table("directory")),
    jobs: dynamoJobStore(dynamo().client, await dynamo().table("operations")),
    reports: { find: async () => undefined },
    mail: {
      room: async () =>
        mailService.isFull
          ? { kind: "none", until: world.now(), reason: "SES takes 1 mails a second" }
          : { kind: "room" },
      async send(mail) {
        sent.push(mail);
        if (lost.delete(sent.length)) throw new Error("socket hang up");
        return { kind: "accepted", providerId: "1" };
      },
    },
    chat: {
      async post(message) {
        if (chat.isDown) throw new Error("the chat is down");
        posted.push(message);
        return { kind: "posted", place };
      },
      async update(_place, message) {
        updated.push(message);
        return { kind: "posted", place };
      },
    },
    notices: dynamoNoticeLog(dynamo().client, await dynamo().table("Guard"), world.now),
    publicUrl: "https://department.example",
    from: { name: "Sales department", address: "department@seller.example" },
  });
  const tell = (type: DepartmentEvent["type"], data: Record<string, unknown>, id = "event-1") =>
    handle({
      id,
      detail: {
        type,
        agent: "bdr",
        data,
        timestamp: world.now().toISOString(),
        correlationId: "run-1",
      },
    });
  return { ...world, sent, lost, posted, updated, tell, mailService, chat, fileNames };
}

test("who has to decide gets the proposal, a link that decides in their name, and buttons", async () => {
  const office = await anOffice();
  await office.tell("approval_requested", { approvalId: "approval-1", step: "propose" });
  const [mail] = office.sent;
  expect(mail).toMatchObject({
    to: "boss@seller.example",
    subject: "Please decide: a meeting for Gareth Oduya, Kestrel Bearings Ltd.",
  });
  const token = /https:\/\/department\.example\/a\/(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
  expect(await office.signer.verify("approve", token, office.now())).toBe(
    "approval-1 boss@seller.example",
  );
  // The link ends with what it decides, whoever has the mail by then.
  const end = new Date(anApproval().expiresAt);
  expect(
    await office.signer.verify("approve", token, new Date(end.getTime() - 1000)),
  ).toBeDefined();
  expect(
    await office.signer.verify("approve", token, new Date(end.getTime() + 1000)),
  ).toBeUndefined();
  expect(mail?.text).toContain("Tuesday 24 November at 10:00");
  const buttons = office.posted[0]?.buttons ?? [];
  expect(buttons.map(({ label }) => label)).toEqual(["Approve", "Edit or choose", "Reject"]);
  expect(buttons[0]).toMatchObject({ value: "approval-1" });
});

test("an event delivered twice is told once; the reminder is told apart", async () => {
  const office = await anOffice();
  await office.tell("approval_requested", { approvalId: "approval-1", step: "propose" });
  await office.tell("approval_requested", { approvalId: "approval-1", step: "propose" });
  await office.tell("approval_requested", { approvalId: "approval-1", step: "remind" });
  expect(office.sent.map(({ subject }) => subject.split(":")[0])).toEqual([
    "Please decide",
    "Still waiting",
  ]);
  expect(office.posted).toHaveLength(2);
});

test("what is decided takes the buttons out of the chat, and asks nobody any more", async () => {
  const office = await anOffice();
  await office.tell("approval_requested", { approvalId: "approval-1" });
  await office.decide("approval-1", { kind: "reject" }, { by: "Ines", through: "slack" });
  await office.tell("approval_decided", { approvalId: "approval-1" });
  await office.tell("approval_requested", { approvalId: "approval-1", step: "remind" });
  expect(office.updated).toMatchObject([
    {
      text: "Rejected by Ines (slack): a meeting for Gareth Oduya, Kestrel Bearings Ltd.",
      buttons: [],
    },
  ]);
  expect(office.sent).toHaveLength(1);
});

test("a booked meeting, a hand-over and a pause are told", async () => {
  const office = await anOffice();
  await office.meetings.add(aMeeting());
  await office.tell("meeting_booked", { meetingId: "meeting-1" });
  await office.tell(
    "handoff_requested",
    { leadId: "lead-1", reason: "a full calendar" },
    "event-2",
  );
  const scope = { kind: "campaign", id: "job-1" };
  await office.tell("sending_paused", { scope, reason: "3 % bounced", by: "red-line" }, "event-3");
  expect(office.sent.map(({ subject }) => subject)).toEqual([
    "Meeting booked: Call: Kestrel Bearings and Tidewater Planning",
    "A person is needed for Gareth Oduya, Kestrel Bearings Ltd.",
    "Sending paused: campaign job-1",
  ]);
});

test("news whose answer was lost is not mailed twice; what somebody waits for is, and says so", async () => {
  const office = await anOffice();
  await office.meetings.add(aMeeting());
  office.lost.add(1).add(2);
  const news = () => office.tell("meeting_booked", { meetingId: "meeting-1" });
  await expect(news()).rejects.toThrow("socket hang up");
  await news();
  expect(office.sent).toHaveLength(1);
  expect(office.posted).toHaveLength(1);

  const ask = () => office.tell("approval_requested", { approvalId: "approval-1" });
  await expect(ask()).rejects.toThrow("socket hang up");
  await ask();
  await ask();
  expect(office.sent).toHaveLength(3);
  expect(office.sent[1]?.text).not.toContain("may have it already");
  expect(office.sent[2]?.text).toContain("may have it already");
  expect(office.sent[2]?.messageId).toBe(office.sent[1]?.messageId);
});

test("the chat's button leads to the page behind the sign-in, for a channel is read by many", async () => {
  const office = await anOffice();
  await office.tell("approval_requested", { approvalId: "approval-1" });
  expect(office.posted[0]?.buttons?.[1]).toEqual({
    label: "Edit or choose",
    url: "https://department.example/api/v1/approvals/page",
  });
  expect(JSON.stringify(office.posted)).not.toContain("/a/");
});

test("a hand-over is told in words, not by the code of its cause", async () => {
  const office = await anOffice();
  const reason = "no entry of the knowledge base answers it: “Do you handle consignment stock?”";
  const data = { leadId: "lead-1", cause: "question_unanswered", reason };
  await office.tell("handoff_requested", data);
  expect(office.sent[0]?.text).toContain(reason.slice(1));
  expect(office.sent[0]?.text).not.toContain("question_unanswered");
  expect(office.posted[0]?.paragraphs?.join() ?? "").not.toContain("question_unanswered");
});

test("what many messages wait for is told once", async () => {
  const office = await anOffice();
  const data = { matter: "steps-wait-email-2026-11-20", reason: "no account for e-mail is set up" };
  await office.tell("handoff_requested", { ...data, outboxId: "lead-1.step-1.v1" }, "event-1");
  await office.tell("handoff_requested", { ...data, outboxId: "lead-2.step-1.v1" }, "event-2");
  expect(office.sent.map(({ subject }) => subject)).toEqual(["A person is needed"]);
  expect(office.posted).toHaveLength(1);
});

test("SES-8: a notice that finds no room at SES is told again later, once", async () => {
  const office = await anOffice();
  const approval = { approvalId: "approval-1", step: "propose" };
  office.mailService.isFull = true;
  await expect(office.tell("approval_requested", approval)).rejects.toThrow("was put off");
  expect(office.sent).toEqual([]);

  office.mailService.isFull = false;
  await office.tell("approval_requested", approval);
  await office.tell("approval_requested", approval);

  expect(office.sent).toHaveLength(1);
  expect(office.sent[0]?.text).not.toContain("you may have it already");
});

test("where SES is shut the chat is told all the same, once, and the mail goes when there is room", async () => {
  const office = await anOffice();
  const ask = () => office.tell("approval_requested", { approvalId: "approval-1" });
  office.mailService.isFull = true;
  await expect(ask()).rejects.toThrow("was put off");
  await expect(ask()).rejects.toThrow("was put off");
  expect(office.posted).toHaveLength(1);

  office.mailService.isFull = false;
  await ask();
  await ask();
  expect(office.posted).toHaveLength(1);
  expect(office.sent).toHaveLength(1);
  await office.decide("approval-1", { kind: "reject" }, { by: "Ines", through: "api" });
  await office.tell("approval_decided", { approvalId: "approval-1" });
  expect(office.updated).toHaveLength(1);
});

test("where the chat is down the mail goes all the same, once", async () => {
  const office = await anOffice();
  await office.meetings.add(aMeeting());
  const news = () => office.tell("meeting_booked", { meetingId: "meeting-1" });
  office.chat.isDown = true;
  await expect(news()).rejects.toThrow("the chat is down");
  office.mailService.isFull = true;
  await expect(news()).rejects.toThrow("the chat is down");
  office.chat.isDown = false;
  await news();
  await news();
  expect(office.sent).toHaveLength(1);
  expect(office.posted).toHaveLength(1);
});

test("what reaches nobody says both reasons", async () => {
  const office = await anOffice();
  office.chat.isDown = true;
  office.mailService.isFull = true;
  const ask = office.tell("approval_requested", { approvalId: "approval-1" });
  await expect(ask).rejects.toThrow("reached nobody");
});

test("however a campaign's file is called, the notice of its pause is one SES takes", async () => {
  const office = await anOffice();
  const id = "job_0123456789abcdef0123456789abcdef";
  office.fileNames.set(id, "\u55b6\u696d\u30ea\u30b9\u30c8".repeat(30));
  const scope = { kind: "campaign", id };
  await office.tell("sending_paused", { scope, reason: "3 % bounced", by: "red-lines" });
  await office.tell("sending_resumed", { scope, reason: "", by: "ines@seller.example" });
  expect(office.sent).toHaveLength(2);
  for (const { outboxId, subject } of office.sent) {
    expect(subject).toContain("\u55b6\u696d\u30ea\u30b9\u30c8");
    expect(fromMessageTag(toMessageTag(outboxId))).toBe(outboxId);
  }
});

test("an answer by LinkedIn is shown without a subject it does not have", async () => {
  const office = await anOffice();
  const text = "Gladly, on Monday.";
  const reply = { kind: "reply", messageId: "linkedin-1", subject: "", text, citations: [] };
  const proposal = Proposal.parse(reply);
  await office.approvals.add({ ...anApproval(), id: "approval-2", proposal });
  await office.tell("approval_requested", { approvalId: "approval-2" });
  expect(office.sent[0]?.text).toContain("Gladly, on Monday.");
  expect(office.sent[0]?.text).not.toContain("Subject:");
});

test("a pause says how to end it, by whom it is, and is told once however often its check comes by", async () => {
  const office = await anOffice();
  const scope = { kind: "domain", id: "tidewater.example" };
  const reason = "MX-1: tidewater.example has no SPF record.";
  const pause = (id: string) =>
    office.tell("sending_paused", { scope, reason, by: "dns-check" }, id);
  await Promise.all([pause("event-1"), pause("event-2"), pause("event-3")]);
  expect(office.sent).toHaveLength(1);
  expect(office.posted).toHaveLength(1);
  expect(office.sent[0]?.text).toContain("Tidewater.example has no SPF record (MX-1).");
  expect(office.sent[0]?.text).toContain("Paused by the daily look at DNS.");
  expect(office.sent[0]?.text).toContain("https://department.example/api/v1/compliance");

  const by = "ines@seller.example";
  await office.tell("sending_resumed", { scope, reason: "the records are there", by }, "event-4");
  expect(office.sent[1]).toMatchObject({
    subject: "Sending goes on: domain tidewater.example",
    text: expect.stringContaining("The records are there."),
  });
});

test("who is asked learns why, until when by the company's clock, and where to read what was said", async () => {
  const office = await anOffice();
  await office.tell("approval_requested", { approvalId: "approval-1" });
  const text = office.sent[0]?.text ?? "";
  expect(text).toMatch(/^Why you are asked: .*\.$/m);
  expect(text).toMatch(/Without a decision by \w+ \d+ \w+, \d\d:\d\d it is rejected by itself\./);
  expect(text).toContain("https://department.example/api/v1/conversations/lead-1/page");
  expect(text).not.toMatch(/undefined|\d{4}-\d\d-\d\d/);
});
