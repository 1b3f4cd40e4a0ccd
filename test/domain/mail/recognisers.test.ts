import { describe, expect, test } from "vitest";
import { bounceType } from "#shared/domain/mail/bounce-type.ts";
import { noteAfter } from "#shared/domain/mail/delivery-state.ts";
import { parsePlusAddress, threadNames } from "#shared/domain/mail/find-thread.ts";
import { readForwarded } from "#shared/domain/mail/forwarded.ts";
import { htmlToText } from "#shared/domain/mail/html-to-text.ts";
import { leadOfOutboxId } from "#shared/domain/mail/journal.ts";
import { kindOfMail } from "#shared/domain/mail/kind-of-mail.ts";
import { isFlood } from "#shared/domain/mail/loop-guard.ts";
import { returnDate } from "#shared/domain/mail/return-date.ts";
import { stripQuote } from "#shared/domain/mail/strip-quote.ts";
import { writtenReply } from "#shared/domain/mail/written-reply.ts";
import { parsed, rawMail } from "../../support/mail-builders.ts";

const context = { inboundDomain: "inbound.seller.example", now: new Date("2026-11-20T09:30:00Z") };

describe("bounces", () => {
  test.each([
    [
      "MX-9: Microsoft's 550 5.7.515 is a sender problem",
      "5.7.515",
      "Access denied",
      "sender-refused",
    ],
    [
      "MX-10: Gmail's 4.7.32 is a sender problem",
      "4.7.32",
      "not aligned with SPF or DKIM",
      "sender-refused",
    ],
    ["an unknown mailbox is a bad address", "5.1.1", "", "bad-address"],
    ["a full mailbox passes", "5.2.2", "", "full-or-slow"],
    ["greylisting passes", "4.7.1", "Greylisted, try again later", "full-or-slow"],
    ["a closed relay is the recipient's affair", "5.7.1", "Relay access denied", "bad-address"],
    ["what nobody understands passes", undefined, "something odd", "full-or-slow"],
  ] as const)("%s", (_name, code, words, type) => {
    expect(bounceType(code, words)).toBe(type);
  });
});

describe("threads", () => {
  test.each([
    ["reply+abc@inbound.seller.example", { name: "reply", token: "abc" }],
    ["REPLY+ABC@Inbound.Seller.Example", { name: "reply", token: "abc" }],
    ["unsub@inbound.seller.example", { name: "unsub", token: "" }],
    ["journal+aB.c@inbound.seller.example", { name: "journal", token: "aB.c" }],
    ["reply+abc@elsewhere.example", undefined],
    ["replying+abc@inbound.seller.example", undefined],
  ])("%s", (address, names) => {
    expect(parsePlusAddress(address, "inbound.seller.example")).toEqual(names);
  });

  test("the mail answered comes before the older ones", async () => {
    const mail = await parsed(
      rawMail({
        "In-Reply-To": "<3@a.example>",
        References: "<1@a.example> <2@a.example> <3@a.example>",
      }),
    );

    expect(threadNames(mail, "inbound.seller.example").messageIds).toEqual([
      "3@a.example",
      "2@a.example",
      "1@a.example",
    ]);
  });

  test("an outbox id tells its lead, whatever dots the lead's id has", () => {
    expect(leadOfOutboxId("job-1.row.7.step-1.v2")).toEqual({
      outboxId: "job-1.row.7.step-1.v2",
      leadId: "job-1.row.7",
    });
    expect(leadOfOutboxId("nonsense")).toBeUndefined();
  });
});

describe("loops", () => {
  test("a mail that went through 26 servers goes in a circle", async () => {
    const hops = Array.from(
      { length: 26 },
      (_, hop) => `Received: from a${hop} by b; Fri, 20 Nov 2026 09:00:00 +0000\r\n`,
    );
    expect(kindOfMail(await parsed(hops.join("") + rawMail({})), context).kind).toBe("loop");
  });

  test("automatic mails of the last hour alone make a flood", () => {
    const at = (minutes: number) =>
      new Date(context.now.getTime() - minutes * 60_000).toISOString();
    expect(isFlood([1, 2, 3, 4, 5, 6].map(at), context.now)).toBe(true);
    expect(isFlood([1, 2, 3, 61, 62, 63].map(at), context.now)).toBe(false);
  });
});

