import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { createNews } from "../../../local/demo/news.ts";
import { listen } from "../../../local/listen.ts";
import { openMailbox } from "../../../local/mail/mailbox.ts";
import { aMeeting } from "../../support/meetings-builders.ts";
import { aConversation } from "../../support/outreach-builders.ts";

async function aDepartment() {
  const server = createServer((_, response) => response.end(JSON.stringify({ pauses: [] })));
  const url = `http://127.0.0.1:${await listen(server, 0)}`;
  const dataDirectory = mkdtempSync(join(tmpdir(), "news-"));
  const mailbox = openMailbox(join(dataDirectory, "mail.sqlite"));
  onTestFinished(() => {
    server.close();
    mailbox.close();
  });
  const conversations: Conversation[] = [];
  const meetings: Meeting[] = [];
  const start = (lines: string[]) =>
    createNews({
      department: { mail: { mailbox }, url },
      records: {
        messages: async () => [],
        waitingApprovals: async () => [],
        audit: async () => [],
        conversations: async () => conversations,
        meetings: async () => meetings,
      },
      dataDirectory,
      clock: { now: () => Date.parse("2026-11-23T09:00:00Z") },
      say: (line) => lines.push(line.slice(18)),
    });
  return { start, mailbox, conversations, meetings };
}

const optedOut = aConversation({
  email: "zaneta@firm.example",
  state: "closed",
  reason: "the person opted out with the link in a mail",
});

test("an opt-out by one click is a line of its own, said once", async () => {
  const { start, conversations } = await aDepartment();
  const lines: string[] = [];
  const news = start(lines);
  await news.tell();
  conversations.push(optedOut);
  await news.tell();
  await news.tell();

  expect(lines).toEqual([
    "closed     zaneta@firm.example: the person opted out with the link in a mail",
  ]);
});

test("what happened as the department was killed is told by the next start, and nothing twice", async () => {
  const { start, mailbox, conversations } = await aDepartment();
  const lines: string[] = [];
  await start(lines).tell();
  mailbox.add({
    at: 0,
    direction: "in",
    via: "inbound",
    sender: "gareth@firm.example",
    recipients: ["ines@seller.example"],
    messageId: "one@firm.example",
    subject: "Re: Stock",
    providerId: "",
    raw: Buffer.from("From: gareth@firm.example\r\nSubject: Re: Stock\r\n\r\nYes\r\n"),
  });
  conversations.push(optedOut);

  await start(lines).tell();
  await start(lines).tell();

  expect(lines).toEqual([
    "received   from gareth@firm.example: Re: Stock",
    "closed     zaneta@firm.example: the person opted out with the link in a mail",
  ]);
});

test("a meeting is told with its day and hour as people say them", async () => {
  const { start, meetings } = await aDepartment();
  const lines: string[] = [];
  const news = start(lines);
  await news.tell();
  const startsAt = "2026-11-30T09:30:00.000Z";
  const meeting = aMeeting({ timeZone: "Europe/London" });
  meetings.push({ ...meeting, slot: { ...meeting.slot, startsAt } });
  await news.tell();

  expect(lines[0]).toContain("Monday 30 November, 09:30 (Europe/London)");
});
