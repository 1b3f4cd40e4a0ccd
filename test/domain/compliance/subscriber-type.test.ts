import { expect, test } from "vitest";
import { subscriberType } from "#shared/domain/compliance/subscriber-type.ts";

test.each([
  ["Kestrel Bearings Ltd.", "corporate"],
  ["KESTREL BEARINGS LIMITED", "corporate"],
  ["Varley Ashcombe Solicitors LLP", "corporate"],
  ["Brandtmüller Ventiltechnik GmbH", "corporate"],
  ["Brandtmüller GmbH & Co. KG", "corporate"],
  ["Pietravana Ceramiche S.p.A.", "corporate"],
  ["Vrbina Hydraulics a.s.", "corporate"],
  ["Havbrise Seafood A/S", "corporate"],
  ["Herramientas Orbaiko S.L.", "corporate"],
  ["Zawilec Sp. z o.o.", "corporate"],
  ["Saltmarsh & Pryce Brewing Supplies, LLC", "corporate"],
  ["Wexcombe University Robotics Society", "corporate"],
  ["Müller & Sohn GbR", "individual"],
  ["Bäckerei Huber e.K.", "individual"],
  ["De Gouden Leeuw V.O.F.", "individual"],
  ["Marlpit Lane Builders", "unknown"],
  ["Ltd", "unknown"],
  ["", "unknown"],
] as const)("LAW-UK-1: %s is %s", (name, expected) => {
  expect(subscriberType({ name })).toBe(expected);
});

test("LAW-UK-1: a private mailbox belongs to a person, whatever the company is called", () => {
  const company = { name: "Kestrel Bearings Ltd", email: "gareth.oduya@gmail.com" };

  expect(subscriberType(company)).toBe("individual");
});
