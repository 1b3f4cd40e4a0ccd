import { describe, expect, test } from "vitest";
import { isAuthentic } from "#shared/domain/mail/authentication.ts";
import { parsed, rawMail } from "../../support/mail-builders.ts";

/** Whether a mail From gareth.oduya@kestrel-bearings.example is believed, by what stands in its header. */
async function isBelieved(
  value: string,
  { from = "gareth.oduya@kestrel-bearings.example", above = "" } = {},
): Promise<boolean> {
  const mail = await parsed(above + rawMail({ "Authentication-Results": value, From: from }));
  return isAuthentic(mail, "amazonses.com");
}

test.each([
  [
    "DMARC passed for it",
    "amazonses.com; spf=fail; dkim=none; dmarc=pass header.from=kestrel-bearings.example;",
  ],
  [
    "SES says so, in its own manner",
    "amazonses.com; spf=pass (spfCheck: domain of kestrel-bearings.example designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1; envelope-from=gareth.oduya@kestrel-bearings.example; helo=mx.kestrel-bearings.example; dkim=pass header.i=@kestrel-bearings.example; dmarc=none header.from=kestrel-bearings.example;",
  ],
  [
    "it has no DMARC and signed itself",
    "amazonses.com; dkim=pass header.d=kestrel-bearings.example",
  ],
  [
    "another signature of its own holds",
    "amazonses.com; dkim=fail header.d=bulk.example; dkim=pass header.d=kestrel-bearings.example",
  ],
  ["a host of its own signed", "amazonses.com; dkim=pass header.i=@mail.kestrel-bearings.example"],
  [
    "the header is written in another way",
    'AmazonSES.com 1 ; DKIM/1 = Pass (2048-bit (rsa) key) reason="good; it is" header.i="@Kestrel-Bearings.example"',
  ],
])("a sender is believed where %s", async (_name, value) => {
  expect(await isBelieved(value)).toBe(true);
});

test.each([
  [
    "another host found it",
    "mx.evil.example; dkim=pass header.d=kestrel-bearings.example; dmarc=pass",
  ],
  ["nobody looked", "amazonses.com; none"],
  [
    "DMARC failed, whoever signed",
    "amazonses.com; dkim=pass header.d=kestrel-bearings.example; dmarc=fail",
  ],
  [
    "DMARC could not be read",
    "amazonses.com; dkim=pass header.d=kestrel-bearings.example; dmarc=temperror",
  ],
  ["the signature is another's", "amazonses.com; dkim=pass header.i=@bulk.example; dmarc=none"],
  ["nobody says whose signature it is", "amazonses.com; dkim=pass; dmarc=none"],
])("a sender is not believed where %s", async (_name, value) => {
  expect(await isBelieved(value)).toBe(false);
});

describe("a forger who writes for gareth.oduya@kestrel-bearings.example is not believed", () => {
  test.each([
    [
      "with a signature of theirs that fails, and an own one that holds",
      "amazonses.com; dkim=fail header.i=@kestrel-bearings.example; dkim=pass header.i=@evil.example; dmarc=none",
    ],
    [
      "with their domain as the name before an own @",
      "amazonses.com; dkim=pass header.i=kestrel-bearings.example@evil.example; dmarc=none",
    ],
    [
      "with two domains for one signature",
      "amazonses.com; dkim=pass header.d=evil.example header.i=@kestrel-bearings.example; dmarc=none",
    ],
    [
      "with a domain that ends like theirs",
      "amazonses.com; dkim=pass header.d=not-kestrel-bearings.example; dmarc=none",
    ],
    [
      "with their domain in front of an own one",
      "amazonses.com; dkim=pass header.d=kestrel-bearings.example.evil.example; dmarc=none",
    ],
    [
      "with the signature of a whole country",
      "amazonses.com; dkim=pass header.d=example; dmarc=none",
    ],
    [
      "with a comment",
      "amazonses.com; spf=fail (x; dkim=pass header.d=kestrel-bearings.example;) ; dmarc=none",
    ],
    [
      "with comments within comments",
      "amazonses.com; spf=fail (a (b) ; dmarc=pass ; (c) ) ; dmarc=fail",
    ],
    [
      "with a comment that is escaped",
      "amazonses.com; spf=fail (a \\) ; dmarc=pass ; \\() ; dmarc=fail",
    ],
    [
      "with a quoted name before the @",
      'amazonses.com; spf=pass client-ip=192.0.2.1; envelope-from="; dkim=pass header.d=kestrel-bearings.example; "@evil.example; dmarc=none',
    ],
    [
      "with a quoted name that ends the server's comment",
      'amazonses.com; spf=pass (domain of "x); dkim=pass header.d=kestrel-bearings.example; (y"@evil.example) ; dmarc=none',
    ],
    [
      "with an encoded word in the name before the @",
      "amazonses.com; envelope-from==?utf-8?Q?=3B_dkim=3Dpass_header.d=3Dkestrel-bearings.example=3B?=@evil.example; dmarc=none",
    ],
    ["with a second DMARC", "amazonses.com; dmarc=pass; dmarc=fail"],
    ["with a comment without an end", "amazonses.com; dmarc=pass; spf=fail (x"],
    [
      "with a second From that the server looked at",
      "amazonses.com; dmarc=pass header.from=evil.example",
    ],
    [
      "with a domain of their own that is cut off where theirs ends",
      `amazonses.com; ${"dkim=fail header.d=a.example; ".repeat(31)}${"x=y; ".padEnd(12)}dkim=pass header.d=kestrel-bearings.example.evil.example; dmarc=none`,
    ],
  ])("%s", async (_name, value) => {
    expect(await isBelieved(value)).toBe(false);
  });

  test("with a header under the server's own, in its name", async () => {
    const above = "Authentication-Results: amazonses.com; dmarc=fail\r\n";
    expect(await isBelieved("amazonses.com; dmarc=pass", { above })).toBe(false);
    const foreign = "Authentication-Results: mx.evil.example; dmarc=fail\r\n";
    expect(await isBelieved("amazonses.com; dmarc=pass", { above: foreign })).toBe(false);
  });

  test("from a neighbour on a host that many share", async () => {
    const from = "shop@kestrel.github.io";
    const by = (signer: string) => `amazonses.com; dkim=pass header.d=${signer}; dmarc=none`;
    expect(await isBelieved(by("kestrel.github.io"), { from })).toBe(true);
    expect(await isBelieved(by("evil.github.io"), { from })).toBe(false);
  });
});

test("the domain is the same in letters and in Punycode", async () => {
  const value = "amazonses.com; dmarc=pass header.from=xn--bcher-kva.example";
  expect(await isBelieved(value, { from: "info@b\u00fccher.example" })).toBe(true);
});
