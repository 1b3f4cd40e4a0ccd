import { expect, test } from "vitest";
import { unsubscribeValue } from "#shared/domain/compliance/unsubscribe-link.ts";
import { journalValue } from "#shared/domain/mail/journal.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { gareth, mailDesk, rawBounce, rawMail } from "../../support/mail-builders.ts";
import { aMeeting } from "../../support/meetings-builders.ts";

const dynamo = embeddedDynamo();
const sent = { status: "sent", claimedAt: "2026-11-19T10:00:00.000Z" } as const;
const step2 = {
  id: "lead-1.step-2.v1",
  step: 2,
  messageId: "step-2@tidewater-planning.example",
  dueAt: "2026-11-24T09:15:00.000Z",
} as const;

test("a reply stops the sequence and the company, and waits to be read", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent, step2] });

  await desk.receive(
    rawMail(
      {},
      "Sounds good. Tuesday?\n\nOn Fri, 20 Nov 2026 at 09:00, Ines Moreau <ines@seller.example> wrote:\n> reply stop to opt out",
    ),
  );

  const [message] = await desk.messages();
  expect(message).toMatchObject({
    from: gareth,
    text: "Sounds good. Tuesday?",
    rawKey: "inbound/1",
  });
  expect(desk.replies.sent).toEqual([{ leadId: "lead-1", messageId: message?.id }]);
  expect((await desk.conversation())?.sequence.stopped?.reason).toBe("the person replied");
  expect(await desk.conversations.companyStop("kestrel-bearings.example")).toBeDefined();
  expect((await desk.entry(step2.id))?.status).toBe("cancelled");
  expect(await desk.outcomes()).toEqual(["replied"]);
  expect(desk.said.map(({ type }) => type)).toEqual(["response_received"]);
});

test("a reply that comes again the next day counts on the day it came first, and once", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });

  await desk.receive(rawMail({}), "inbound/1");
  desk.clock.at = new Date("2026-11-21T09:00:00Z");
  await desk.receive(rawMail({ "X-Second-Way": "yes" }), "inbound/2");

  expect(await desk.outcomes()).toEqual(["replied"]);
  expect(await desk.deps.outcomes.ofDay("2026-11-21")).toEqual([]);
});

test("the same mail delivered twice is one message and one outcome", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });

  await desk.receive(rawMail({}), "inbound/1");
  await desk.receive(rawMail({ "X-Second-Way": "yes" }), "inbound/2");

  expect(await desk.messages()).toHaveLength(1);
  expect(await desk.outcomes()).toEqual(["replied"]);
});

test("a crash after the message was kept loses none of the effects", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent, step2] });
  let isDown = true;
  const say = desk.deps.bus.say;
  desk.deps.bus.say = async (event) => {
    if (isDown) throw new Error("the bus is down");
    await say(event);
  };

  await expect(desk.receive(rawMail({}))).rejects.toThrow("the bus is down");
  isDown = false;
  await desk.receive(rawMail({}));

  expect(await desk.messages()).toHaveLength(1);
  expect(desk.said.map(({ type }) => type)).toEqual(["response_received"]);
});

test("another mail under a borrowed Message-ID does not keep the real answer out", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });

  await desk.receive(rawMail({}, "Forged."), "inbound/1");
  await desk.receive(rawMail({}, "The real answer."), "inbound/2");

  expect((await desk.messages()).map(({ text }) => text).toSorted()).toEqual([
    "Forged.",
    "The real answer.",
  ]);
});

test("a colleague who answers with the reply address belongs to the conversation, as somebody else", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });

  await desk.receive(
    rawMail({ From: "Ruth <ruth@kestrel-bearings.example>" }, "Gareth asked me to answer."),
  );

  expect(await desk.messages()).toMatchObject([
    { from: "ruth@kestrel-bearings.example", isFromSomebodyElse: true, isAuthenticated: false },
  ]);
});

