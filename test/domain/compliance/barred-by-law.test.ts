import { expect, test } from "vitest";
import { barredByLaw } from "#shared/domain/compliance/barred-by-law.ts";
import { aLead } from "../../support/builders.ts";

const now = new Date("2026-11-20T10:00:00Z");
const email = {
  address: "gareth.oduya@kestrel-bearings.example",
  source: "csv",
  kind: "personal",
  confidence: 0.9,
  reason: "It stood in the file.",
} as const;

test("LAW-DE: a ready lead in Germany without consent says why nobody may write to it", () => {
  const lead = aLead({ status: "ready", email, company: { name: "Kestrel GmbH", country: "DE" } });
  expect(barredByLaw(lead, now)).toMatch(/^cannot be written to: /);
  expect(barredByLaw({ ...lead, status: "parked" }, now)).toBeUndefined();
});

test("LAW-EU-3: who ticked a box for e-mail, whose own address nobody has, is not written to on LinkedIn instead", () => {
  const consent = {
    kind: "consent",
    source: "Ticked the box for e-mail at the cold-chain webinar",
    at: "2026-09-03",
  } as const;
  const lead = aLead({
    status: "ready",
    company: { name: "Zawilec Frozen Foods", country: "PL" },
    person: { linkedinUrl: "https://www.linkedin.com/in/zaneta-olszanska" },
    email: { ...email, source: "website", kind: "role" },
    consent,
  });
  expect(barredByLaw(lead, now)).toContain("was not given for this address");
  const onLinkedIn = { ...consent, channels: ["linkedin" as const] };
  expect(barredByLaw({ ...lead, consent: onLinkedIn }, now)).toBeUndefined();
});

test("a ready lead in the United States is not barred", () => {
  const lead = aLead({ status: "ready", email, company: { name: "Kestrel Inc", country: "US" } });
  expect(barredByLaw(lead, now)).toBeUndefined();
});
