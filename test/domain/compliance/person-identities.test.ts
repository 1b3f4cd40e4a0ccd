import { expect, test } from "vitest";
import { allIdentitiesOf, identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import { isPhoneNumber } from "#shared/domain/compliance/phone-key.ts";
import { suppressionKey } from "#shared/domain/compliance/suppression.ts";
import { suppressionRow } from "#shared/domain/compliance/suppression-row.ts";
import { suppressedKeysOf } from "#shared/store/outreach-keys.ts";
import { aLead } from "../../support/builders.ts";
import { aConversation } from "../../support/outreach-builders.ts";

const profile = "https://www.linkedin.com/in/gareth-oduya";

test.each([
  [
    "linkedin",
    ["linkedin.com/in/Gareth-Oduya", "http://uk.linkedin.com/in/gareth-oduya/?trk=x", profile],
  ],
  ["linkedin", ["https://uk.linkedin.com/pub/gareth-oduya/12/345/678", profile]],
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

test("a placeholder, a word and a number too short are nobody's number", () => {
  const placeholders = ["0000000000", "000-000-0000", "+1 999 999 9999", "ask reception", "n/a"];
  const others = ["12345 ext. 12", ""];
  for (const phone of [...placeholders, ...others]) {
    expect(isPhoneNumber(phone), phone).toBe(false);
    expect(suppressedKeysOf({ phone }), phone).toEqual([]);
  }
  expect(suppressedKeysOf({ phone: "020 7946 0018" })).toHaveLength(1);
});

test("the line of a company, an office or a switchboard is no person's, whatever it is written like", () => {
  for (const header of [
    "Company Phone",
    "Office telephone",
    "Switchboard",
    "Telefon Zentrale",
    "Fax",
  ]) {
    const row = suppressionRow(["+44 114 496 0000", ""], [header, "E-mail"]);
    expect(row, header).toMatchObject({
      named: [],
      problems: [{ rule: "phone-shared", message: expect.stringContaining("everybody's") }],
    });
    expect(
      suppressionRow(["+44 114 496 0000", "ada@x.example"], [header, "E-mail"]),
      header,
    ).toMatchObject({ named: [{ scope: "address", value: "ada@x.example" }] });
  }
  const named = [{ scope: "phone" }];
  expect(suppressionRow(["0114 496 0001"], ["Confirmed phone"])).toMatchObject({ named });
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
  const own = aLead({ person: { fullName: "Gareth Oduya", phone: "+44 20 7946 0018" } });
  expect(allIdentitiesOf(own, undefined)).toEqual([]);
  expect(identitiesOf(own, undefined)).toMatchObject({ phone: "+44 20 7946 0018" });
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
    named: [
      { scope: "address", value: "a@x.example" },
      { scope: "address", value: "b@x.example" },
      { scope: "linkedin", value: "https://www.linkedin.com/in/ada-byron" },
      { scope: "phone", value: "07700 900 123" },
    ],
    problems: [],
  });
  expect(suppressionRow(["+44 7700 900123"])).toMatchObject({ named: [{ scope: "phone" }] });
  expect(suppressionRow(["0123456789"])).toMatchObject({ named: [] });
  expect(suppressionRow(["linkedin.com/company/kestrel"])).toMatchObject({ named: [] });
  expect(suppressionRow(["linkedin.com/company/kestrel", "kestrel.example"])).toMatchObject({
    named: [{ scope: "domain", value: "kestrel.example" }],
  });
});
