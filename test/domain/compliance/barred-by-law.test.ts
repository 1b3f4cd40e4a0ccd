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

test("a ready lead in the United States is not barred", () => {
  const lead = aLead({ status: "ready", email, company: { name: "Kestrel Inc", country: "US" } });
  expect(barredByLaw(lead, now)).toBeUndefined();
});
