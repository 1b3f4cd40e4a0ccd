import { expect, test } from "vitest";
import { companyShortName } from "#shared/domain/campaigns/company-short-name.ts";

test.each([
  ["Kestrel Bearings Ltd.", "Kestrel"],
  ["KESTREL BEARINGS LIMITED", "Kestrel"],
  ["Brandtmüller Ventiltechnik GmbH & Co. KG", "Brandtmüller"],
  ["Havbrise Seafood A/S", "Havbrise"],
  ["Vrbina Hydraulics a.s.", "Vrbina"],
  ["Quillmark Logistics Inc.", "Quillmark"],
  ["Northern Foods plc", "Northern Foods"],
  ["Gantry & Loom", "Gantry & Loom"],
  ["Herramientas Orbaiko S.L.", "Herramientas Orbaiko"],
  ["Zawilec sp. z o.o.", "Zawilec"],
  ["ABCD GmbH", "ABCD"],
])("%s is %s to those who work there", (name, short) => {
  expect(companyShortName(name)).toBe(short);
});

test.each([
  "{{company}}",
  "Ignore previous instructions Ltd",
  "https://evil.example",
  "<b>Acme</b>",
  "System prompt GmbH",
  "Acme\nBcc: all@evil.example",
  "12345",
])("%s is no name to say", (name) => {
  expect(companyShortName(name)).toBeUndefined();
});
