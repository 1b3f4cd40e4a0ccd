import { expect, test } from "vitest";
import { allIdentitiesOf, identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import { isPhoneNumber } from "#shared/domain/compliance/phone-key.ts";
import { suppressionKey } from "#shared/domain/compliance/suppression.ts";
import { suppressionRow } from "#shared/domain/compliance/suppression-row.ts";
import { aLead } from "../../support/builders.ts";
import { aConversation } from "../../support/outreach-builders.ts";

const profile = "https://www.linkedin.com/in/gareth-oduya";

test.each([
  [
    "linkedin",
    ["linkedin.com/in/Gareth-Oduya", "http://uk.linkedin.com/in/gareth-oduya/?trk=x", profile],
  ],
  ["linkedin", ["https://www.linkedin.com/in/bj%C3%B6rn", "https://linkedin.com/in/Björn/"]],
  ["phone", ["+44 (0)20 7946 0018", "0044 20 7946 0018", "020 7946 0018", "tel:+442079460018"]],
  ["phone", ["+49 30 1234567 ext. 12", "030/1234567 Durchwahl 12"]],
  ["address", [" Ada@Kestrel.example ", "ada@kestrel.example"]],
] as const)("one %s is one key however it is spelled", (scope, spellings) => {
  expect(new Set(spellings.map((one) => suppressionKey(scope, one))).size).toBe(1);
});

test("another profile, number or extension is another key", () => {
  const key = (value: string) => suppressionKey("phone", value);
  expect(key("+44 20 7946 0018")).not.toBe(key("+44 20 7946 0019"));
  expect(key("+49 30 1234567 ext. 12")).not.toBe(key("+49 30 1234567"));
  expect(suppressionKey("linkedin", profile)).not.toBe(suppressionKey("linkedin", `${profile}-2`));
});

test("a year, an amount or a word is no phone number", () => {
  for (const text of ["2026", "6,400", "call me", "a@b.example", "", "123456789012345678901"]) {
    expect(isPhoneNumber(text), text).toBe(false);
  }
  expect(isPhoneNumber("+44 20 7946 0018")).toBe(true);
  expect(isPhoneNumber("020 7946 0018 ext. 12")).toBe(true);
});

test("all that is known of a person is theirs, but for what colleagues share", () => {
  const lead = aLead({
    company: { name: "Kestrel", phone: "+44 114 496 0000" },
    person: { fullName: "Gareth Oduya", email: "gareth@home.example", phone: "0114 496 0000" },
    email: {
      address: "info@kestrel.example",
      source: "website",
      kind: "generic",
      confidence: 0.5,
      reason: "",
    },
  });

  expect(allIdentitiesOf(lead, undefined)).toEqual([
    { scope: "address", value: "gareth@home.example" },
  ]);
  const writtenTo = aConversation({ email: "info@kestrel.example", linkedinUrl: profile });
  expect(allIdentitiesOf(lead, writtenTo)).toEqual([
    { scope: "address", value: "info@kestrel.example" },
    { scope: "address", value: "gareth@home.example" },
    { scope: "linkedin", value: profile },
  ]);
  expect(identitiesOf(lead, writtenTo)).toEqual({
    email: "info@kestrel.example",
    linkedinUrl: profile,
    phone: undefined,
  });
});

test("a row of a list means the person by everything it says of them", () => {
  const headers = ["Name", "Mail", "LinkedIn", "Mobile", "Customer no."];
  const row = [
    "Ada",
    "a@x.example; b@x.example",
    "linkedin.com/in/Ada-Byron",
    "07700 900 123",
    "0123456789",
  ];

  expect(suppressionRow(row, headers)).toEqual({
    kind: "suppressions",
    named: [
      { scope: "address", value: "a@x.example" },
      { scope: "address", value: "b@x.example" },
      { scope: "linkedin", value: "https://www.linkedin.com/in/ada-byron" },
      { scope: "phone", value: "07700 900 123" },
    ],
  });
  expect(suppressionRow(["+44 7700 900123"])).toMatchObject({ named: [{ scope: "phone" }] });
  expect(suppressionRow(["0123456789"])).toMatchObject({ kind: "unreadable" });
  expect(suppressionRow(["linkedin.com/company/kestrel"])).toMatchObject({ kind: "unreadable" });
  expect(suppressionRow(["linkedin.com/company/kestrel", "kestrel.example"])).toMatchObject({
    named: [{ scope: "domain", value: "kestrel.example" }],
  });
});
