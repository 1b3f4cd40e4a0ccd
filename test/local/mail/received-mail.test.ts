import { expect, test } from "vitest";
import { parseMail } from "#shared/adapters/mime/parse-mail.ts";
import { isAuthentic } from "#shared/domain/mail/authentication.ts";
import { asReceived } from "../../../local/mail/received-mail.ts";

/** What the department finds when it reads a mail with this envelope sender and this From header. */
async function arrived(from: string, author: string) {
  const lines = [`From: <${author}>`, "To: <reply@replies.seller.example>", "", "Hello"];
  const raw = asReceived(Buffer.from(lines.join("\r\n")), {
    envelope: { from, to: "reply@replies.seller.example" },
    author,
    id: "abc",
    at: new Date("2026-11-20T09:00:00Z"),
  });
  const parsed = await parseMail(raw);
  if (parsed.kind !== "mail") throw new Error("The mail cannot be read");
  return {
    found: parsed.mail.headers["authentication-results"]?.[0],
    isAuthentic: isAuthentic(parsed.mail, "amazonses.com"),
  };
}

test.each([
  ["gareth@kestrel-bearings.example", "gareth@kestrel-bearings.example"],
  ["bounces+1@mail.kestrel-bearings.example", "gareth@kestrel-bearings.example"],
  ["gareth@Kestrel-Bearings.example", "gareth@uk.kestrel-bearings.example"],
])("a mail of %s from %s is aligned, and believed", async (from, author) => {
  expect(await arrived(from, author)).toEqual({
    found: expect.stringMatching(/ spf=pass .*; dkim=none; dmarc=pass /),
    isAuthentic: true,
  });
});

test.each([
  ["mallory@elsewhere.example", "gareth@kestrel-bearings.example"],
  ["x@kestrel-bearings.example.elsewhere.example", "gareth@kestrel-bearings.example"],
  ["mallory@elsewhere.example", ""],
])(
  "a mail of %s with the forged sender %s is not believed, though SPF passes",
  async (from, author) => {
    expect(await arrived(from, author)).toEqual({
      found: expect.stringMatching(/ spf=pass .*; dmarc=fail /),
      isAuthentic: false,
    });
  },
);

test("a report without an envelope sender has nobody who vouches for it", async () => {
  expect(await arrived("", "mailer-daemon@ironmere.example")).toEqual({
    found: expect.stringMatching(/ spf=none .*; dmarc=fail /),
    isAuthentic: false,
  });
});