test("a mail without our reply address is found by the mail it answers", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });
  const entry = await desk.entry();

  await desk.receive(
    rawMail({
      From: "x@elsewhere.example",
      To: "ines@seller.example",
      "In-Reply-To": `<${entry?.messageId}>`,
    }),
  );

  expect(desk.replies.sent).toHaveLength(1);
});

test("a mail that lost all threading is found by its sender's address", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });

  await desk.receive(rawMail({ To: "sales@inbound.seller.example", Subject: "Hello" }));

  expect(desk.replies.sent).toHaveLength(1);
});

test("a word of refusal that stands in the subject alone is part of the reply", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });

  await desk.receive(rawMail({ Subject: "STOP" }, "\n"));

  expect((await desk.messages())[0]?.text).toBe("STOP");
});

test("the prospect's answer forwarded by our own colleague is read as the prospect's", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });

  await desk.receive(
    rawMail(
      { From: "Ines <ines.moreau@tidewater-planning.example>", Subject: "Fwd: Two sites" },
      `FYI\n\n---------- Forwarded message ---------\nFrom: Gareth Oduya <${gareth}>\nSubject: Re: Two sites\n\nPlease call me on Monday.`,
    ),
  );

  const [message] = await desk.messages();
  expect(message?.text).toBe("Please call me on Monday.");
  expect(message?.isAuthenticated).toBe(false);
  expect(desk.replies.sent).toHaveLength(1);
});

test("a note of our own people in the thread is kept and not taken for a reply", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent, step2] });

  await desk.receive(
    rawMail({ From: "ines.moreau@tidewater-planning.example" }, "Met him yesterday."),
  );

  expect(desk.replies.sent).toEqual([]);
  expect((await desk.entry(step2.id))?.status).toBe("planned");
});

test("an out-of-office note moves planned steps to the day of return and stops nothing", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent, step2] });

  await desk.receive(
    rawMail(
      { Subject: "Automatic reply: Two sites", "Auto-Submitted": "auto-replied" },
      "I am out of the office and back on 3 December.",
    ),
  );

  const conversation = await desk.conversation();
  expect(conversation?.sequence).toMatchObject({ notBefore: "2026-12-03" });
  expect(conversation?.sequence.stopped).toBeUndefined();
  expect((await desk.entry(step2.id))?.dueAt).toBe("2026-12-03T09:15:00.000Z");
  expect(desk.replies.sent).toEqual([]);
});

test("a step that is due on the day of return where the person is does not move, though it is the day before in UTC", async () => {
  const inSydney = { ...step2, dueAt: "2026-12-02T23:30:00.000Z" };
  const before = {
    ...step2,
    id: "lead-1.step-3.v1",
    step: 3,
    messageId: "step-3@tidewater-planning.example",
    dueAt: "2026-12-01T23:30:00.000Z",
  };
  const desk = await mailDesk(dynamo(), {
    entries: [sent, inSydney, before],
    lead: { company: { name: "Kestrel", country: "AU", city: "Sydney" } },
  });

  await desk.receive(
    rawMail(
      { Subject: "Automatic reply: Two sites", "Auto-Submitted": "auto-replied" },
      "I am out of the office and back on 3 December.",
    ),
  );

  expect((await desk.entry(inSydney.id))?.dueAt).toBe("2026-12-02T23:30:00.000Z");
  expect((await desk.entry(before.id))?.dueAt).toBe("2026-12-02T23:30:00.000Z");
});

test("a person is told once of an hour's broken mails, and again where they became ten", async () => {
  const desk = await mailDesk(dynamo());
  const matters = () => [...new Set(desk.said.map(({ data }) => data["matter"]))];

  for (let number = 1; number <= 9; number += 1) await desk.receive("", `inbound/${number}`);
  await desk.receive("", "inbound/9");
  expect(matters()).toEqual(["unread-mail-2026-11-20T10-1"]);

  for (let number = 10; number <= 12; number += 1) await desk.receive("", `inbound/${number}`);
  desk.clock.at = new Date("2026-11-20T11:00:00Z");
  await desk.receive("", "inbound/13");

  expect(matters()).toEqual([
    "unread-mail-2026-11-20T10-1",
    "unread-mail-2026-11-20T10-10",
    "unread-mail-2026-11-20T11-1",
  ]);
  expect(desk.said.at(-2)?.data["reason"]).toContain("10 mails could not be read since 10:00 UTC");
});

