import { expect, test } from "vitest";
import { readerOf } from "#shared/domain/campaigns/reader.ts";
import { factClause } from "#shared/domain/campaigns/writing/fact-clause.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import { aCampaignLead, aFact, today } from "../../../support/campaign-builders.ts";

const about = {
  companyName: "Kestrel Bearings Ltd.",
  reader: readerOf(aCampaignLead(), []),
  now: today,
};

function deedOf(
  kind: Fact["kind"],
  statement: string,
  more: Partial<Fact> = {},
): string | undefined {
  return factClause(aFact({ kind, statement, ...more }), about)?.deed;
}

test.each([
  [
    "expansion",
    "In March 2026 Kestrel Bearings opened a second warehouse in Gdansk.",
    "opened a second warehouse in Gdansk in March",
  ],
  [
    "expansion",
    "We opened a site in Reno, Nevada on August 24, 2026.",
    "opened a site in Reno, Nevada, in August",
  ],
  [
    "expansion",
    "The company opened its eleventh warehouse in November 2025.",
    "opened your eleventh warehouse in November 2025",
  ],
  ["hiring", "Kestrel Bearings is hiring 14 planners.", "are hiring 14 planners"],
  [
    "hiring",
    "Kestrel Bearings has an open post for “Demand Planner” in Sheffield.",
    "are looking for a demand planner in Sheffield",
  ],
  [
    "hiring",
    "Kestrel Bearings has 5 open posts for “Replenishment Planner” in Reno, NV.",
    "are looking for 5 replenishment planners in Reno",
  ],
  [
    "export",
    "Kestrel Bearings keeps 6,400 part numbers in stock and exports to 19 countries.",
    "keep 6,400 part numbers in stock and export to 19 countries",
  ],
  [
    "customers",
    "Kestrel serves 2,300 customers, including steel fabricators and bus builders.",
    "serve 2,300 customers",
  ],
  [
    "funding",
    "Kestrel Bearings raised EUR 12 million in a Series A round led by Getijde Capital.",
    "raised EUR 12 million in a Series A round",
  ],
  [
    "appointment",
    "Gareth Oduya became Chief Operating Officer of Kestrel Bearings on 12 January 2026.",
    "became Chief Operating Officer of Kestrel Bearings in January 2026",
  ],
  [
    "export",
    "Kestrel Bearings employs 890 people and exports to 62 countries.",
    "export to 62 countries",
  ],
  [
    "hiring",
    "Kestrel Bearings is hiring 14 planners before Christmas 2026.",
    "are hiring 14 planners before Christmas",
  ],
] as const)("%s: %s", (kind, statement, deed) => {
  expect(deedOf(kind, statement)).toBe(deed);
});

test.each([
  ["expansion", "Kestrel Bearings opened a pop-up shop in Bath for the spring of 2026."],
  ["contract", "Kestrel Bearings won an order in Rotterdam."],
] as const)("too little or too short-lived to write about: %s: %s", (kind, statement) => {
  expect(deedOf(kind, statement)).toBeUndefined();
});

test("a date that only the quote gives is added", () => {
  const quote = "Im Juni 2026 haben wir in Zwickau ein zweites Montagewerk eröffnet.";
  expect(deedOf("expansion", "Kestrel Bearings opened a second plant in Zwickau.", { quote })).toBe(
    "opened a second plant in Zwickau in June",
  );
});

test.each([
  "The warehouse employs 22 people.",
  "Two factories in Poznan produce 38,000 tonnes.",
  "Halvorsen Marine opened a site in Lodz.",
  "Hannah Thwaite became Chief Executive Officer in 2018.",
  "Kestrel Bearings opened a warehouse in Lyon le.",
  "Kestrel Bearings opened a site where you get 20% off.",
  "Kestrel Bearings opened <b>a site</b> in Gdansk.",
  "Kestrel Bearings opened www.evil.example in Gdansk.",
  "Kestrel Bearings hates long meetings.",
  "Kestrel Bearings closed its Leeds plant.",
  "Kestrel Bearings opened talks to sell its Gdansk site.",
  "Kestrel Bearings opened an investigation into a fire in Gdansk.",
  "Kestrel Bearings started short-time work in May 2026.",
  "Nous avons ouvert un entrepôt à Lyon.",
])("nothing is said of: %s", (statement) => {
  expect(deedOf("expansion", statement, { quote: statement })).toBeUndefined();
});
