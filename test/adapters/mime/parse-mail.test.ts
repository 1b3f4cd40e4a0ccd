import { expect, test } from "vitest";
import { parseMail } from "#shared/adapters/mime/parse-mail.ts";
import { parsed, rawMail } from "../../support/mail-builders.ts";

test("a mail is read with its threading, envelope and plain text", async () => {
  const mail = await parsed(
    rawMail({
      "Return-Path": "<Gareth@Kestrel.example>",
      Received:
        "from a by inbound-smtp.eu-west-1.amazonaws.com with SMTP id x for reply+Abc@inbound.seller.example; Fri, 20 Nov 2026 09:30:01 +0000 (UTC)",
      "In-Reply-To": "<a@seller.example>",
      References: "<0@seller.example>\r\n <a@seller.example>",
    }),
  );

  expect(mail).toMatchObject({
    messageId: "answer-1@kestrel-bearings.example",
    returnPath: "gareth@kestrel.example",
    envelopeTo: ["reply+Abc@inbound.seller.example"],
    inReplyTo: ["a@seller.example"],
    references: ["0@seller.example", "a@seller.example"],
    date: "2026-11-20T09:30:00.000Z",
    text: "Sounds good.",
  });
});

test("encoded words are decoded in names and subject", async () => {
  const mail = await parsed(
    rawMail({
      From: "=?ISO-8859-1?Q?J=FCrgen_Wei=DF?= <J.Weiss@a.example>",
      Subject: "=?UTF-8?B?R3LDvMOfZSBhdXMgS8O2bG4=?=",
    }),
  );

  expect(mail.from).toEqual({ name: "Jürgen Weiß", address: "j.weiss@a.example" });
  expect(mail.subject).toBe("Grüße aus Köln");
});

test("an unknown charset and broken bytes still give text", async () => {
  const head = rawMail(
    { "Content-Type": "text/plain; charset=x-klingon", "Content-Transfer-Encoding": "8bit" },
    "",
  );
  const mail = await parseMail(
    Buffer.concat([Buffer.from(head), Buffer.from([0xe9, 0x20, 0x6f, 0x6b, 0xff])]),
  );

  expect(mail).toMatchObject({ kind: "mail" });
  expect(mail.kind === "mail" && mail.mail.text).toContain("ok");
});

test("a mail without Message-ID gets one from its content, the same every time", async () => {
  const raw = rawMail({ "Message-ID": "" });

  expect((await parsed(raw)).messageId).toBe((await parsed(raw)).messageId);
  expect((await parsed(raw)).messageId).toMatch(/^[0-9a-f]{32}@no-message-id\.invalid$/);
});

test("headers that stand twice are all kept, in order, whatever they are called", async () => {
  const mail = await parsed(
    `X-Loop: one\r\nX-Loop: two\r\nConstructor: odd\r\n__proto__: odd\r\n${rawMail({})}`,
  );

  expect(mail.headers["x-loop"]).toEqual(["one", "two"]);
  expect(Object.keys(mail.headers)).toContain("constructor");
  expect(Object.getPrototypeOf(mail.headers)).toBeNull();
});

test("a mail in HTML alone is read as text, and its quotation is marked as one", async () => {
  const mail = await parsed(
    rawMail(
      { "Content-Type": "text/html; charset=utf-8" },
      "<style>p{}</style><p>Yes&nbsp;&amp; no.</p><blockquote><p>Hello</p></blockquote><script>x</script>",
    ),
  );

  expect(mail.text).toBe("Yes & no.\n\n> Hello");
});

test("a returned mail is a report and no text of the sender", async () => {
  const mail = await parsed(
    rawMail(
      { "Content-Type": 'multipart/mixed; boundary="b"' },
      "--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <x@seller.example>\nSubject: old\n\nreply stop\n--b--",
    ),
  );

  expect(mail.text.trim()).toBe("See below.");
  expect(mail.reports).toMatchObject([{ contentType: "message/rfc822" }]);
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["eleven megabytes", Buffer.alloc(11 * 1024 * 1024, "a")],
  [
    "a quarter of a million empty lines",
    Buffer.from(`From: a@a.example\n\n${"\n".repeat(250_000)}`),
  ],
  ["parts a hundred deep", Buffer.from(nested(100))],
])("%s is unreadable and not a fault", async (_name, raw) => {
  expect(await parseMail(raw)).toMatchObject({ kind: "unreadable" });
});

test("no bytes at all make the parser throw", async () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const whole = Buffer.from(
    rawMail(
      { "Content-Type": 'multipart/mixed; boundary="b"' },
      "--b\n\na\n--b\nContent-Type: text/html\n\n<p>b\n--b--",
    ),
  );

  for (let round = 0; round < 200; round += 1) {
    const spoiled = Buffer.from(whole);
    for (let hit = 0; hit < 12; hit += 1)
      spoiled[Math.floor(random() * spoiled.length)] = Math.floor(random() * 256);
    expect(["mail", "unreadable"]).toContain(
      (await parseMail(spoiled.subarray(0, Math.floor(random() * 900)))).kind,
    );
  }
});

function nested(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, index) => `Content-Type: multipart/mixed; boundary="b${index}"\r\n\r\n--b${index}\r\n`,
  );
  return `From: a@a.example\r\n${open.join("")}Content-Type: text/plain\r\n\r\nhello`;
}