test("an automatic answer that says the person has left stops the sequence and asks a person", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent, step2] });

  await desk.receive(
    rawMail(
      { Subject: "Automatic reply: x", "Auto-Submitted": "auto-replied" },
      "Gareth Oduya no longer works at Kestrel.",
    ),
  );

  expect((await desk.entry(step2.id))?.status).toBe("cancelled");
  expect(desk.said.map(({ type }) => type)).toEqual(["handoff_requested"]);
});

test("two machines cannot keep each other busy: the sixth automatic mail within an hour is left alone", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });

  for (let number = 1; number <= 9; number += 1) {
    await desk.receive(
      rawMail(
        {
          Subject: "Automatic reply",
          "Auto-Submitted": "auto-replied",
          "Message-ID": `<${number}@k.example>`,
        },
        `Received (${number}).`,
      ),
    );
  }

  expect(await desk.messages()).toHaveLength(5);
  expect(desk.replies.sent).toEqual([]);
});

test("SES-11: a bad address is suppressed, its sequence ends and what is planned is taken back", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent, step2] });
  const entry = await desk.entry();

  await desk.receive(
    rawBounce({
      messageId: entry?.messageId ?? "",
      status: "5.1.1",
      diagnostic: "550 5.1.1 User unknown",
    }),
  );

  expect(await desk.suppression(gareth)).toMatchObject({ reason: "bad-address" });
  expect((await desk.entry(step2.id))?.status).toBe("cancelled");
  expect((await desk.conversation())?.state).toBe("closed");
  expect(await desk.outcomes()).toEqual(["hard-bounced"]);
});

test("MX-10: a mail deferred for want of authentication wakes the red lines and touches no person", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent, step2] });
  const entry = await desk.entry();

  await desk.receive(
    rawBounce({
      messageId: entry?.messageId ?? "",
      status: "4.7.32",
      diagnostic: "421 4.7.32 not aligned with SPF or DKIM",
    }),
  );

  expect(desk.lines.sent).toEqual([{ kind: "check" }]);
  expect(await desk.suppression(gareth)).toBeUndefined();
  expect((await desk.entry(step2.id))?.status).toBe("planned");
  expect(await desk.outcomes()).toEqual(["sender-refused"]);
});

test("the third soft bounce in a row stops the sequence, and one told twice counts once", async () => {
  const first = ["1", "2", "3"].map((n) => ({
    ...sent,
    id: `lead-1.step-${n}.v1`,
    messageId: `m${n}@tidewater-planning.example`,
  }));
  const desk = await mailDesk(dynamo(), {
    entries: [...first, { ...step2, id: "lead-1.step-4.v1" }],
  });
  const counts: (number | undefined)[] = [];

  for (const [index, entry] of first.entries()) {
    const at = new Date(Date.UTC(2026, 10, 18 + index)).toISOString();
    await desk.conversations.addMessage({
      id: entry.id,
      leadId: "lead-1",
      direction: "out",
      channel: "email",
      at,
      from: "i",
      to: gareth,
      text: "Hello",
    });
    const raw = rawBounce({
      messageId: entry.messageId,
      status: "4.2.2",
      diagnostic: "452 4.2.2 mailbox full",
    });
    await desk.receive(raw, `inbound/${index}`);
    await desk.receive(raw, `inbound/${index}`);
    counts.push((await desk.conversation())?.softBounces);
  }

  expect(counts).toEqual([1, 2, 3]);
  expect((await desk.entry("lead-1.step-4.v1"))?.status).toBe("cancelled");
  expect(await desk.suppression(gareth)).toBeUndefined();
});

