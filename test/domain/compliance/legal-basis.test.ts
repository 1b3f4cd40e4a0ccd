import { describe, expect, test } from "vitest";
import { basisOfLead } from "#shared/domain/compliance/basis-of-lead.ts";
import type { Consent } from "#shared/domain/compliance/consent.ts";
import { countryPolicies } from "#shared/domain/compliance/country-policies.ts";
import { legalBasis } from "#shared/domain/compliance/legal-basis.ts";
import { aLead } from "../../support/builders.ts";
import { aLegalQuestion, complianceNow } from "../../support/compliance-builders.ts";

const signedUp: Consent = {
  kind: "consent",
  source: "signed up at Harbour Expo, card 118",
  at: "2026-05-12",
};
const customer: Consent = { kind: "relationship", source: "customer since 2024", at: "2025-11-02" };

const consentRequired = [
  ..."AT BG CH CY CZ DE DK ES GR HR IS IT LI LT MT NL PL RO SI SK ZA IL".split(" "),
  undefined,
  "BR",
];

test.each(consentRequired)(
  "LAW-EU-3: nobody in %s is written to without stored consent",
  (country) => {
    const address = { from: "own-site", isRole: true } as const;
    const cold = legalBasis(aLegalQuestion({ country, address }));
    const asked = legalBasis(aLegalQuestion({ country, consent: signedUp }));

    expect(cold.kind).toBe("refused");
    expect(asked).toMatchObject({ kind: "allowed", transports: ["smtp", "ses"] });
  },
);

test("LAW-EU-3: in Germany a relationship is no consent, and the refusal says what is recorded", () => {
  const decision = legalBasis(aLegalQuestion({ country: "DE", consent: customer }));

  expect(decision).toEqual({
    kind: "refused",
    reason:
      "Advertising to a company in Germany needs recorded consent (§ 7(2) no. 2 UWG); what is recorded is only a relationship.",
  });
});

test("LAW-UK-1: a corporate subscriber in the UK may be written to, an unknown one counts as an individual", () => {
  expect(legalBasis(aLegalQuestion({ subscriber: "corporate" }))).toMatchObject({
    kind: "allowed",
    basis: expect.stringContaining("PECR"),
  });
  const unknown = legalBasis(aLegalQuestion({ subscriber: "unknown" }));
  expect(unknown).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("legal form is unknown"),
  });
  expect(legalBasis(aLegalQuestion({ subscriber: "individual" })).kind).toBe("refused");
  const soft = aLegalQuestion({ subscriber: "individual", consent: customer });
  expect(legalBasis(soft).kind).toBe("allowed");
});

test("LAW-CA-1: an address in Canada counts as published only with its page and the day", () => {
  const seen = { from: "own-site", isRole: true, url: "https://firm.example/contact" } as const;
  const canada = (address: typeof seen & { seenOn?: string }) =>
    legalBasis(aLegalQuestion({ country: "CA", address }));

  expect(canada(seen).kind).toBe("refused");
  expect(canada({ ...seen, seenOn: "2026-11-18" })).toMatchObject({
    kind: "allowed",
    basis:
      "published by the company at https://firm.example/contact, seen on 2026-11-18 (CASL, s. 6 and s. 10(9))",
    transports: ["smtp"],
  });
});

test("LAW-CA-1: a relationship ends after two years, and consent on the day it says", () => {
  const canada = (consent: Consent) => legalBasis(aLegalQuestion({ country: "CA", consent })).kind;

  expect(canada({ ...customer, at: "2024-11-21" })).toBe("allowed");
  expect(canada({ ...customer, at: "2024-11-19" })).toBe("refused");
  expect(canada({ ...signedUp, expiresAt: "2026-11-19" })).toBe("refused");
  expect(canada({ ...signedUp, at: "2027-01-01" })).toBe("refused");
});

describe("what must be said", () => {
  test("LAW-US-1: advertising always carries a postal address", () => {
    for (const country of ["US", "GB", "FR", "CA"]) {
      const decision = legalBasis(aLegalQuestion({ country, consent: signedUp }));
      expect(decision).toMatchObject({ needs: { postalAddress: true } });
    }
  });

  test("LAW-EU-1: who did not give the address is told where it is from", () => {
    const needs = { sourceNotice: true };
    expect(legalBasis(aLegalQuestion({ country: "FR" }))).toMatchObject({ needs });
    expect(legalBasis(aLegalQuestion({ country: "FR", consent: signedUp }))).toMatchObject({
      needs: { sourceNotice: false },
    });
    expect(legalBasis(aLegalQuestion({ country: "US" }))).toMatchObject({
      needs: { sourceNotice: false },
    });
    const address = { from: "own-site", isRole: false } as const;
    expect(legalBasis(aLegalQuestion({ country: "DE", consent: signedUp, address }))).toMatchObject(
      {
        needs: { sourceNotice: true, consent: { source: signedUp.source, at: signedUp.at } },
      },
    );
  });
});