describe("dates", () => {
  test.each([
    ["back on 3 January", "2026-12-29", "2027-01-03"],
    ["back on 03/04/2027", "2026-12-29", "2027-04-03"],
    ["I will be back in the office on 02/26", "2026-02-20", "2026-02-26"],
    ["zurück am 29. Februar", "2027-01-02", undefined],
    ["Ich bin ab Montag wieder da", "2026-11-23", "2026-11-30"],
    ["we were founded on 3 May 1990", "2026-11-20", undefined],
  ])("%s, written on %s", (text, written, day) => {
    expect(returnDate(text, new Date(`${written}T09:00:00Z`))).toBe(day);
  });
});

describe("words", () => {
  test("a forwarded mail names its author and keeps its text", () => {
    const inner =
      "---------- Forwarded message ---------\nVon: Gareth <gareth@kestrel.example>\nBetreff: AW: Lager\n\nBitte rufen Sie an.";
    expect(readForwarded(inner)).toEqual({
      from: "gareth@kestrel.example",
      subject: "AW: Lager",
      text: "Bitte rufen Sie an.",
    });
  });

  test("a subject of the sender's own is part of what is said, ours is not", () => {
    const knownSubjects = ["Two sites, one stock"];
    expect(writtenReply({ subject: "Unsubscribe", text: "", knownSubjects })).toBe("Unsubscribe");
    expect(
      writtenReply({ subject: "AW: Re: Two sites, one stock", text: "Yes.", knownSubjects }),
    ).toBe("Yes.");
  });

  test.each([
    "> ",
    "On a, b wrote\n",
    "From: a\n",
    "a ",
    "Mit freundlichen Grüßen\n",
    "-- \n",
    "Le a ",
    "a",
    "1.",
    "am 3. ",
    "<",
    "@",
    "a@",
    "ticket ",
    "Message-ID: <\n",
  ])("two hundred thousand characters of %j are read in linear time", async (piece) => {
    const body = piece.repeat(200_000 / piece.length);
    const mails = [
      await parsed(
        rawMail({ "Auto-Submitted": "auto-replied", From: "MAILER-DAEMON@a.example" }, body),
      ),
      await parsed(
        rawMail(
          { "Content-Type": 'multipart/report; boundary="b"' },
          `--b\nContent-Type: message/delivery-status\n\nAction: failed\nFinal-Recipient: ${body}\n--b\nContent-Type: message/rfc822\n\nTo: ${body}\n--b--`,
        ),
      ),
      await parsed(rawMail({ Subject: "Out of office" }, body)),
    ];
    const started = performance.now();
    for (const mail of mails) {
      kindOfMail(mail, context);
      stripQuote(mail.text);
      returnDate(mail.text, context.now);
    }
    // What takes the square of the length takes minutes.
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test.each(["<!--", "<a ", "<style>", "<head", "&#", "&gt;", "<p>", "<blockquote>"])(
    "a megabyte of %j is turned into text in linear time",
    (piece) => {
      const html = piece.repeat(1_000_000 / piece.length);
      const started = performance.now();
      htmlToText(html);
      // What takes the square of the length takes minutes.
      expect(performance.now() - started).toBeLessThan(4000);
    },
  );

  test("a delivery note never goes back to knowing less", () => {
    expect(noteAfter("bounced: bad-address", "delivered", "")).toBe("bounced: bad-address");
    expect(noteAfter("delivered", "complained", "")).toBe("complained");
    expect(noteAfter(undefined, "delayed", "General")).toBe("delayed: General");
  });
});
