import { expect, test } from "vitest";
import { executiveRole, looksLikeTitle } from "#shared/domain/leads/executive-role.ts";
import { looksLikePersonName } from "#shared/domain/leads/person-name.ts";

test.each([
  ["Chief Executive Officer", "ceo"],
  ["President & CEO", "ceo"],
  ["Founder", "ceo"],
  ["Co-Founder and CEO", "ceo"],
  ["Owner", "ceo"],
  ["Managing Director", "ceo"],
  ["Geschäftsführer", "ceo"],
  ["Geschäftsführerin (CEO)", "ceo"],
  ["Inhaber", "ceo"],
  ["Directeur général", "ceo"],
  ["PDG", "ceo"],
  ["Président-directeur général", "ceo"],
  ["Chief Operating Officer", "coo"],
  ["Directeur des opérations", "coo"],
  ["CFO", "cfo"],
  ["Finance Director", "cfo"],
  ["Kaufmännischer Geschäftsführer", "cfo"],
  ["Directrice administrative et financière", "cfo"],
  ["Co-founder & CTO", "cto"],
  ["Technical Director", "cto"],
  ["Technischer Geschäftsführer", "cto"],
  ["VP Finance", "vp-finance"],
  ["Vice President, Finance", "vp-finance"],
  ["Head of Finance", "vp-finance"],
  ["VP of Operations", "vp-operations"],
  ["Vice President Supply Chain", "vp-operations"],
  ["Operations Director", "vp-operations"],
  ["Leiter Logistik", "vp-operations"],
  ["Betriebsleiterin", "vp-operations"],
  ["Directeur logistique", "vp-operations"],
  ["Executive Assistant to the CEO", "other"],
  ["Former CEO", "other"],
  ["Vice President of Sales", "other"],
  ["Deputy Managing Director", "other"],
  ["Board member", "other"],
  ["Head of Sales, Europe", "other"],
  ["Buyer", "other"],
])("%s sits as %s", (title, role) => {
  expect(executiveRole(title)).toBe(role);
});

test.each([
  "Hannah Thwaite",
  "Dr. Katrin Müller-Hainz",
  "Søren Ågård",
  "J. R. Okafor",
  "Ludwig van der Berg",
  "Żaneta Olszańska",
  "Ji-hoon Park",
])("%s is a person's name", (name) => {
  expect(looksLikePersonName(name)).toBe(true);
});

test.each([
  "Contact Us",
  "Sales Team",
  "Managing Director",
  "Kestrel Bearings Ltd",
  "Carbrook Forge Road",
  "Read More",
  "Offene Stellen",
  "hannah thwaite",
  "Hannah",
  "New York Office",
  "12 March 2026",
])("%s is nobody's name", (text) => {
  expect(looksLikePersonName(text)).toBe(false);
});

test("a sentence is no title", () => {
  expect(looksLikeTitle("She joined as a buyer. Then she left.")).toBe(false);
  expect(looksLikeTitle("Head of Purchasing")).toBe(true);
});