test("LAW-EU-1: the consent of a person does not carry mail to their department's address, found elsewhere", () => {
  const address = { from: "own-site", isRole: true } as const;
  expect(legalBasis(aLegalQuestion({ country: "DE", consent: signedUp, address }))).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("was not given for this address"),
  });
});

test("LAW-EU-3: consent for e-mail is none for LinkedIn or a call, unless they are named in it", () => {
  for (const country of ["PL", "DE", "BE", "SG", undefined]) {
    const by = (channel: "linkedin" | "call", consent: Consent) =>
      legalBasis(aLegalQuestion({ country, channel, consent }));
    expect(by("linkedin", signedUp)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("the recorded consent is for e-mail, and not for LinkedIn."),
    });
    expect(by("call", signedUp).kind).toBe("refused");
    expect(by("linkedin", { ...signedUp, channels: ["linkedin"] })).toMatchObject({
      kind: "allowed",
      basis: expect.stringContaining("card 118"),
    });
  }
  const mail = aLegalQuestion({ country: "DE", consent: { ...signedUp, channels: ["linkedin"] } });
  expect(legalBasis(mail).kind).toBe("refused");
});

test("LAW-CA-1: a published e-mail address opens no LinkedIn, and a relationship opens both", () => {
  const published: Consent = { kind: "published", source: "firm.example/team", at: "2026-11-02" };
  const canada = (consent: Consent) =>
    legalBasis(aLegalQuestion({ country: "CA", channel: "linkedin", consent }));
  expect(canada(published)).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("the recorded publication is for e-mail, and not for LinkedIn"),
  });
  expect(canada(customer).kind).toBe("allowed");
});

test("SES-1: a cold first touch leaves by the company's own mailbox only", () => {
  expect(legalBasis(aLegalQuestion({ country: "US" }))).toMatchObject({ transports: ["smtp"] });
  expect(legalBasis(aLegalQuestion({ country: "US", consent: customer }))).toMatchObject({
    transports: ["smtp", "ses"],
  });
});

test("who wrote to us may be answered anywhere", () => {
  for (const purpose of ["reply", "meeting"] as const) {
    const decision = legalBasis(
      aLegalQuestion({ country: "DE", subscriber: "individual", purpose }),
    );
    expect(decision).toMatchObject({ kind: "allowed", transports: ["smtp", "ses"] });
  }
});

test("an address that names nobody is enough in Belgium and Norway, a person's is not", () => {
  for (const country of ["BE", "NO"]) {
    const at = (isRole: boolean) =>
      legalBasis(aLegalQuestion({ country, address: { from: "own-site", isRole } })).kind;
    expect([at(true), at(false)]).toEqual(["allowed", "refused"]);
  }
});

test("every country of the EU, the EEA, and the usual markets has a row with its law and source", () => {
  const wanted =
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB CH US CA AU NZ";

  const rows = wanted.split(" ").map((country) => [country, countryPolicies.get(country)] as const);

  for (const [country, row] of rows) {
    expect(row, country).toMatchObject({
      law: expect.stringMatching(/\w{3}/),
      source: expect.stringMatching(/^https:/),
    });
    expect(row?.corporate[0], country).toBe("consent");
  }
});

describe("a lead", () => {
  test("is judged by what is stored of it: its legal form, country, and where the address is from", () => {
    const email = {
      address: "sales@ironmere.example",
      source: "website",
      kind: "role",
      confidence: 0.9,
      url: "https://ironmere.example/contact",
      foundOn: "2026-11-20",
      reason: "stands on the contact page",
    } as const;
    const lead = aLead({ company: { name: "Ironmere Fasteners", country: "CA" }, email });

    const decision = basisOfLead(lead, { channel: "email", purpose: "step" }, complianceNow);

    expect(decision).toMatchObject({
      kind: "allowed",
      basis: expect.stringContaining("https://ironmere.example/contact"),
    });
  });

  test("who asked to be left alone is, whatever the law would allow", () => {
    const lead = aLead({
      company: { name: "Kestrel Ltd", country: "GB" },
      doNotContact: "The file says of consent: withdrawn",
      consent: signedUp,
    });

    expect(basisOfLead(lead, { channel: "email", purpose: "step" }, complianceNow)).toEqual({
      kind: "refused",
      reason: "The file says of consent: withdrawn",
    });
  });
});