test("a report on a mail that is not ours suppresses nobody of whom it was not sent", async () => {
  const desk = await mailDesk(dynamo(), { entries: [{ status: "planned" }] });

  await desk.receive(
    rawBounce({
      messageId: "foreign@elsewhere.example",
      status: "5.1.1",
      diagnostic: "550 5.1.1 User unknown",
    }),
  );

  expect(await desk.suppression(gareth)).toBeUndefined();
});

test("SES-11: a spam complaint by mail suppresses at once and takes back everything planned", async () => {
  const desk = await mailDesk(dynamo(), {
    entries: [
      sent,
      step2,
      {
        ...step2,
        id: "lead-1.reply-1.v1",
        kind: "reply",
        messageId: "r@tidewater-planning.example",
      },
    ],
  });
  const entry = await desk.entry();

  await desk.receive(
    rawMail(
      { From: "fbl@bigmail.example", "Content-Type": 'multipart/report; boundary="b"' },
      `--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: ${gareth}\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${entry?.messageId}>\n--b--`,
    ),
  );

  expect(await desk.suppression(gareth)).toMatchObject({ reason: "complained" });
  expect((await desk.outbox.ofLead("lead-1")).map(({ status }) => status).toSorted()).toEqual([
    "cancelled",
    "cancelled",
    "sent",
  ]);
  expect(await desk.outcomes()).toEqual(["complained"]);
});

test("MX-7: a mail to the unsubscribe address takes effect at once, whoever sends it and however", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent, step2] });

  await desk.receive(
    rawMail(
      {
        From: "private@home.example",
        To: "unsub+TOKENLEAD1@inbound.seller.example",
        "Auto-Submitted": "auto-generated",
        Subject: "unsubscribe",
      },
      "",
    ),
  );

  expect(await desk.suppression(gareth)).toMatchObject({ reason: "opted-out" });
  expect((await desk.entry(step2.id))?.status).toBe("cancelled");
  expect(await desk.outcomes()).toEqual(["unsubscribed"]);
});

test("the signed token of the unsubscribe link is good for the mail address as well", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });
  const token = await desk.signer.sign(
    "unsubscribe",
    unsubscribeValue({ leadId: "lead-1", id: "lead-1.step-1.v1" }),
  );

  await desk.receive(
    rawMail({ From: "private@home.example", To: `unsub+${token}@inbound.seller.example` }, ""),
  );

  expect(await desk.suppression(gareth)).toMatchObject({ reason: "opted-out" });
});

test("an opt-out nobody can place suppresses the address it came from", async () => {
  const desk = await mailDesk(dynamo());

  await desk.receive(
    rawMail(
      { From: "who@unknown.example", To: "unsub@inbound.seller.example", Subject: "remove" },
      "",
    ),
  );

  expect(await desk.suppression("who@unknown.example")).toMatchObject({ reason: "opted-out" });
});

test("the journal copy settles an unknown outcome, a forged one does not", async () => {
  const desk = await mailDesk(dynamo(), { entries: [{ status: "unknown" }] });
  const token = await desk.signer.tag(journalValue("lead-1.step-1.v1"));
  const copy = (to: string) =>
    rawMail({
      From: "ines.moreau@tidewater-planning.example",
      To: gareth,
      "Delivered-To": `journal+${to}@inbound.seller.example`,
      "X-Outbox-Id": "lead-1.step-1.v1",
    });

  await desk.receive(copy("aaaaaaaaaaaaaaaaaaaaaaaa"));
  expect((await desk.entry())?.status).toBe("unknown");
  await desk.receive(copy(token));

  expect(await desk.entry()).toMatchObject({ status: "sent", reason: "its journal copy came" });
  expect(await desk.messages()).toEqual([]);
});

test("an answer proves that the mail it answers was sent", async () => {
  const desk = await mailDesk(dynamo(), { entries: [{ status: "unknown" }] });
  const entry = await desk.entry();

  await desk.receive(rawMail({ "In-Reply-To": `<${entry?.messageId}>` }));

  expect((await desk.entry())?.status).toBe("sent");
});

test("an answer to an invitation goes to the meetings and not to be read as words", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });
  await desk.meetingStore.add(aMeeting({ id: "m1" }));

  await desk.receive(
    rawMail(
      { Subject: "Accepted: Meeting", "Content-Type": "text/calendar; method=REPLY" },
      "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:m1\nEND:VEVENT\nEND:VCALENDAR\n",
    ),
  );

  expect(desk.meetings.sent).toMatchObject([{ kind: "answered", leadId: "lead-1" }]);
  expect((await desk.messages())[0]?.calendar).toContain("UID:m1");
  expect(desk.replies.sent).toEqual([]);
});

test("SES-12: a stranger's mail changes nothing, with a virus or without; the raw mail is kept", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });
  const stranger = { From: "a@stranger.example", To: "info@inbound.seller.example" };

  await desk.receive(rawMail({ ...stranger, "X-SES-Virus-Verdict": "FAIL" }));
  await desk.receive(rawMail(stranger));
  await desk.receive("test", "inbound/AMAZON_SES_SETUP_NOTIFICATION");

  expect(await desk.messages()).toEqual([]);
  expect(desk.said).toEqual([]);
});

test("somebody who answers a conversation that is gone is shown to a person", async () => {
  const desk = await mailDesk(dynamo());

  await desk.receive(
    rawMail({ From: "a@erased.example", To: "reply+gonegonegone@inbound.seller.example" }),
  );

  expect(desk.said.map(({ type }) => type)).toEqual(["handoff_requested"]);
});

test("one of our own mails come back is left alone", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });

  await desk.receive(rawMail({ "X-Outbox-Id": "lead-1.step-1.v1" }));

  expect(await desk.messages()).toEqual([]);
});

test("a reply is believed to be the person's only where our receiving server found it so", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });
  const authentic =
    "amazonses.com; spf=pass; dkim=pass header.i=@kestrel-bearings.example; dmarc=pass header.from=kestrel-bearings.example;";

  await desk.receive(rawMail({ "Authentication-Results": authentic }, "One."), "inbound/1");
  await desk.receive(
    rawMail(
      { "Authentication-Results": authentic.replace("amazonses.com", "mx.evil.example") },
      "Two.",
    ),
    "inbound/2",
  );

  const believed = (await desk.messages()).map((one) => `${one.text} ${one.isAuthenticated}`);
  expect(believed.toSorted()).toEqual(["One. true", "Two. false"]);
});

test("SES-12: what the scanner calls spam is believed of a bare address, not of who has our token", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });
  const spam = { "X-SES-Spam-Verdict": "FAIL" };

  await desk.receive(rawMail({ ...spam, To: "info@inbound.seller.example", Subject: "Hello" }));
  expect(await desk.messages()).toEqual([]);
  await desk.receive(rawMail(spam));

  expect(await desk.messages()).toHaveLength(1);
});

test("a crash at any point of a bounce is made good when the mail is delivered again", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent, step2] });
  const entry = await desk.entry();
  const raw = rawBounce({
    messageId: entry?.messageId ?? "",
    status: "5.1.1",
    diagnostic: "550 5.1.1 User unknown",
  });
  const { outcomes } = desk.deps;
  const tell = () => Promise.reject(new Error("the table is throttled"));
  desk.deps.outcomes = { ...outcomes, tell };
  await expect(desk.receive(raw)).rejects.toThrow("throttled");
  desk.deps.outcomes = outcomes;
  await desk.receive(raw);

  expect(await desk.outcomes()).toEqual(["hard-bounced"]);
  expect(await desk.messages()).toHaveLength(1);
});
